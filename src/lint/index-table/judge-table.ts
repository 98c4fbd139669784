import type { Config } from "../../config/config.ts";
import { parseMarkdown } from "../../domain/markdown/parse.ts";
import { FILE_RULES } from "../file-rule.ts";
import { judgementOf, type Judgement } from "../judgement.ts";
import { levelOf } from "../level.ts";
import type { Finding, RepositoryFiles } from "../rule.ts";
import type { Source } from "../source.ts";
import type { ReadRunbook } from "../subject.ts";
import { checkIndex } from "./check.ts";
import { rowsOf } from "./row.ts";

/** What a table of runbooks is compared with. */
export interface IndexSubject {
  readonly lint: Config["lint"];
  readonly runbooks: readonly ReadRunbook[];
  /** The file with the table, where it was read. */
  readonly source: Source | undefined;
  /** What is at its path. */
  readonly kind: ReturnType<RepositoryFiles["kindOf"]>;
  /** Whether there must be a table; then one that is not current is an error. */
  readonly isNeeded: boolean;
}

/** Compares the table of runbooks with the runbooks. */
export function judgeIndex(subject: IndexSubject): Judgement {
  const { lint, isNeeded } = subject;
  const severity = isNeeded ? "error" : levelOf(FILE_RULES.index, lint);
  const finding = severity === "off" ? undefined : find(subject);
  const rule = FILE_RULES.index.name;
  return judgementOf(
    lint.index,
    finding === undefined || severity === "off" ? [] : [{ rule, severity, finding }],
  );
}

function find({ lint, runbooks, source, kind, isNeeded }: IndexSubject): Finding | undefined {
  if (source === undefined && kind !== undefined)
    // What is wrong with a file that cannot be read is said elsewhere.
    return isNeeded && kind !== "file" ? NO_FILE : undefined;
  const rows = rowsOf(runbooks, lint.index);
  if (source === undefined && rows.length === 0) return undefined;
  const file = source && { text: source.text, root: parseMarkdown(source.text) };
  return checkIndex(file, rows, isNeeded);
}

const NO_FILE: Finding = {
  line: 1,
  column: 1,
  message: "The table of runbooks belongs here, but this is no file.",
  hint: "Name another one as `lint.index` in the config.",
};
