import type { Rule } from "./rule.ts";

/** A rule that is about a file rather than about what a runbook says in it; the linter itself keeps these. */
export type FileRule = Pick<Rule, "name" | "level" | "summary">;

/** Such rules, by what they are about. */
export const FILE_RULES = {
  unreadable: {
    name: "unreadable",
    level: "error",
    summary: "The file is no text in UTF-8, or too large.",
  },
  link: {
    name: "not-a-file",
    level: "notice",
    summary: "A symbolic link or a submodule stands where runbooks are, and is not followed.",
  },
  comment: {
    name: "unknown-rule",
    level: "notice",
    summary: "A comment turns off a rule that does not exist.",
  },
  index: {
    name: "index",
    level: "warning",
    summary: "The table of runbooks is not current.",
  },
} as const satisfies Readonly<Record<string, FileRule>>;
