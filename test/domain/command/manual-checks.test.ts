import { describe, expect, test } from "vitest";
import type { Incident } from "../../../src/domain/incident.ts";
import { instant, minutes } from "../../../src/domain/time.ts";
import { INCIDENT, inPhase, judge, refusalOf, request } from "./situation.ts";

const AT = instant("2026-11-21T03:15:00Z");

const checking = (...done: readonly boolean[]): Incident => ({
  ...INCIDENT,
  validation: {
    requestedAt: AT,
    requestedBy: "ada",
    note: undefined,
    probes: [],
    soakFor: minutes(0),
    every: minutes(5),
    manual: done.map((isDone, index) => ({ text: `Check ${index + 1}`, isDone })),
    final: [],
    phaseBefore: "investigating",
    healthySince: AT,
    lastHealthyAt: AT,
    lastReadingAt: AT,
  },
});

function set(said: string, incident: Incident) {
  const decision = judge(said, request({ incident }));
  if (decision.kind === "refused") throw new Error(decision.why);
  return decision.events.map((event) =>
    event.kind === "manual-check-set" ? [event.check, event.isDone] : event.kind,
  );
}

describe("checks by hand", () => {
  test("are ticked and unticked by number, those that are so already passed over", () => {
    expect(set("/check 1 3", checking(false, false, false))).toEqual([
      [1, true],
      [3, true],
    ]);
    expect(set("/check 1-3", checking(false, true, false))).toEqual([
      [1, true],
      [3, true],
    ]);
    expect(set("/check 2", checking(false, true))).toEqual([]);
    expect(set("/uncheck 1 2", checking(true, false))).toEqual([[1, false]]);
  });

  test.each([
    ["/check 3", checking(false, false), /There is no check 3: they are numbered 1 to 2/u],
    ["/check 1-4", checking(false), /There is no check 4: there is one/u],
    ["/check 0", checking(false), /There is no check 0/u],
    ["/check c1.1", checking(false), /`\/done c1\.1`/u],
    ["/check 1", checking(), /lists nothing to check by hand/u],
    ["/check 1", INCIDENT, /`\/resolve` begins that/u],
    ["/check", checking(false), /numbers/u],
    ["/uncheck 1", inPhase("closed"), /closed/u],
  ])("%s is refused where it means nothing", (said, incident, why) => {
    expect(refusalOf(said, request({ incident }))).toMatch(why);
  });
});
