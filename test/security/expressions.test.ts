import { expect, test } from "vitest";
import { expressionsOfSource } from "./expressions.ts";
import { growth, NEAR_LINEAR } from "./growth.ts";

const EXPRESSIONS = expressionsOfSource();
const SIZE = 4000;

/** Characters that expressions look for, and pairs in which they look again. */
const PUMPS = Array.from("a0 \t\n-._@#/\\`*><([]&:,;é漢${%\"'=+~|!?").concat([
  "0-",
  "a-",
  "a.",
  "1.",
  "1. ",
  " \n",
  "\n ",
  "- ",
  "> ",
  ">-",
  "a ",
  "a/",
  "../",
  "http://",
  "--",
  "a@",
  "${",
  "<!--",
  "P1",
  "01:",
  "=\n",
]);
const ENDS = ["", "!", "\u0000", "x", "\n", ":"];
const BEGINNINGS = ["", "a", "<", "@a", "- ", "**a"];

/** Characters of the expression itself, which are the likeliest to keep it busy. */
const own = (source: string): readonly string[] =>
  Array.from(new Set(source.replaceAll(/\\p\{[^}]*\}|\\[a-zA-Z]|\(\?<\w+>/gu, "")));

const run = (expression: RegExp, text: string): void => {
  if (expression.global) for (const _ of text.matchAll(expression));
  else {
    expression.lastIndex = 0;
    expression.exec(text);
  }
};

/** The hostile text that takes longest by the number of steps a ratio shows, and that ratio. */
function worst(
  source: string,
  flags: string,
  length = SIZE,
): { readonly text: string; readonly ratio: number } {
  const expression = new RegExp(source, flags);
  const texts = BEGINNINGS.flatMap((head) =>
    [...PUMPS, ...own(source)].flatMap((pump) =>
      ENDS.map((tail) => (size: number) => head + pump.repeat(size / pump.length) + tail),
    ),
  );
  const timed = texts.map((textOf) => {
    const text = textOf(length);
    const began = performance.now();
    run(expression, text);
    return { textOf, time: performance.now() - began };
  });
  const slowest = timed.toSorted((a, b) => b.time - a.time).slice(0, 3);
  const ratios = slowest.map(({ textOf }) => ({
    text: textOf(8),
    ratio: growth((size) => {
      const text = textOf(size);
      return () => run(expression, text);
    }, length),
  }));
  return ratios.toSorted((a, b) => b.ratio - a.ratio)[0] ?? { text: "", ratio: 0 };
}

test("there are as many expressions as a look over the source finds", () => {
  expect(EXPRESSIONS.length).toBeGreaterThan(180);
});

test("the measure tells the square of a length from the length", () => {
  expect(worst(String.raw`\s+$`, "u", SIZE / 4).ratio).toBeGreaterThan(NEAR_LINEAR);
  expect(worst(String.raw`^\s+`, "u", SIZE / 4).ratio).toBeLessThan(NEAR_LINEAR);
});

test.each(
  EXPRESSIONS.map(({ file, source, flags }) => [`/${source}/${flags}`, file, source, flags]),
)("%s of %s takes hostile text in time with its length", (_, __, source, flags) => {
  const { text, ratio } = worst(source ?? "", flags ?? "");
  expect(ratio, JSON.stringify(text)).toBeLessThan(NEAR_LINEAR);
});
