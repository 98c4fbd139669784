import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Attempt, Attempts } from "../../../src/domain/probe/damp.ts";
import { damp, mayRetry } from "../../../src/domain/probe/damp.ts";
import { makeReport } from "../../../src/domain/probe/make-report.ts";
import type { Health } from "../../../src/domain/probe/report.ts";
import { answered, specOf } from "./samples.ts";

const attempt = (health: Health, status = 200): Attempt => ({
  observation: answered({ status }),
  verdict: { health, summary: `Because of ${status}.`, assertions: [], values: {} },
});

const series = (...healths: readonly [Health, ...Health[]]): Attempts => {
  const [first, ...rest] = healths;
  return [attempt(first, 1), ...rest.map((health, index) => attempt(health, index + 2))];
};

describe("damp", () => {
  it.each([
    ["the only attempt", series("unhealthy"), "Because of 1."],
    ["the first healthy one", series("unhealthy", "healthy", "healthy"), "Because of 2."],
    ["the last when none is healthy", series("unhealthy", "unhealthy"), "Because of 2."],
  ] as const)("takes %s", (_, attempts, summary) => {
    expect(damp(attempts).verdict.summary).toBe(summary);
  });

  it("is healthy exactly when an attempt was", () => {
    const health = fc.constantFrom<Health>("healthy", "unhealthy", "inconclusive");
    fc.assert(
      fc.property(health, fc.array(health, { maxLength: 5 }), (first, rest) => {
        expect(damp(series(first, ...rest)).verdict.health === "healthy").toBe(
          [first, ...rest].includes("healthy"),
        );
      }),
    );
  });
});

describe("mayRetry", () => {
  it.each([
    [0, series("unhealthy"), false],
    [1, series("unhealthy"), true],
    [1, series("unhealthy", "unhealthy"), false],
    [3, series("healthy"), false],
    [3, series("inconclusive"), false],
    [3, series("unhealthy", "inconclusive"), false],
  ] as const)("with %i retries after %o: %s", (retries, attempts, wanted) => {
    expect(mayRetry(specOf([], { retries }), attempts)).toBe(wanted);
  });
});

it("a report is the attempt that counts, the number of attempts and who asked", () => {
  const origin = { request: "p1", runUrl: "https://github.com/o/r/actions/runs/7" };
  expect(makeReport(specOf([]), series("unhealthy", "healthy"), origin)).toEqual({
    version: 1,
    probe: "health",
    request: "p1",
    health: "healthy",
    summary: "Because of 2.",
    at: Date.UTC(2026, 10, 21, 3, 12, 45),
    latency: 143,
    attempts: 2,
    assertions: [],
    values: {},
    runUrl: "https://github.com/o/r/actions/runs/7",
  });
});
