import { expect, test } from "vitest";
import { checkQuery } from "../../src/config/probe-check-query.ts";
import { growth, NEAR_LINEAR } from "./growth.ts";

const SIZE = 4000;

test.each<[of: string, write: (size: number) => string]>([
  ["comments without an end", (size) => "/* ".repeat(size / 3)],
  ["dollar signs that quote nothing", (size) => words(size, (n) => `$a${n}$`)],
  ["strings with escapes without an end", (size) => `${"e'\\'".repeat(size / 4)}\\`],
  ["strings in which every other one is open", (size) => words(size, (n) => `e'${n}'"`)],
  ["quoted names without an end", (size) => `"${'""'.repeat(size / 2)}`],
  ["semicolons", (size) => ";".repeat(size)],
])("a query is looked through in time with its length: %s", (_, write) => {
  const ratio = growth((size) => {
    const query = `select ${write(size)}`;
    return () => void checkQuery([], query);
  }, SIZE);
  expect(ratio).toBeLessThan(NEAR_LINEAR);
});

/** Words that differ, with blanks between them, of about that length together. */
const words = (size: number, word: (n: number) => string): string =>
  Array.from({ length: size / 8 }, (_, n) => word(1000 + n)).join(" ");
