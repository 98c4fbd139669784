import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { growth, NEAR_LINEAR } from "./growth.ts";
import { PARSERS } from "./parsers.ts";

const SIZE = 4000;
const MOST = 65_536;

/** What makes parsers look again, as often as it fits. */
const PUMPS = [
  ...Array.from("x0> -*_`~<[]()|\n\t&@#/\\${}:'\"!?=+.,漢\u202e"),
  ..."- ,* a\n,```\n,~~~\n,<!--,<!-- sitrep:card ,<!-- sitrep:card {} -->\n\n,![,[a](,](,[^1],[^1]: a\n,**a ,*a_,~~a ,|a|\n,|-|\n,\r\n,&#64;,@a ,#1 ,/ack\n,/ack\n\n,/note x\n,/done 1 ,### a\n\n,a\n===\n,a\n---\n,1. a\n,- [ ] a\n,> - ,> a\nb\n,<details>\n,<b>,http://a.b/,www.a.b ,a@b.c ,{{,}},{{a}},{{#if a}},{{#each a}},{{! ,   - a\n,- \n,a: ,? ,&a ,*a ,!!x ,a: &a\n,'', \\\\,# c\n,- a\n,- - ,[[,{a: ,a: b\n,\"\\,1.,12:,12:30 ,2026-11-21 ,1h,a:  ,**a**: ,a :,and ,\u0130".split(
    ",",
  ),
].filter((pump) => pump !== "");

/** Texts whose parts are all different, which one repetition cannot make. */
const MADE: readonly ((size: number) => string)[] = [
  (size) => Array.from({ length: size / 8 }, (_, line) => `k${line}: v\n`).join(""),
  (size) => Array.from({ length: size / 12 }, (_, line) => `k${line}: &a${line} v\n`).join(""),
  (size) => `labels:\n${Array.from({ length: size / 10 }, (_, line) => `  - l${line}\n`).join("")}`,
  (size) => Array.from({ length: size / 8 }, (_, line) => `[${line}]: /a\n`).join(""),
  (size) => Array.from({ length: size / 8 }, (_, line) => `[a${line}]`).join(""),
  (size) => Array.from({ length: size / 12 }, (_, line) => `### h${line}\n\na\n\n`).join(""),
  (size) =>
    Array.from({ length: Math.sqrt(size) }, (_, depth) => `${"  ".repeat(depth / 2)}- a\n`).join(
      "",
    ),
  (size) => Array.from({ length: Math.sqrt(size) }, (_, depth) => `${"`".repeat(depth)} `).join(""),
  (size) => `{"a":`.repeat(size / 6) + "1" + "}".repeat(size / 6),
  (size) => "[".repeat(size / 2) + "]".repeat(size / 2),
  (size) => `a: ${"[".repeat(size / 2)}${"]".repeat(size / 2)}`,
  (size) => Array.from({ length: size / 10 }, (_, line) => `{{a.b${line}}}`).join(""),
  (size) =>
    Array.from(
      { length: size / 70 },
      (_, line) =>
        `## Case ${line}: a\n### Rollback\nIf a, go to [b](#b) → c.\n- **Escalation:** A → B\n`,
    ).join(""),
  (size) =>
    `| Level | Response |\n| - | - |\n${Array.from({ length: size / 20 }, (_, line) => `| SEV-${line} | 15 min |\n`).join("")}`,
  (size) =>
    Array.from(
      { length: size / 40 },
      (_, line) => `### SEV-${line} - a\n- **Response:** 1 h\n`,
    ).join(""),
];

const TEXTS = [
  ...PUMPS.flatMap((pump) =>
    [""].map((head) => (size: number) => head + pump.repeat(size / pump.length)),
  ),
  ...MADE,
];

/** Readers of Markdown read no more of what takes the square of its length than a constant: `markdown/bounds.ts`. */
const BOUNDED: readonly string[] = [
  "the form of an issue",
  "one answer of a form",
  "the marker behind a text",
  "the ticks of a checklist",
  "a runbook",
  "action items",
  "Markdown to be shown",
  "a step to be shown",
];

const parsers = Object.entries(PARSERS);

test.each(parsers.filter(([name]) => !BOUNDED.includes(name)))(
  "%s is read in time with its length, whatever it is made of",
  (_, parse) => {
    const timed = TEXTS.map((textOf) => {
      const text = textOf(SIZE);
      const began = performance.now();
      parse(text);
      return { textOf, time: performance.now() - began };
    });
    const slowest = timed.toSorted((a, b) => b.time - a.time).slice(0, 2);
    const grown = slowest.map(({ textOf }) => ({
      text: textOf(24),
      ratio: growth((size) => {
        const text = textOf(size);
        return () => void parse(text);
      }, 2 * SIZE),
    }));
    expect(grown.filter(({ ratio }) => ratio > NEAR_LINEAR)).toEqual([]);
  },
);

describe.each(parsers)("%s", (_, parse) => {
  test("is read to the end at GitHub's longest", () => {
    for (const pump of ["> ", "`", "[", " "])
      expect(() => parse(pump.repeat(MOST / pump.length))).not.toThrow();
  });

  test("is read without an exception, whatever stands in it", () => {
    const piece = fc.oneof(fc.constantFrom(...PUMPS), fc.string({ unit: "binary" }));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        parse(pieces.join(""));
      }),
      { numRuns: 20 },
    );
  });
});
