import { FILE_RULES } from "../../lint/file-rule.ts";
import type { LintReport } from "../../lint/lint.ts";
import { printCommands } from "../../lint/report/github.ts";
import { printJson } from "../../lint/report/json.ts";
import { printSarif } from "../../lint/report/sarif.ts";
import { printText } from "../../lint/report/text.ts";
import { RULES } from "../../lint/rules.ts";
import { requireSections } from "../../lint/rule/missing-section.ts";

/** How a report can be printed, the usual way first. */
export const FORMATS = ["text", "json", "sarif", "github"] as const;

/** A report in one of `FORMATS`; `fixed` are the files that were mended before. */
export function printReport(format: string, report: LintReport, fixed: readonly string[]): string {
  const { diagnostics } = report;
  switch (format) {
    case "json":
      return printJson(report, fixed);
    case "sarif":
      return printSarif(diagnostics, [...RULES, requireSections([]), ...Object.values(FILE_RULES)]);
    case "github":
      return printCommands(diagnostics);
    default:
      return printText(report);
  }
}
