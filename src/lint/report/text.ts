import type { Diagnostic } from "../../domain/diagnostic.ts";
import type { LintReport } from "../lint.ts";
import { counted } from "../../domain/counted.ts";
import { countsOf, inWords } from "../../domain/diagnostic-counts.ts";

/** A report for people: what is wrong by file, what to do below it, and how much it is. */
export function printText({
  diagnostics,
  files,
}: Pick<LintReport, "diagnostics" | "files">): string {
  const blocks = [...Map.groupBy(diagnostics, ({ file }) => file)].map(([file, found]) =>
    [headOf(file), ...found.flatMap((diagnostic) => linesOf(diagnostic, found))].join("\n"),
  );
  return `${[...blocks, summaryOf(diagnostics, files.length)].join("\n\n")}\n`;
}

function linesOf(
  { line, column, severity, code, message, hint }: Diagnostic,
  all: readonly Diagnostic[],
): readonly string[] {
  const width = Math.max(...all.map((one) => placeOf(one).length));
  const place = placeOf({ line, column }).padEnd(width);
  const rule = code.replace(/^runbook\//u, "");
  return [
    `  ${place}  ${severity.padEnd(7)}  ${visible(message)} (${rule})`,
    ...(hint === "" ? [] : [`${" ".repeat(width + 13)}→ ${visible(hint)}`]),
  ];
}

const placeOf = ({ line, column }: Pick<Diagnostic, "line" | "column">): string =>
  `${line}:${column}`;

function summaryOf(diagnostics: readonly Diagnostic[], files: number): string {
  const found = diagnostics.length === 0 ? "Nothing is wrong" : inWords(countsOf(diagnostics));
  return files === 0 ? "There is nothing to look at." : `${found} in ${counted(files, "file")}.`;
}

/** A name that a runner would take for a command of its own gets something in front. */
const headOf = (file: string): string =>
  /^\s*(?:::|##\[)/u.test(file) ? `./${visible(file)}` : visible(file);

/** Text from a file as one line that cannot steer a terminal. */
const visible = (text: string): string =>
  text.toWellFormed().replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu, "�");
