import { expect, it } from "vitest";
import { earlierOf, historyOf } from "../../../src/domain/probe/history.ts";
import { keptOf } from "../../../src/domain/probe/keep.ts";
import { needsHistory } from "../../../src/domain/probe/needs-history.ts";
import type { ProbeReport } from "../../../src/domain/probe/report.ts";
import { instant, milliseconds, minutes } from "../../../src/domain/time.ts";
import { specOf } from "./samples.ts";

const report = (
  request: string | undefined,
  at: number,
  change: Partial<ProbeReport> = {},
): ProbeReport => ({
  version: 1,
  probe: "health",
  request,
  health: "healthy",
  summary: "",
  at: instant(at),
  latency: milliseconds(80),
  attempts: 1,
  assertions: [],
  values: { depth: at },
  runUrl: undefined,
  ...change,
});

const depths = (reports: readonly ProbeReport[], probe = "health") =>
  earlierOf(historyOf(reports).get(probe) ?? [], "depth").map(({ value }) => value);

it("a history has the readings of each probe, oldest first, however they are told", () => {
  const reports = [report("c", 3), report("a", 1), report("b", 2, { probe: "queue" })];
  expect(depths(reports)).toEqual([1, 3]);
  expect(depths(reports, "queue")).toEqual([2]);
});

it("a run counts once, as it is told last; without a request its moment tells it", () => {
  const told = [report("a", 1), report("a", 1, { values: { depth: 7 } }), report(undefined, 5)];
  expect(depths([...told, report(undefined, 5)])).toEqual([7, 5]);
});

it("a history is bounded to the newest readings", () => {
  const many = Array.from({ length: 200 }, (_, index) => report(`r${index}`, index));
  expect(depths(many)).toEqual(Array.from({ length: 60 }, (_, index) => index + 140));
});

it("a report whose moment is none is no reading", () => {
  expect(depths([report("a", Number.NaN), report("b", 9e15)])).toEqual([]);
});

it("a reading is what its run alone said", () => {
  const readings = historyOf([report("a", 1, { reading: "unhealthy" }), report("b", 2)]).get(
    "health",
  );
  expect(readings?.map(({ health, reading }) => [health, reading])).toEqual([
    ["healthy", "unhealthy"],
    ["healthy", "healthy"],
  ]);
});

it("only readings that have a value count for it, and names of objects are none", () => {
  const readings = historyOf([report("a", 1, { values: {} }), report("b", 2)]).get("health") ?? [];
  expect(earlierOf(readings, "depth").map(({ value }) => value)).toEqual([2]);
  expect(earlierOf(readings, "constructor")).toEqual([]);
});

it("the record keeps of a report its values and what does not hold, within bounds", () => {
  const values = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`v${index}`, index]));
  const assertions = Array.from({ length: 40 }, (_, index) => ({
    assertion: `${index}`,
    holds: index % 2 === 0,
    found: "",
  }));
  const kept = keptOf(
    report("a", 1, { values, assertions, timings: { dns: 1 }, reading: "unhealthy" }),
  );
  expect(Object.keys(kept.values)).toHaveLength(40);
  expect(kept.assertions.map(({ assertion }) => assertion)).toEqual([
    "1",
    "3",
    "5",
    "7",
    "9",
    "11",
    "13",
    "15",
    "17",
    "19",
  ]);
  expect(kept).toMatchObject({ reading: "unhealthy", timings: undefined, request: "a" });
});

it("earlier readings are asked for only by trends and hysteresis", () => {
  const value = (kind: "falling" | "not-growing") =>
    ({ kind: "value", name: "depth", test: { kind } }) as const;
  expect([
    needsHistory(specOf([{ kind: "status", anyOf: [200] }])),
    needsHistory(
      specOf([{ kind: "value", name: "a", test: { kind: "newer-than", span: minutes(1) } }]),
    ),
    needsHistory(specOf([value("falling")])),
    needsHistory(specOf([{ kind: "json", path: "$.a", test: { kind: "not-growing" } }])),
    needsHistory(specOf([], { hysteresis: { fail: 2, recover: 1 } })),
    needsHistory(specOf([], { hysteresis: { fail: 1, recover: 2 } })),
  ]).toEqual([false, false, true, true, true, true]);
});
