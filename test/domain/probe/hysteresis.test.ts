import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Reading } from "../../../src/domain/probe/history.ts";
import { steady } from "../../../src/domain/probe/hysteresis.ts";
import type { Health } from "../../../src/domain/probe/report.ts";
import { instant } from "../../../src/domain/time.ts";

const LETTERS: Readonly<Record<string, Health>> = {
  h: "healthy",
  u: "unhealthy",
  i: "inconclusive",
};

/** The healths told of a service, run after run, each with those before it as its history. */
function told(readings: readonly Health[], fail: number, recover: number): readonly Health[] {
  const earlier: Reading[] = [];
  for (const reading of readings) {
    const { health } = steady(reading, earlier, { fail, recover });
    earlier.push({ at: instant(earlier.length), health, reading, latency: undefined, values: {} });
  }
  return earlier.map(({ health }) => health);
}

const letters = (text: string): readonly Health[] =>
  Array.from(text, (letter) => LETTERS[letter] ?? "inconclusive");

describe("hysteresis", () => {
  it.each([
    ["huhuh", 1, 1, "huhuh"],
    ["uuuuh", 3, 1, "hhuuh"],
    ["uuuhh", 3, 2, "hhuuh"],
    ["uuhuuhuu", 3, 2, "hhhhhhhh"],
    ["uuuhuhuhh", 3, 2, "hhuuuuuuh"],
    ["uiuiu", 3, 1, "hihiu"],
    ["uuuihih", 3, 2, "hhuiuih"],
  ])("tells %s, turning ill after %i and well after %i, as %s", (seen, fail, recover, wanted) => {
    expect(told(letters(seen), fail, recover)).toEqual(letters(wanted));
  });

  it("counts how far the row is", () => {
    const earlier: readonly Reading[] = [
      { at: instant(1), health: "healthy", reading: "unhealthy", latency: undefined, values: {} },
    ];
    expect(steady("unhealthy", earlier, { fail: 3, recover: 2 })).toEqual({
      health: "healthy",
      row: 2,
      needed: 3,
    });
  });
});

describe("laws", () => {
  const health = fc.constantFrom<Health>("healthy", "unhealthy", "inconclusive");
  const readings = fc.array(health, { maxLength: 60 });
  const count = fc.integer({ min: 1, max: 5 });

  it("no health turns over but behind as many readings in a row as that takes", () => {
    fc.assert(
      fc.property(readings, count, count, (seen, fail, recover) => {
        const healths = told(seen, fail, recover);
        const plain = healths.flatMap((one, index) =>
          one === "inconclusive" ? [] : [{ health: one, reading: seen[index] }],
        );
        for (const [index, { health: now }] of plain.entries()) {
          const before = plain[index - 1]?.health ?? "healthy";
          if (now === before) continue;
          const needed = now === "unhealthy" ? fail : recover;
          const row = plain.slice(Math.max(0, index + 1 - needed), index + 1);
          expect(row).toHaveLength(needed);
          expect(row.every(({ reading }) => reading === now)).toBe(true);
        }
      }),
    );
  });

  it("it turns over with the reading that completes the row, and not later", () => {
    fc.assert(
      fc.property(readings, count, count, (seen, fail, recover) => {
        const healths = told(seen, fail, recover);
        const plain = seen.flatMap((reading, index) =>
          reading === "inconclusive" ? [] : [{ reading, health: healths[index] }],
        );
        for (const [index, { reading, health: now }] of plain.entries()) {
          const needed = reading === "unhealthy" ? fail : recover;
          const row = plain.slice(Math.max(0, index + 1 - needed), index + 1);
          if (row.length === needed && row.every((one) => one.reading === reading))
            expect(now).toBe(reading);
        }
      }),
    );
  });

  it("with one reading each way every health is what was read", () => {
    fc.assert(
      fc.property(readings, (seen) => {
        expect(told(seen, 1, 1)).toEqual(seen);
      }),
    );
  });

  it("a look that could not be had is told as one, and changes nothing for the others", () => {
    fc.assert(
      fc.property(readings, count, count, (seen, fail, recover) => {
        const healths = told(seen, fail, recover);
        const known = seen.filter((one) => one !== "inconclusive");
        expect(healths.filter((one) => one !== "inconclusive")).toEqual(told(known, fail, recover));
        expect(healths.map((one) => one === "inconclusive")).toEqual(
          seen.map((one) => one === "inconclusive"),
        );
      }),
    );
  });
});
