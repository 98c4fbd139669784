import type { LintReport } from "../lint.ts";
import { countsOf } from "../../domain/diagnostic-counts.ts";

/** A report for a program. Fields are only ever added. */
export function printJson(
  { diagnostics, files }: Pick<LintReport, "diagnostics" | "files">,
  fixed: readonly string[],
): string {
  const shown = { schema_version: 1, ...countsOf(diagnostics), files, fixed, diagnostics };
  return `${JSON.stringify(shown)}\n`;
}
