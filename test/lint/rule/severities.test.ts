import { expect, test } from "vitest";
import { htmlOnlyTable } from "../../../src/lint/rule/html-only-table.ts";
import { mixedScales } from "../../../src/lint/rule/mixed-scales.ts";
import { severityWithoutTarget } from "../../../src/lint/rule/severity-without-target.ts";
import { found, places, runbook } from "./subject.ts";

const table = (...rows: readonly string[]): readonly string[] => [
  "## Severity",
  "",
  "| Severity | Meaning | Respond |",
  "| --- | --- | --- |",
  ...rows,
  "",
];

test("a level without a target is told among others that have one", () => {
  const text = runbook(...table("| SEV-1 | All | 5 min |", "| SEV-2 | Some | |"));
  expect(found(severityWithoutTarget, text)).toEqual(["13:1 SEV-2 has no response target."]);
});

test("a scale without any target is told once", () => {
  const text = runbook(...table("| SEV-1 | All | |", "| SEV-2 | Some | |"));
  expect(found(severityWithoutTarget, text)).toEqual([
    "12:1 No severity of the scale (SEV-1, SEV-2) has a response target.",
  ]);
});

test.each([
  ["in working time", "next business day"],
  ["without a span", "next sprint"],
  ["that says none", "none"],
  ["that is a dash", "—"],
  ["that says none in Polish", "nie dotyczy"],
])("a level with a cell %s has all it needs", (_, cell) => {
  const text = runbook(...table("| SEV-1 | All | 5 min |", `| SEV-2 | Some | ${cell} |`));
  expect(found(severityWithoutTarget, text)).toEqual([]);
});

test("a postmortem's date is no response target", () => {
  const text = runbook(
    "## Severity",
    "",
    "| Severity | Postmortem |",
    "| --- | --- |",
    "| SEV-1 | 24 h |",
    "| SEV-2 | 48 h |",
  );
  expect(places(severityWithoutTarget, text)).toEqual(["12:1"]);
});

test("a scale of P beside one of SEV is told at the second", () => {
  const text = runbook(
    ...table("| SEV-1 | All | 5 min |", "| SEV-2 | Some | 1 h |"),
    "## Priority",
    "",
    "| Priority | Respond |",
    "| --- | --- |",
    "| P1 | 5 min |",
    "| P2 | 1 h |",
  );
  expect(found(mixedScales, text)).toEqual([
    "19:1 P1 belongs to another scale than SEV-1 on line 12.",
  ]);
});

test("a scale that names both codes of each level is one scale", () => {
  const text = runbook(
    ...table("| SEV-1 (P0) | All | 5 min |", "| SEV-2 (P1) | Some | 1 h |"),
    "A P0 and a SEV 2 are called by phone.",
  );
  expect(found(mixedScales, text)).toEqual([]);
});

test("a code that the scale does not have is told where it first stands", () => {
  const text = runbook(
    ...table("| SEV-1 | All | 5 min |", "| SEV-2 | Some | 1 h |"),
    "Call on SEV-1. Wait with SEV3, and with SEV-3.",
    "",
    "- [ ] Ask for a P1.",
  );
  expect(found(mixedScales, text)).toEqual([
    "15:26 SEV-3 is not a level of this file's scale (SEV-1, SEV-2).",
    "17:17 P1 is not a level of this file's scale (SEV-1, SEV-2).",
  ]);
});

test.each(["p95 is 800 ms", "P95 and P99 grow", "Phase P1 of the move", "`SEV-9`", "port P1.5"])(
  "%s is no code of a severity",
  (line) => {
    const text = runbook(...table("| SEV-1 | All | 5 min |", "| SEV-2 | Some | 1 h |"), line);
    expect(found(mixedScales, text)).toEqual([]);
  },
);

test("without a scale, SEV and P in different lines are told, side by side they are not", () => {
  expect(found(mixedScales, runbook("Page on SEV-1.", "", "A P2 can wait."))).toEqual([
    "10:3 P2 stands here, and elsewhere severities are called SEV.",
  ]);
  expect(found(mixedScales, runbook("Page on SEV-1 (P0).", "", "A P0 is loud."))).toEqual([]);
  expect(found(mixedScales, runbook("Page on SEV-1.", "", "A SEV-2 can wait."))).toEqual([]);
});

test("a scale in HTML only is told, a table for looks is not", () => {
  const scale =
    "<table><tr><th>Severity</th><th>Respond</th></tr><tr><td>SEV-1</td><td>5 min</td></tr><tr><td>SEV-2</td><td>1 h</td></tr></table>";
  expect(found(htmlOnlyTable, runbook("## Severity", "", scale))).toEqual([
    "10:1 SEV-1, SEV-2 stand only in an HTML table.",
  ]);
  expect(found(htmlOnlyTable, runbook("<table><tr><td>logo</td></tr></table>"))).toEqual([]);
});
