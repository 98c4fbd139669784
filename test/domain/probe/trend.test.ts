import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JsonScalar, TrendTest } from "../../../src/domain/probe/expectation.ts";
import { describeFound } from "../../../src/domain/probe/found.ts";
import { judgeTrend } from "../../../src/domain/probe/trend.ts";
import { before, instant, minutes } from "../../../src/domain/time.ts";

const NOW = instant("2026-11-21T03:12:45Z");

/** Earlier readings by minutes ago, oldest first. */
const ago = (...readings: readonly (readonly [minute: number, value: JsonScalar])[]) =>
  readings.map(([minute, value]) => ({ at: before(NOW, minutes(minute)), value }));

const judge = (
  test: TrendTest,
  value: JsonScalar,
  ...earlier: readonly (readonly [minute: number, value: JsonScalar])[]
) => {
  const { holds, isCompared, found } = judgeTrend(test, { value, at: NOW }, ago(...earlier));
  return [holds, isCompared, describeFound(found)];
};

const NOTHING = "with no earlier reading of this incident to compare with";

describe("a trend", () => {
  it.each([
    [{ kind: "not-growing" }, 5, [[5, 6]], [true, true, "5, was 6 (-1) 5 min ago"]],
    [{ kind: "not-growing" }, 6, [[5, 6]], [true, true, "6, was 6 (0) 5 min ago"]],
    [{ kind: "not-growing" }, 7, [[5, 6]], [false, true, "7, was 6 (+1) 5 min ago"]],
    [{ kind: "not-growing" }, 7, [], [true, false, `7, ${NOTHING}`]],
    [
      { kind: "not-growing" },
      7,
      [
        [9, 9],
        [5, "many"],
      ],
      [true, true, "7, was 9 (-2) 9 min ago"],
    ],
    [{ kind: "not-growing" }, "7", [[5, 6]], [false, false, '"7", which is no number']],
    [{ kind: "not-growing" }, null, [], [false, false, "null, which is no number"]],
    [{ kind: "not-growing" }, 0.3, [[1, 0.1]], [false, true, "0.3, was 0.1 (+0.2) 1 min ago"]],
    [{ kind: "growing" }, 7, [[5, 6]], [true, true, "7, was 6 (+1) 5 min ago"]],
    [{ kind: "growing" }, 6, [[5, 6]], [false, true, "6, was 6 (0) 5 min ago"]],
    [{ kind: "growing" }, 6, [], [true, false, `6, ${NOTHING}`]],
    [{ kind: "falling" }, 5, [[5, 6]], [true, true, "5, was 6 (-1) 5 min ago"]],
    [{ kind: "falling" }, 6, [[5, 6]], [false, true, "6, was 6 (0) 5 min ago"]],
    [{ kind: "falling" }, 0, [[5, 0]], [true, true, "0, was 0 (0) 5 min ago"]],
    [{ kind: "falling" }, 0, [], [true, false, `0, ${NOTHING}`]],
  ] as const)("%o of %o after %o", (test, value, earlier, wanted) => {
    expect(judge(test, value, ...earlier)).toEqual(wanted);
  });

  const stable = { kind: "stable-for", span: minutes(15) } as const;
  it.each([
    ["ok", [], [true, false, `"ok", ${NOTHING}`]],
    ["ok", [[20, "down"]], [true, false, `"ok", ${NOTHING}`]],
    [
      "ok",
      [
        [15, "ok"],
        [5, "ok"],
      ],
      [true, true, '"ok", the same as 15 min ago'],
    ],
    [
      "ok",
      [
        [15, "down"],
        [5, "ok"],
      ],
      [false, true, '"ok", was "down" 15 min ago'],
    ],
    [
      "ok",
      [
        [20, "down"],
        [5, "ok"],
      ],
      [true, true, '"ok", the same as 5 min ago'],
    ],
    [3, [[5, 4]], [false, true, "3, was 4 5 min ago"]],
  ] as const)("stable for 15 min: %o after %o", (value, earlier, wanted) => {
    expect(judge(stable, value, ...earlier)).toEqual(wanted);
  });
});

describe("laws", () => {
  const number = fc.double({ noNaN: true, noDefaultInfinity: true });
  it("a number grows, or it does not, and never falls while it grows", () => {
    fc.assert(
      fc.property(number, number, (was, now) => {
        const holds = (kind: "growing" | "not-growing" | "falling") =>
          judge({ kind }, now, [1, was])[0];
        expect(holds("growing")).toBe(!holds("not-growing"));
        if (holds("falling") === true && now !== 0) expect(holds("growing")).toBe(false);
      }),
    );
  });

  it("only what was not compared may hold whatever it is", () => {
    fc.assert(
      fc.property(number, (now) => {
        for (const kind of ["growing", "not-growing", "falling"] as const)
          expect(judge({ kind }, now).slice(0, 2)).toEqual([true, false]);
      }),
    );
  });
});
