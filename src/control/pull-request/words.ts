import { counted } from "../../domain/counted.ts";
import { countsOf, inWords } from "../../domain/diagnostic-counts.ts";
import type { Diagnostic } from "../../domain/diagnostic.ts";
import { codeSpan } from "../../domain/markdown/escape.ts";
import type { LintReport } from "../../lint/lint.ts";
import { shorten } from "../../render/shorten.ts";

/** Rows of the table; what is on the lines has no need of it. */
const MOST_ROWS = 30;

/** What became of a report on its way to the pull request. */
export interface Reach {
  /** How many problems are shown on their lines. */
  readonly shown: number;
  /** Files that were not read because they were too large or too many. */
  readonly unread: ReadonlySet<string>;
}

/** A report in one line: `2 errors, 1 warning in 3 files`. */
export function titleOf({ diagnostics, files }: LintReport): string {
  if (diagnostics.length === 0)
    return files.length === 0
      ? "Nothing to check"
      : `No problems in ${counted(files.length, "file")}`;
  const inFiles = counted(new Set(diagnostics.map(({ file }) => file)).size, "file");
  return `${inWords(countsOf(diagnostics))} in ${inFiles}`;
}

/** A report as Markdown: how much is wrong where, what is not shown, and what to do. */
export function summaryOf(report: LintReport, { shown, unread }: Reach): string {
  const { diagnostics, files, fixes } = report;
  return [
    diagnostics.length === 0 ? `${counted(files.length, "file")} looked at.` : tableOf(diagnostics),
    shown < diagnostics.length
      ? `${shown} of ${diagnostics.length} problems are shown on their lines; the others are left out.`
      : "",
    unread.size === 0
      ? ""
      : `${counted(unread.size, "file")} not read: too large, or too many for one check.`,
    adviceOf(diagnostics, fixes.size),
  ]
    .filter((paragraph) => paragraph !== "")
    .join("\n\n");
}

function adviceOf(diagnostics: readonly Diagnostic[], fixable: number): string {
  if (diagnostics.length === 0) return "";
  const look = "`npx sitrep lint` shows the same in a checkout";
  return fixable === 0
    ? `${look}.`
    : `${look}; \`npx sitrep lint --fix\` mends what is safe to mend, in ${counted(fixable, "file")}.`;
}

function tableOf(diagnostics: readonly Diagnostic[]): string {
  const byFile = Map.groupBy(diagnostics, ({ file }) => file);
  const rows = [...byFile].slice(0, MOST_ROWS).map(([file, found]) => {
    const { errors, warnings, notices } = countsOf(found);
    return `| ${codeSpan(shorten(file, 200), "cell")} | ${errors} | ${warnings} | ${notices} |`;
  });
  const left = byFile.size - rows.length;
  return [
    "| File | Errors | Warnings | Notices |",
    "| --- | ---: | ---: | ---: |",
    ...rows,
    ...(left === 0 ? [] : ["", `And ${counted(left, "more file")}.`]),
  ].join("\n");
}
