import { describe, expect, test } from "vitest";
import { DEFAULT_CONFIG } from "../../../src/config/defaults.ts";
import { firstResponse, firstResponses } from "../../../src/domain/runbook/first-response.ts";
import { parseRunbook } from "../../../src/domain/runbook/parse.ts";

const read = (text: string) => parseRunbook({ path: "runbooks/x.md", text: `# Ledger\n\n${text}` });
const forSeverity = (text: string, severity: string | undefined): readonly string[] =>
  firstResponses(read(text), severity, DEFAULT_CONFIG).map(({ heading }) => heading);
const part = (heading: string): string => `${heading}\n\n1. Look.\n2. Act.\n`;

const BY_CODE = [
  "## Actions per severity\n",
  part("### SEV0: critical"),
  part("### SEV1: high"),
  part("### SEV-2 (P1)"),
].join("\n");

describe("what a responder starts with", () => {
  test.each([
    ["sev-1", ["SEV1: high"]],
    ["sev-2", ["SEV-2 (P1)"]],
  ])("of steps for one severity each, at %s", (severity, headings) => {
    expect(forSeverity(BY_CODE, severity)).toEqual(headings);
  });

  test("where the document has none for that severity, its first ones", () => {
    expect(forSeverity(BY_CODE, "sev-3")).toEqual(["SEV0: critical"]);
  });

  test.each([
    ["### First 15 minutes (SEV-1)", "sev-1", true],
    ["### First 15 minutes (SEV-1)", "sev-2", false],
    ["### What to do on SEV-1 and SEV-2", "sev-2", true],
    ["### Phase P1", "sev-3", true],
    ["### Critical", "sev-2", true],
  ])("%s at %s: %s", (heading, severity, isIn) => {
    const text = `${part("## First response")}\n${part(heading)}`;
    const headings = forSeverity(text, severity);
    const scoped = read(text).checklists.at(-1)?.scope.severities ?? [];
    expect(headings).toContain("First response");
    // A part that is for any severity is no further first response.
    expect(headings.length > 1 || scoped.length === 0).toBe(isIn);
  });

  test("of words that are levels of one scale, the word of the severity", () => {
    const text = `${part("## First response")}\n${part("### Critical")}\n${part("### Minor")}`;
    expect(forSeverity(text, "sev-1")).toEqual(["First response", "Critical"]);
  });

  test("of a scale that is none of the team's, everything", () => {
    const text = `## First response\n\n${part("### P4")}\n${part("### P5")}`;
    expect(forSeverity(text, "sev-1")).toEqual(["P4", "P5"]);
  });

  test("never the steps of one case, where there are others", () => {
    const text = `## Mitigation\n\n${part("### Case A: duplicates")}\n${part("### Any time")}`;
    expect(forSeverity(text, "sev-1")).toEqual(["Any time"]);
    expect(firstResponse(read(`## Mitigation\n\n${part("### Case A: x")}`))?.heading).toBe(
      "Case A: x",
    );
  });

  test("lettered headings are cases only beside others", () => {
    const branches = (text: string) => read(text).checklists.map(({ scope }) => scope.branch);
    expect(branches(`## Diagnosis\n\n${part("### A) Spike")}\n${part("### B) Leak")}`)).toEqual([
      "A) Spike",
      "B) Leak",
    ]);
    expect(branches(`## Diagnosis\n\n${part("### A) Spike")}`)).toEqual([undefined]);
  });
});

test("a case is not taken for the part of an incident that a word of it names", () => {
  const { sections } = read(
    `## Diagnosis\n\n${part("### Case A: synced, and different afterwards")}\n${part("### Case B: rollback failed")}`,
  );
  expect(sections.slice(1).map(({ role }) => role)).toEqual([
    "diagnosis",
    "diagnosis",
    "diagnosis",
  ]);
});

test("the box of a task is no part of its step, whatever stands behind it", () => {
  const { checklists } = read(
    "## Steps\n\n- [ ] `PING` answers\n- [x] **Lag** is low\n- [ ] Errors are gone\n",
  );
  expect(checklists[0]?.steps.map(({ text }) => text)).toEqual([
    "`PING` answers",
    "**Lag** is low",
    "Errors are gone",
  ]);
});
