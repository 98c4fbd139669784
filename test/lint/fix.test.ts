import fc from "fast-check";
import { expect, test } from "vitest";
import { applyEdits } from "../../src/lint/fix.ts";
import type { Edit } from "../../src/lint/rule.ts";
import { lintBy, wordRule } from "./checkout.ts";

const plain = (original: string): string =>
  original.replace(/^\uFEFF/u, "").replaceAll(/\r\n?/gu, "\n");

const apply = (original: string, ...edits: readonly Edit[]): string =>
  applyEdits({ text: plain(original), original }, edits);

test("edits are made from front to back, whatever their order", () => {
  expect(
    apply("one two three", { from: 8, to: 13, text: "3" }, { from: 0, to: 3, text: "1" }),
  ).toBe("1 two 3");
});

test("of edits that overlap the first is made", () => {
  expect(apply("abcdef", { from: 2, to: 5, text: "X" }, { from: 1, to: 3, text: "Y" })).toBe(
    "aYdef",
  );
  expect(apply("ab", { from: 1, to: 1, text: "X" }, { from: 1, to: 1, text: "Y" })).toBe("aXb");
});

test("a file keeps its line ends and its mark, and what is written gets the same line ends", () => {
  const original = "\uFEFFone\r\ntwo\r\nthree\r\n";
  expect(apply(original, { from: 4, to: 7, text: "2\n2" })).toBe(
    "\uFEFFone\r\n2\r\n2\r\nthree\r\n",
  );
});

test("an edit that changes nothing asks for the text as it was read", () => {
  const original = "\uFEFFone\r\ntwo\rthree\n";
  expect(apply(original, { from: 0, to: 0, text: "" }, { from: 4, to: 7, text: "2" })).toBe(
    "one\n2\nthree\n",
  );
});

const pieces = fc.array(fc.constantFrom("a", "b", "\r\n", "\n", "ż", "🚨"), { maxLength: 20 });
const written = fc.constantFrom("", "x", "y\nz");

test("whatever the line ends, the text of the result is the edited text", () => {
  fc.assert(
    fc.property(pieces, fc.nat(20), fc.nat(5), written, (parts, at, length, text) => {
      const original = parts.join("");
      const before = plain(original);
      const from = Math.min(at, before.length);
      const to = Math.min(from + length, before.length);
      const result = apply(original, { from, to, text });
      expect(plain(result)).toBe(before.slice(0, from) + text + before.slice(to));
    }),
  );
});

test("a report holds the new text of each file that can be mended, and of no other", async () => {
  const rules = [wordRule("foo", "foo", { by: "oof" }), wordRule("bar", "bar")];
  const { fixes } = await lintBy(rules, {
    "runbooks/a.md": "foo\r\nbar\r\n",
    "runbooks/b.md": "bar\n",
  });
  expect([...fixes]).toEqual([["runbooks/a.md", "oof\r\nbar\r\n"]]);
});
