import { expect, test } from "vitest";
import { durations } from "../../../src/domain/postmortem/durations.ts";
import { instant, minutes } from "../../../src/domain/time.ts";

const at = (time: string) => instant(`2026-11-21T${time}:00Z`);

test("spans are measured from the report, detection from the beginning", () => {
  expect(
    durations({
      startedAt: at("03:00"),
      openedAt: at("03:10"),
      acknowledgedAt: at("03:14"),
      mitigatedAt: at("03:30"),
      resolvedAt: at("03:52"),
    }),
  ).toEqual({
    toDetect: minutes(10),
    toAcknowledge: minutes(4),
    toMitigate: minutes(20),
    toResolve: minutes(42),
  });
});

test("what never happened measures nothing", () => {
  expect(
    durations({
      startedAt: at("03:10"),
      openedAt: at("03:10"),
      acknowledgedAt: undefined,
      mitigatedAt: undefined,
      resolvedAt: undefined,
    }),
  ).toEqual({
    toDetect: minutes(0),
    toAcknowledge: undefined,
    toMitigate: undefined,
    toResolve: undefined,
  });
});

test("a beginning typed as later than the report measures nothing", () => {
  const moments = {
    startedAt: at("09:00"),
    openedAt: at("03:10"),
    acknowledgedAt: undefined,
    mitigatedAt: undefined,
    resolvedAt: undefined,
  };
  expect(durations(moments).toDetect).toBeUndefined();
});
