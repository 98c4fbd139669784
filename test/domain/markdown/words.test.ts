import fc from "fast-check";
import { expect, test } from "vitest";
import { hasWords, startsWithWords, toWords } from "../../../src/domain/markdown/words.ts";

test.each([
  ["❗ Schweregrad (Stufe):", "schweregrad stufe"],
  ["Poziom ważności", "poziom waznosci"],
  ["Łódź", "lodz"],
  ["Straße", "strasse"],
  ["ＳＥＶ－１：重大", "sev 1 重大"],
  ["Критичность", "критичность"],
  ["ガイド", "ガイド"],
  ["심각도 (P1)", "심각도 p1"],
  ["c'est-à-dire", "c est a dire"],
  ["", ""],
  ["…", ""],
])("%j is compared as %j", (text, words) => {
  expect(toWords(text)).toBe(words);
});

test("folding twice is folding once", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(toWords(toWords(text))).toBe(toWords(text));
    }),
  );
});

test("words are found whole, and anywhere in scripts without blanks", () => {
  expect(hasWords("the sync queue", "sync")).toBe(true);
  expect(hasWords("the async queue", "sync")).toBe(false);
  expect(hasWords("受影响的服务", "服务")).toBe(true);
  expect(hasWords("anything", "")).toBe(false);
  expect(startsWithWords("rollback plan", "rollback")).toBe(true);
  expect(startsWithWords("rollbacks", "rollback")).toBe(false);
  expect(startsWithWords("手順書", "手順")).toBe(true);
  expect(startsWithWords("anything", "")).toBe(false);
});
