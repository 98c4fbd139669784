import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { instant } from "../../src/domain/time.ts";
import { chartOf } from "../../src/render/chart.ts";
import { sourceOf } from "../../src/render/markdown.ts";
import { sparkline } from "../../src/render/sparkline.ts";

const START = Date.UTC(2026, 10, 21, 3, 2);
const points = (...values: readonly number[]) =>
  values.map((value, index) => ({ at: instant(START + index * 300_000), value }));
const draw = (name: string, ...values: readonly number[]): string | undefined => {
  const chart = chartOf(name, points(...values));
  return chart === undefined ? undefined : sourceOf(chart);
};

describe("a sparkline", () => {
  test.each([
    [[1, 2, 3, 4, 5, 6, 7, 8], "▁▂▃▄▅▆▇█"],
    [[380, 420, 512], "▁▃█"],
    [[5, 5], "▅▅"],
    [[5], ""],
    [[], ""],
    [[-1e308, 1e308], "▁█"],
    [[1, Number.NaN, 2], "▁█"],
    [Array.from({ length: 40 }, (_, index) => index), "▁▁▂▃▃▄▅▆▆▇██"],
  ])("%o", (numbers, wanted) => {
    expect(sparkline(numbers)).toBe(wanted);
  });

  test("of any numbers is as long as they are, up to twelve, and has its least and its greatest in it", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), {
          minLength: 2,
          maxLength: 30,
        }),
        (numbers) => {
          const shown = numbers.slice(-12);
          const line = Array.from(sparkline(numbers));
          expect(line).toHaveLength(shown.length);
          if (Math.max(...shown) / 2 - Math.min(...shown) / 2 > 0) {
            expect(line[shown.indexOf(Math.min(...shown))]).toBe("▁");
            expect(line[shown.indexOf(Math.max(...shown))]).toBe("█");
          }
        },
      ),
    );
  });
});

describe("a chart", () => {
  test("has a point for each reading", () => {
    expect(draw("queue_depth.queued", 380, 420.5, 512)).toMatchInlineSnapshot(`
      "\`\`\`mermaid
      xychart-beta
        title "queue_depth.queued"
        x-axis ["03:02", "03:07", "03:12"]
        y-axis 0 --> 512
        line [380, 420.5, 512]
      \`\`\`"
    `);
  });

  test("needs three readings that can be drawn", () => {
    expect(draw("a", 1, 2)).toBeUndefined();
    expect(draw("a", 1, 2, 1e300)).toBeUndefined();
  });

  test("names the day where there are several", () => {
    const days = [0, 86_400_000, 2 * 86_400_000].map((later) => ({
      at: instant(START + later),
      value: 1,
    }));
    const chart = chartOf("a", days);
    expect(chart === undefined ? "" : sourceOf(chart)).toContain(
      'x-axis ["11-21 03:02", "11-22 03:02", "11-23 03:02"]',
    );
  });

  test("is nothing but a chart, whatever the name and the numbers", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.constantFrom('"]\n```\n@ana', "x\nclick a javascript:alert(1)", "%%{init}%%"),
        ),
        fc.array(fc.double({ noNaN: true }), { minLength: 3, maxLength: 20 }),
        (name, values) => {
          const lines = (draw(name, ...values) ?? "").split("\n");
          if (lines.length === 1) return;
          expect(lines).toHaveLength(7);
          expect(lines[2]).toMatch(/^ {2}title "[^"`%;@#<>{}\\]*"$/u);
          expect(lines[4]).toMatch(/^ {2}y-axis -?\d+(?:\.\d+)? --> -?\d+(?:\.\d+)?$/u);
          expect(lines[5]).toMatch(/^ {2}line \[-?\d+(?:\.\d+)?(?:, -?\d+(?:\.\d+)?)*\]$/u);
        },
      ),
    );
  });
});
