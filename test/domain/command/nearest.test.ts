import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nearest } from "../../../src/domain/command/nearest.ts";

const NAMES = ["ack", "severity", "status", "update", "note", "resolve", "reopen", "role"];

describe("the nearest name", () => {
  test.for([
    ["one character too many", "ackk", "ack"],
    ["one too few", "ac", "ack"],
    ["one wrong in four", "nole", "note"],
    ["two swapped", "akc", "ack"],
    ["two slips in a long word", "sevrty", "severity"],
    ["a swap and a slip", "ressovle", "resolve"],
    ["another case", "RESOLV", "resolve"],
    ["a beginning of three characters", "sev", "severity"],
    ["a beginning that two share, the first", "reo", "reopen"],
    ["the nearer of two", "rola", "role"],
    ["two slips in a short word: none", "nxtx", undefined],
    ["three slips in a long word: none", "sxvxrxty", undefined],
    ["a beginning of two characters: none", "se", undefined],
    ["one character: none", "a", undefined],
    ["nothing: none", "", undefined],
    ["something else: none", "deploy", undefined],
    ["a very long word: none", "a".repeat(100), undefined],
  ] as const)("for %s", ([, typed, expected]) => {
    expect(nearest(typed, NAMES)).toBe(expected);
  });
  test("for a name is the name itself, and for one slip in five or more it is found", () => {
    const word = fc.stringMatching(/^[a-z]{5,12}$/u);
    fc.assert(
      fc.property(word, fc.nat(), (name, at) => {
        expect(nearest(name, [name])).toBe(name);
        const index = at % name.length;
        expect(nearest(name.slice(0, index) + name.slice(index + 1), [name])).toBe(name);
        expect(nearest(`${name.slice(0, index)}-${name.slice(index)}`, [name])).toBe(name);
        expect(nearest(`${name.slice(0, index)}-${name.slice(index + 1)}`, [name])).toBe(name);
      }),
    );
  });
});
