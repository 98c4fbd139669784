import type { Config } from "../config/config.ts";
import { matchesGlob } from "../config/glob.ts";
import { CONFIG_FILE, isTemplate } from "../domain/team-files.ts";
import { isMarkdown } from "../domain/runbook/title.ts";
import type { CheckoutEntry, LintOptions } from "./lint.ts";

/** Paths of a checkout by what they are for the linter, each list in order. */
export interface FoundFiles {
  readonly runbooks: readonly string[];
  readonly templates: readonly string[];
  /** Symbolic links and submodules that stand where runbooks are. */
  readonly links: readonly CheckoutEntry[];
}

/** Finds what there is to look at. */
export function findFiles(
  entries: readonly CheckoutEntry[],
  { runbooks: globs }: Pick<Config, "runbooks">,
  { alsoRunbooks }: Pick<LintOptions, "alsoRunbooks">,
): FoundFiles {
  const sorted = entries.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const isRunbook = (path: string): boolean =>
    matchesGlob(globs, path) || alsoRunbooks?.has(path) === true;
  return {
    runbooks: sorted
      .filter(({ path, kind }) => kind === "file" && isMarkdown(path) && isRunbook(path))
      .map(({ path }) => path),
    templates: sorted
      .filter(({ path, kind }) => kind === "file" && isTemplate(path))
      .map(({ path }) => path),
    links: sorted.filter(
      ({ path, kind }) =>
        (kind === "symlink" || kind === "submodule") &&
        // A link to a script is none to runbooks; one without an extension may be to a folder of them.
        (isMarkdown(path) || !hasExtension(path)) &&
        isRunbook(path),
    ),
  };
}

const hasExtension = (path: string): boolean => path.lastIndexOf(".") > path.lastIndexOf("/") + 1;

/** What of the linter's work is asked for. */
export interface Concern {
  readonly anything: boolean;
  /** Whether the table of runbooks may have become another, or is asked for. */
  readonly index: boolean;
}

/** Whether what is reported on concerns the linter, be it there or not. */
export function concerns(
  { only, alsoRunbooks, needsIndex = false }: LintOptions,
  { runbooks, lint }: Config,
): Concern {
  if (only === undefined) return { anything: true, index: true };
  const paths = [...only];
  const hasRunbook = paths.some((path) => matchesGlob(runbooks, path));
  const hasOther = paths.some((path) => path === CONFIG_FILE || isTemplate(path));
  const index = needsIndex || hasRunbook || only.has(lint.index);
  return { anything: index || hasOther || (alsoRunbooks?.size ?? 0) > 0, index };
}
