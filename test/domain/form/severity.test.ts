import { describe, expect, test } from "vitest";
import { readSeverity } from "../../../src/domain/form/severity.ts";
import type { Severity } from "../../../src/domain/policy.ts";
import { minutes } from "../../../src/domain/time.ts";

const severity = (code: string, label: string, ...aliases: readonly string[]): Severity => ({
  code,
  label,
  description: "",
  aliases,
  color: "b60205",
  acknowledgeWithin: undefined,
  resolveWithin: undefined,
  updateEvery: undefined,
  soakFor: minutes(0),
  postmortemWithin: undefined,
});
const NUMBERED = {
  severities: [
    severity("sev-1", "SEV-1", "sev1", "p1", "critical"),
    severity("sev-2", "SEV-2", "sev2", "p2", "high"),
    severity("sev-3", "SEV-3", "sev3", "p3", "medium"),
  ],
};
const NAMED = { severities: [severity("critical", "Critical"), severity("high", "High")] };
const known = (code: string) => ({ kind: "known", code });
const unsure = (worse: string, milder: string) => ({ kind: "unsure", between: [worse, milder] });

describe("the severity of an answer", () => {
  test.each([
    ["SEV-1", known("sev-1")],
    ["SEV-1 (critical outage / data loss)", known("sev-1")],
    ["SEV-2 — worse than SEV-3, milder than SEV-1", known("sev-2")],
    ["sev 2", known("sev-2")],
    ["Sev2: degraded", known("sev-2")],
    ["P1 — 本番が停止", known("sev-1")],
    ["P1(critical)", known("sev-1")],
    ["🔴 SEV-1", known("sev-1")],
    ["🔴 Critique — tout est arrêté", known("sev-1")],
    ["Krytyczny (nikt nie może płacić)", known("sev-1")],
    ["緊急（全停止）", known("sev-1")],
    ["Critical (서비스 전체 중단)", known("sev-1")],
    ["Wysoki", known("sev-2")],
    ["SEV-1, SEV-2", known("sev-1")],
    ["SEV-1 or P1", known("sev-1")],
  ])("%j is a level of the scale", (answer, result) => {
    expect(readSeverity(answer, NUMBERED)).toEqual(result);
  });

  test.each([
    ["Not sure", unsure("sev-1", "sev-2")],
    ["Not sure (SEV-2 or SEV-3)", unsure("sev-2", "sev-3")],
    ["Unsure between SEV-3 and SEV-2", unsure("sev-2", "sev-3")],
    ["Not sure, at least SEV-3", unsure("sev-1", "sev-2")],
    ["SEV-2 or SEV-3", unsure("sev-2", "sev-3")],
    ["🤷 Nie wiem (SEV-2 lub SEV-3)", unsure("sev-2", "sev-3")],
    ["Weiß nicht", unsure("sev-1", "sev-2")],
    ["Je ne sais pas", unsure("sev-1", "sev-2")],
    ["No estoy seguro (critical o high)", unsure("sev-1", "sev-2")],
    ["Nie wiem: wysoki albo średni", unsure("sev-2", "sev-3")],
    ["不确定（SEV-2或SEV-3）", unsure("sev-2", "sev-3")],
    ["わからない", unsure("sev-1", "sev-2")],
    ["???", unsure("sev-1", "sev-2")],
  ])("%j leaves two levels open", (answer, result) => {
    expect(readSeverity(answer, NUMBERED)).toEqual(result);
  });

  test.each([undefined, "", "  ", "N/A", "None", "_No response_"])("%j is no answer", (answer) => {
    expect(readSeverity(answer, NUMBERED)).toEqual({ kind: "absent" });
  });

  test.each(["SEV-12", "SEV-4", "P99 is high", "very bad", "seventh heaven", "Superhigh"])(
    "%j is no level of the scale",
    (answer) => {
      expect(readSeverity(answer, NUMBERED)).toEqual({ kind: "unknown", text: answer });
    },
  );

  test("a scale of names has the names of other languages too, and no numbers", () => {
    expect(readSeverity("Kritisch", NAMED)).toEqual(known("critical"));
    expect(readSeverity("SEV-1", NAMED)).toEqual({ kind: "unknown", text: "SEV-1" });
  });

  test("between the levels of a scale with one level there is only that one", () => {
    const { severities } = NAMED;
    expect(readSeverity("not sure", { severities: severities.slice(0, 1) })).toEqual(
      unsure("critical", "critical"),
    );
  });
});
