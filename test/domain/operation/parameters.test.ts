import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  askAnew,
  readAssignments,
  writeAssignments,
} from "../../../src/domain/operation/assignments.ts";
import { readParameters, readValue } from "../../../src/domain/operation/parameters.ts";
import type { ParameterSpec } from "../../../src/domain/operation/spec.ts";

const values = (line: string) => {
  const read = readAssignments(line);
  return read.ok ? Object.fromEntries(read.values) : read.problem;
};

describe("what stands behind the name of an operation", () => {
  test.each([
    ["", {}],
    ["a=1", { a: "1" }],
    [
      "a=1  b=\"two words\" c='three more words'",
      { a: "1", b: "two words", c: "three more words" },
    ],
    ["a=“by telephone” b=‘too’", { a: "by telephone", b: "too" }],
    [String.raw`a="say \"no\" \\ now"`, { a: String.raw`say "no" \ now` }],
    ["a= b=", { a: "", b: "" }],
    ["a=b=c", { a: "b=c" }],
    ["max-jobs=1 max.jobs=2", { "max-jobs": "1", "max.jobs": "2" }],
  ])("%s", (line, expected) => {
    expect(values(line)).toEqual(expected);
  });

  test.each([
    [{}, ""],
    [{ a: 5, b: true, c: "web" }, "a=5 b=true c=web"],
    [{ a: "", b: "a & b" }, `a="" b="a & b"`],
    [{ a: String.raw`say "no" \ now`, b: "“so”" }, String.raw`a="say \"no\" \\ now" b='“so”'`],
  ])("%o is written %s", (written, line) => {
    expect(writeAssignments(written)).toBe(line);
  });

  test.each([
    [{}, "/run retry"],
    [{ jobs: 5, note: "a & b" }, '/run retry jobs=5 note="a & b"'],
    [{ note: "x".repeat(40) }, "/run retry"],
  ])("%o is asked for anew with %s", (parameters, expected) => {
    expect(askAnew({ operation: "retry", parameters }, 40)).toBe(expected);
  });

  test("is read again from the line it is written to", () => {
    const line = fc.stringMatching(/^(?:"[^"“”\\\n]*"|'[^'‘’\n]*'|[^\s"'“”‘’]*)$/u);
    fc.assert(
      fc.property(line, (value) => {
        const read = readAssignments(`a=${value}`);
        expect(read.ok).toBe(true);
        if (!read.ok) return;
        const again = readAssignments(writeAssignments(Object.fromEntries(read.values)));
        expect(again).toEqual(read);
      }),
    );
  });

  test.each([
    ["a", "I cannot read `a`"],
    ["a=1 b", "I cannot read `b`"],
    ["=1", "I cannot read `=1`"],
    ['a="open', "I cannot read the value of `a`"],
    ['a="b"c', "I cannot read the value of `a`"],
    ['a=b"c"', "I cannot read the value of `a`"],
    ["a=1 a=2", "`a` is given twice"],
  ])("%s is refused", (line, why) => {
    expect(values(line)).toContain(why);
  });

  test("comes back whatever it is, when it is quoted", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const quoted = text.replaceAll(/[“”]/gu, "").trim();
        const escaped = quoted.replaceAll(/["\\]/gu, String.raw`\$&`);
        expect(values(`a="${escaped}"`)).toEqual({ a: quoted });
      }),
    );
  });

  test("is read in time that does not explode", () => {
    const hostile = [`a="${"\\".repeat(4000)}`, "a=".repeat(2000), `a="${'\\"'.repeat(2000)}`];
    const start = performance.now();
    for (const line of hostile) values(line);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

const number = (from?: number, to?: number, isWhole = true): Pick<ParameterSpec, "type"> => ({
  type: { kind: "number", from, to, isWhole },
});
const text = (most = 10, pattern?: string): Pick<ParameterSpec, "type"> => ({
  type: { kind: "text", pattern, most },
});

describe("a value", () => {
  test.each([
    [number(1, 10), "3", 3],
    [number(), "-7", -7],
    [number(undefined, undefined, false), "0.5", 0.5],
    [text(), "a b", "a b"],
    [text(10, "[a-z]+"), "abc", "abc"],
    [{ type: { kind: "flag" } } as const, "YES", true],
    [{ type: { kind: "flag" } } as const, "off", false],
    [{ type: { kind: "choice", of: ["Web", "worker"] } } as const, "WEB", "Web"],
  ])("%j takes %s", (parameter, written, value) => {
    expect(readValue(parameter, written)).toEqual({ ok: true, value });
  });

  test.each<readonly [Pick<ParameterSpec, "type">, string, string]>([
    [number(1, 10), "0", "a whole number from 1 to 10"],
    [number(1), "1.5", "a whole number, 1 or more"],
    [number(undefined, 3), "4", "a whole number, 3 or less"],
    ...["", " 1", "1e3", "0x10", "NaN", "Infinity", "1,5", "१", "9".repeat(16)].map(
      (written) => [number(), written, "a whole number"] as const,
    ),
    [text(3), "abcd", "text of at most 3 characters"],
    [text(9, "[a-z]+"), "abc1", "text of at most 9 characters that matches `[a-z]+`"],
    [text(9, "a|b"), "ab", "text of at most 9 characters that matches `a|b`"],
    [text(), "", "some text"],
    [text(), "-rf", "text that does not begin with a hyphen"],
    [text(), "a\u0000", "text in one line without characters that cannot be seen"],
    [text(), "a\u2029b", "text in one line without characters that cannot be seen"],
    [{ type: { kind: "flag" } } as const, "1", "`true` or `false`"],
    [{ type: { kind: "choice", of: ["a"] } } as const, "b", "one of `a`"],
  ])("%j refuses %j", (parameter, written, expected) => {
    expect(readValue(parameter, written)).toEqual({ ok: false, expected });
  });

  test("never is what it must not be", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (written) => {
        const read = readValue(text(50), written);
        if (read.ok)
          expect(String(read.value)).toMatch(/^[^\p{Cc}\p{Zl}\p{Zp}-][^\p{Cc}\p{Zl}\p{Zp}]*$/u);
      }),
    );
  });
});

describe("the parameters of an operation", () => {
  const spec = {
    name: "retry",
    parameters: [
      { name: "maxJobs", description: undefined, default: 3, ...number(1, 10) },
      { name: "why", description: undefined, default: undefined, ...text() },
    ],
  };
  test("are all there, in the order of the config, with defaults", () => {
    const read = readParameters(spec, new Map([["why", "x"]]));
    expect(read).toEqual({ ok: true, values: { maxJobs: 3, why: "x" } });
  });
  test.each([
    [{}, "`retry` needs `why`: text of at most 10 characters. Write `/run retry why=…`."],
    [{ why: "x", maxJob: "1" }, "`retry` has no parameter `maxJob`. Did you mean `maxJobs=`?"],
    [
      { why: "x", maxJobs: "11" },
      "`maxJobs` must be a whole number from 1 to 10, and `11` is not.",
    ],
  ])("%j are refused", (given, problem) => {
    expect(readParameters(spec, new Map(Object.entries(given)))).toEqual({ ok: false, problem });
  });
});
