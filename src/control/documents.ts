import type { Config } from "../config/config.ts";
import type { ConfigReading } from "../config/reading.ts";
import type { Diagnostic } from "../domain/diagnostic.ts";
import type { FormDefinition } from "../domain/form/definition.ts";

/** Understands the config of a repository. */
export interface ConfigDocuments {
  /** In force where a repository has no config. */
  readonly defaults: Config;
  /** `text` is `undefined` when the file is not UTF-8. */
  readonly readConfig: (text: string | undefined, file: string) => Promise<ConfigReading>;
}

/** Understands the files of a repository that are YAML or name files by pattern; `src/config/documents.ts` is it. */
export interface Documents extends ConfigDocuments {
  /** Questions of an issue form; none when the text is no form. */
  readonly readForm: (text: string) => FormDefinition;
  /** Front matter of a Markdown file, as far as it can be read. */
  readonly readFrontMatter: (text: string) => {
    readonly values: Readonly<Record<string, unknown>>;
    readonly diagnostics: readonly Diagnostic[];
  };
  /** Whether one of the globs names the path. */
  readonly matchesGlob: (globs: readonly string[], path: string) => boolean;
}
