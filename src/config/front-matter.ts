import type { Diagnostic } from "../domain/diagnostic.ts";
import { readYaml, type YamlDocument } from "./yaml-document.ts";

/** Front matter as far as it can be read. */
export interface FrontMatter {
  /** Plain data by key. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Where its values stand, with lines of the whole file; `undefined` where there is none that can be read. */
  readonly yaml: YamlDocument | undefined;
  /** With lines of the whole file. All are warnings: a runbook is of use without its front matter. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads the YAML between `---` lines at the beginning of a Markdown file. Of a key that stands twice the last counts.
 * Where the YAML is broken, lines of the form `key: text` are still read.
 */
export function readFrontMatter(markdown: string, file = ""): FrontMatter {
  const yaml = frontMatterOf(markdown);
  if (yaml === undefined) return NONE;
  // The empty line stands for the `---` above, so that lines are those of the file.
  const reading = readYaml(`\n${yaml}`, file);
  const diagnostics = reading.diagnostics.map((diagnostic): Diagnostic => ({
    ...diagnostic,
    severity: "warning",
  }));
  if (reading.kind === "unreadable") return { ...NONE, values: salvage(yaml), diagnostics };
  const value = reading.value ?? {};
  if (isMapping(value)) return { values: value, yaml: reading.yaml, diagnostics };
  const noMapping: Diagnostic = {
    file,
    line: 2,
    column: 1,
    severity: "warning",
    code: "front-matter/no-mapping",
    message: "The front matter must be lines of the form `key: value`.",
    hint: "If it is none, leave an empty line above the first `---`.",
  };
  return { ...NONE, diagnostics: [...diagnostics, noMapping] };
}

const NONE: FrontMatter = { values: {}, yaml: undefined, diagnostics: [] };

/** Longer front matter is somebody's text between two rules. */
const LIMIT = 64 * 1024;

function frontMatterOf(markdown: string): string | undefined {
  const opening = /^\uFEFF?---[ \t]*\r?\n/u.exec(markdown)?.[0].length;
  if (opening === undefined) return undefined;
  const rest = markdown.slice(opening, opening + LIMIT);
  const closing = /^---[ \t]*\r?$/mu.exec(rest);
  return closing === null ? undefined : rest.slice(0, closing.index);
}

const isMapping = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Lines such as `title: API: down`, `severity: 'high` or `owner: @team`, which are clear to people. */
function salvage(yaml: string): Readonly<Record<string, unknown>> {
  const entries = yaml.split(/\r\n|\r|\n/u).flatMap((text) => {
    const { key, value } =
      /^(?<key>[A-Za-z][\w-]{0,60})[ \t]*:(?=[ \t]|$)(?<value>.*)$/u.exec(text)?.groups ?? {};
    const words = unquote(value ?? "");
    return key === undefined || words === "" ? [] : [[key, words] as const];
  });
  return Object.fromEntries(entries);
}

const unquote = (value: string): string => {
  const trimmed = value.trim();
  const inner = /^(?<mark>["'])(?<words>.*?)\k<mark>?$/u.exec(trimmed)?.groups?.["words"];
  return (inner ?? trimmed).trim();
};
