import { describe, expect, test } from "vitest";
import type { ProbeRun, Validation } from "../../../src/domain/incident.ts";
import { finalsAsked, finalsOf, isFinal } from "../../../src/domain/validation/final.ts";
import { soakedAt, isSoakOnRecord, openChecks } from "../../../src/domain/validation/soak.ts";
import type { Health, ProbeReport } from "../../../src/domain/probe/report.ts";
import { after, instant, minutes } from "../../../src/domain/time.ts";

const START = instant("2026-11-21T03:00:00Z");
const at = (minute: number) => after(START, minutes(minute));

const validation = (changes: Partial<Validation> = {}): Validation => ({
  requestedAt: START,
  requestedBy: "ada",
  note: undefined,
  probes: ["health"],
  soakFor: minutes(10),
  every: minutes(5),
  manual: [],
  final: ["smoke", "login"],
  phaseBefore: "mitigating",
  healthySince: START,
  lastHealthyAt: START,
  lastReadingAt: START,
  ...changes,
});

const report = (health: Health, minute: number): ProbeReport => ({
  version: 1,
  probe: "smoke",
  request: undefined,
  health,
  summary: "",
  at: at(minute),
  latency: undefined,
  attempts: undefined,
  assertions: [],
  values: {},
  runUrl: undefined,
});

/** A final probe asked for at a minute, and what came of it two minutes later. */
function final(minute: number, end: Health | "pending" | "lost", group = `f${minute}`): ProbeRun {
  const ended = at(minute + 2);
  return {
    request: `${group}~smoke`,
    probe: "smoke",
    purpose: "validation",
    group,
    requestedAt: at(minute),
    requestedBy: "ada",
    outcome:
      end === "pending"
        ? { kind: "pending" }
        : end === "lost"
          ? { kind: "lost", why: "no report", at: ended }
          : { kind: "reported", report: report(end, minute + 2), at: ended },
  };
}

const kindOf = (runs: readonly ProbeRun[], changes: Partial<Validation> = {}): string =>
  finalsOf({ probeRuns: runs }, validation(changes)).kind;

describe("the final probes are", () => {
  test.each<[string, readonly ProbeRun[], Partial<Validation>, string]>([
    ["healthy where there are none", [], { final: [] }, "healthy"],
    ["due before they were asked for", [], {}, "due"],
    ["pending while one runs", [final(10, "healthy"), final(10, "pending")], {}, "pending"],
    ["healthy when all are", [final(10, "healthy"), final(10, "healthy")], {}, "healthy"],
    ["due again after a red one", [final(10, "unhealthy"), final(10, "healthy")], {}, "due"],
    [
      "inconclusive where one was lost",
      [final(10, "lost"), final(10, "healthy")],
      {},
      "inconclusive",
    ],
    ["inconclusive where one could not look", [final(10, "inconclusive")], {}, "inconclusive"],
    [
      "due where they are older than the soak",
      [final(10, "healthy")],
      { healthySince: at(20) },
      "due",
    ],
    [
      "due where they are older than the red reading that nothing healthy has followed",
      [final(10, "healthy")],
      { healthySince: undefined, lastReadingAt: at(20) },
      "due",
    ],
    ["judged by the last group", [final(10, "lost"), final(17, "healthy")], {}, "healthy"],
    ["none of an earlier resolution", [final(10, "healthy")], { requestedAt: at(30) }, "due"],
  ])("%s", (_, runs, changes, kind) => {
    expect(kindOf(runs, changes)).toBe(kind);
  });

  test("asked again a reading's time after one that could not look", () => {
    expect(finalsOf({ probeRuns: [final(10, "lost")] }, validation())).toEqual({
      kind: "inconclusive",
      againAt: at(17),
    });
  });

  test("healthy as of the last of them", () => {
    expect(
      finalsOf({ probeRuns: [final(12, "healthy", "f"), final(10, "healthy", "f")] }, validation()),
    ).toEqual({ kind: "healthy", at: at(14) });
  });

  test("counted by group, and no readings", () => {
    const reading = { ...final(5, "healthy"), group: undefined };
    expect(isFinal(reading)).toBe(false);
    expect(isFinal({ purpose: "triage", group: "f" })).toBe(false);
    const runs = [reading, final(10, "healthy"), final(10, "healthy"), final(17, "lost")];
    expect(finalsAsked(runs, START)).toBe(2);
    expect(finalsAsked(runs, at(11))).toBe(1);
  });
});

describe("the soak has held", () => {
  test.each<[string, Partial<Validation>, number | undefined]>([
    ["its time after the first healthy reading", { healthySince: at(3) }, 13],
    ["at no known moment before one", { healthySince: undefined }, undefined],
    [
      "its time after a red final probe where nothing is read",
      { probes: [], healthySince: undefined, lastReadingAt: at(20) },
      30,
    ],
    [
      "after a reading's time at the least, so that a red final probe does not run on and on",
      { probes: [], healthySince: undefined, lastReadingAt: at(20), soakFor: minutes(0) },
      25,
    ],
    [
      "at no known moment where nothing is read and nothing was",
      { probes: [], healthySince: undefined, lastReadingAt: undefined },
      undefined,
    ],
  ])("%s", (_, changes, minute) => {
    expect(soakedAt(validation(changes))).toBe(minute === undefined ? undefined : at(minute));
  });

  test("by the record when the last healthy reading is as late; without probes by time alone", () => {
    expect(isSoakOnRecord(validation({ lastHealthyAt: at(9) }))).toBe(false);
    expect(isSoakOnRecord(validation({ lastHealthyAt: at(10) }))).toBe(true);
    expect(isSoakOnRecord(validation({ healthySince: undefined }))).toBe(false);
    expect(isSoakOnRecord(validation({ probes: [], lastHealthyAt: START }))).toBe(true);
  });

  test("and what people still have to check is counted", () => {
    const manual = [true, false, false].map((isDone) => ({ text: "x", isDone }));
    expect(openChecks({ manual })).toBe(2);
  });
});
