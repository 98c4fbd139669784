import { counted } from "../../domain/counted.ts";
import type { Finding } from "./finding.ts";

/** Findings for a person: a line each, and what to do below it. */
export function printText(findings: readonly Finding[]): string {
  const width = Math.max(...findings.map(({ about }) => about.length));
  const lines = findings.flatMap(({ about, state, says, todo }) => [
    `${state.padEnd(4)}  ${about.padEnd(width)}  ${says}`,
    ...(todo === undefined ? [] : [`${" ".repeat(width + 8)}→ ${todo}`]),
  ]);
  return [...lines, "", summary(findings), ""].join("\n");
}

/** Findings for a program. */
export function printJson(findings: readonly Finding[]): string {
  const shown = findings.map(({ about, state, says, todo }) => ({
    about,
    state,
    says,
    todo: todo ?? null,
  }));
  const { warned, failed } = counts(findings);
  return `${JSON.stringify({ schema_version: 1, warned, failed, findings: shown })}\n`;
}

/** How many findings are worth a thought, and how many need doing. */
export function counts(findings: readonly Finding[]): {
  readonly warned: number;
  readonly failed: number;
} {
  const count = (state: Finding["state"]): number =>
    findings.filter((finding) => finding.state === state).length;
  return { warned: count("warn"), failed: count("fail") };
}

function summary(findings: readonly Finding[]): string {
  const { warned, failed } = counts(findings);
  if (warned + failed === 0) return "Everything is as it should be.";
  return `${counted(failed, "failure")}, ${counted(warned, "warning")}.`;
}
