import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Attempt, Attempts } from "../../../src/domain/probe/damp.ts";
import { damp, mayRetry, pauseOf } from "../../../src/domain/probe/damp.ts";
import { makeReport } from "../../../src/domain/probe/make-report.ts";
import type { Health, ProbeReport } from "../../../src/domain/probe/report.ts";
import { seconds } from "../../../src/domain/time.ts";
import type { Observation } from "../../../src/domain/probe/observation.ts";
import { inEnglish } from "../../support/wording.ts";
import { answered, failed, specOf } from "./samples.ts";

const attempt = (health: Health, status = 200): Attempt => ({
  observation: answered({ status }),
  verdict: {
    health,
    summary: `Because of ${status}.`,
    says: { kind: "no-answer", message: String(status) },
    assertions: [],
    values: {},
  },
});

/** What a report says as data, in English. */
const said = ({ says }: ProbeReport): string => inEnglish(says ?? "");

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
    expect(damp(attempts, specOf([])).verdict.summary).toBe(summary);
  });

  it("is healthy exactly when an attempt was", () => {
    const health = fc.constantFrom<Health>("healthy", "unhealthy", "inconclusive");
    fc.assert(
      fc.property(health, fc.array(health, { maxLength: 5 }), (first, rest) => {
        expect(damp(series(first, ...rest), specOf([])).verdict.health === "healthy").toBe(
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

describe("samples", () => {
  const samples = (need: number, of: number) =>
    specOf([], { samples: { need, of, every: seconds(7) } });
  const [well, ill, blind] = ["healthy", "unhealthy", "inconclusive"] as const;

  it.each([
    [2, 3, series(well, ill, well), "healthy", "Because of 3."],
    [2, 3, series(well, ill, ill), "unhealthy", "Because of 3."],
    [3, 3, series(well, ill), "unhealthy", "Because of 2."],
    [1, 3, series(ill, well), "healthy", "Because of 2."],
    [2, 3, series(well, blind), "inconclusive", "Because of 2."],
  ] as const)("of %i in %i take %o for %s", (need, of, attempts, health, summary) => {
    expect(damp(attempts, samples(need, of)).verdict).toMatchObject({ health, summary });
  });

  it.each([
    [2, 3, series(well), true],
    [2, 3, series(well, well), false],
    [2, 3, series(well, ill), true],
    [2, 3, series(ill, ill), false],
    [3, 3, series(ill), false],
    [1, 3, series(ill, ill), true],
    [2, 3, series(blind), false],
  ] as const)("%i of %i: after %o another attempt is needed: %s", (need, of, attempts, wanted) => {
    expect(mayRetry({ ...samples(need, of), retries: 9 }, attempts)).toBe(wanted);
  });

  it("are as far apart as the spec says, and retries as far as theirs", () => {
    expect([samples(1, 2), specOf([])].map(pauseOf)).toEqual([seconds(7), seconds(2)]);
  });

  it("end as soon as they are decided, and decide as all of them would have", () => {
    const health = fc.constantFrom<Health>(well, ill);
    const counts = fc.integer({ min: 1, max: 8 }).chain((of) =>
      fc.record({
        need: fc.integer({ min: 1, max: of }),
        all: fc.array(health, { minLength: of, maxLength: of }),
      }),
    );
    fc.assert(
      fc.property(counts, ({ need, all: [first = well, ...rest] }) => {
        const spec = samples(need, rest.length + 1);
        let attempts = series(first);
        for (const next of rest) {
          if (!mayRetry(spec, attempts)) break;
          attempts = series(first, ...rest.slice(0, attempts.length - 1), next);
        }
        const healthy = [first, ...rest].filter((one) => one === well).length;
        expect(mayRetry(spec, attempts)).toBe(false);
        expect(damp(attempts, spec).verdict.health).toBe(healthy >= need ? well : ill);
      }),
    );
  });

  it("are told of in the report", () => {
    const origin = { request: undefined, runUrl: undefined };
    const report = makeReport(samples(2, 3), series(ill, well, well), origin);
    expect(report).toMatchObject({
      health: "healthy",
      attempts: 3,
      summary: "Because of 3. Healthy in 2 of 3 attempts; it takes 2 of 3.",
    });
    expect(said(report)).toBe(
      "The service did not answer: 3. Healthy in 2 of 3 attempts; it takes 2 of 3.",
    );
  });
});

describe("a report", () => {
  const origin = { request: "p1", runUrl: undefined };

  it("says that readings before it make the service count as something else", () => {
    const spec = specOf([], { hysteresis: { fail: 3, recover: 2 } });
    const report = makeReport(spec, series("unhealthy"), origin);
    const held = "1 of 3 failing readings in a row; counted as healthy until then.";
    expect([report.health, report.reading, report.summary]).toEqual([
      "healthy",
      "unhealthy",
      `Because of 1. ${held}`,
    ]);
    expect(said(report)).toBe(`The service did not answer: 1. ${held}`);
  });

  it("tells why there was no answer, and how long each part of one took", () => {
    const { verdict } = attempt("unhealthy");
    const report = (observation: Observation) =>
      makeReport(specOf([]), [{ observation, verdict }], {
        ...origin,
        spec: "0123456789ab",
        commit: "c0ffee",
      });
    expect(report(failed("refused", "h refused"))).toMatchObject({
      reason: "refused",
      spec: "0123456789ab",
      commit: "c0ffee",
    });
    expect(report(answered({ timings: { dns: 3, connect: 8 } }))).toMatchObject({
      timings: { dns: 3, connect: 8 },
    });
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
    says: { kind: "sentences", of: [{ kind: "no-answer", message: "2" }] },
    at: Date.UTC(2026, 10, 21, 3, 12, 45),
    latency: 143,
    attempts: 2,
    assertions: [],
    values: {},
    runUrl: "https://github.com/o/r/actions/runs/7",
  });
});
