import { describe, expect, test } from "vitest";
import { isActive, PHASES, SETTABLE_PHASES } from "../../src/domain/phase.ts";
import { findService, findSeverity, type Severity } from "../../src/domain/policy.ts";
import { minutes } from "../../src/domain/time.ts";

const severity = (code: string, label: string, ...aliases: readonly string[]): Severity => ({
  code,
  label,
  aliases,
  description: "",
  color: "ff0000",
  acknowledgeWithin: undefined,
  resolveWithin: undefined,
  updateEvery: undefined,
  soakFor: minutes(0),
  postmortemWithin: undefined,
});

const policy = {
  severities: [severity("sev-1", "Code Red", "p1", "critical"), severity("sev-2", "SEV-2")],
  services: [
    { id: "sync", label: "Sync jobs", aliases: ["queue"], runbook: undefined },
    { id: "zażółć", label: "Gęślą", aliases: [], runbook: undefined },
  ],
};

describe("a severity", () => {
  test.each([
    ["sev-1", "sev-1"],
    ["SEV1", "sev-1"],
    ["Sev 1", "sev-1"],
    ["code-red", "sev-1"],
    ["Critical!", "sev-1"],
    ["P1", "sev-1"],
    ["sev2", "sev-2"],
  ])("is meant by %j", (word, code) => {
    expect(findSeverity(policy, word)?.code).toBe(code);
  });

  test.each(["", "sev", "sev-12", "sev-3", "red", "1"])("is not meant by %j", (word) => {
    expect(findSeverity(policy, word)).toBeUndefined();
  });
});

describe("a service", () => {
  test.each([
    ["sync", "sync"],
    ["Sync Jobs", "sync"],
    ["QUEUE", "sync"],
    ["Zażółć", "zażółć"],
    ["gęślą", "zażółć"],
  ])("is meant by %j", (word, id) => {
    expect(findService(policy, word)?.id).toBe(id);
  });

  test.each(["", "jobs", "syncs", "za"])("is not meant by %j", (word) => {
    expect(findService(policy, word)).toBeUndefined();
  });
});

describe("a phase", () => {
  test("is active from the report to the resolution", () => {
    expect(PHASES.filter((phase) => isActive(phase))).toEqual([
      "triage",
      "investigating",
      "identified",
      "mitigating",
      "monitoring",
    ]);
  });

  test("can be set by hand where nothing else decides it", () => {
    expect(SETTABLE_PHASES).toEqual(["investigating", "identified", "mitigating", "monitoring"]);
  });
});
