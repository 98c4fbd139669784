import type { Checkout, CheckoutEntry, LintReport } from "../../src/lint/lint.ts";
import { createLinter } from "../../src/lint/linter.ts";
import type { Rule } from "../../src/lint/rule.ts";
import { requireSections } from "../../src/lint/rule/missing-section.ts";
import { instant } from "../../src/domain/time.ts";
import type { LintOptions } from "../../src/lint/lint.ts";

/** What stands at a path: text, bytes, or by its name something that is no file. */
type Content = string | Uint8Array;

const KINDS: ReadonlySet<unknown> = new Set(["symlink", "submodule", "folder"]);

/** A checkout in memory. */
export function checkoutOf(files: Readonly<Record<string, Content>>): Checkout & {
  /** Paths that were read, in order. */
  readonly asked: readonly string[];
} {
  const asked: string[] = [];
  return {
    asked: asked,
    entries: Object.entries(files).map(([path, content]) => ({ path, kind: kindOf(content) })),
    read: async (path) => {
      asked.push(path);
      const content = files[path];
      if (content === undefined || KINDS.has(content)) return undefined;
      return await Promise.resolve(
        typeof content === "string" ? new TextEncoder().encode(content) : content,
      );
    },
  };
}

const kindOf = (content: Content): CheckoutEntry["kind"] =>
  content === "symlink" || content === "submodule" || content === "folder" ? content : "file";

/** A runbook that can be attached to an incident. */
export const RUNBOOK =
  "# API down\n\n## First response\n\n1. Look at the dashboard.\n2. Tell people.\n";

/** Lints files in memory by some rules. */
export const lintBy = (
  rules: readonly Rule[],
  files: Readonly<Record<string, Content>>,
  options: Partial<LintOptions> = {},
): Promise<LintReport> =>
  createLinter({ rules, requireSections })(checkoutOf(files), {
    now: instant("2026-11-28T00:00:00Z"),
    only: undefined,
    ...options,
  });

/** Each diagnostic in one line: `file:line:column severity code message (hint)`. */
export const shown = ({ diagnostics }: Pick<LintReport, "diagnostics">): readonly string[] =>
  diagnostics.map(
    ({ file, line, column, severity, code, message, hint }) =>
      `${file}:${line}:${column} ${severity} ${code} ${message}${hint === "" ? "" : ` (${hint})`}`,
  );

/** A rule that finds a word on each line that has it, and mends it where it is told how. */
export const wordRule = (
  name: string,
  word: string,
  rest: Partial<Pick<Rule, "level">> & { readonly by?: string } = {},
): Rule => ({
  name,
  level: rest.level ?? "warning",
  summary: `The word ${word} is in it.`,
  check: function* ({ text }) {
    for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
      const before = text.slice(0, at).split("\n");
      yield {
        line: before.length,
        column: (before.at(-1)?.length ?? 0) + 1,
        message: `Here is ${word}.`,
        hint: "",
        ...(rest.by === undefined
          ? {}
          : { fix: { from: at, to: at + word.length, text: rest.by } }),
      };
    }
  },
});
