import { expect, test } from "vitest";
import { splitList } from "../../../src/lint/rule/split-list.ts";
import { found, mended, places } from "./subject.ts";

const torn = (...between: readonly string[]): string =>
  ["# Queue is stuck", "", "## Steps", "", "1. Look.", "", ...between, "", "2. Pause.", ""].join(
    "\n",
  );

test("code at the margin tears a list, and is indented", () => {
  const text = torn("```sh", "queue depth", "", "  deeper", "```");
  expect(found(splitList, text)).toEqual([
    "7:1 What stands here is not indented, so that the list ends before 2 and a new one begins.",
  ]);
  expect(mended(splitList, text)).toBe(
    torn("   ```sh", "   queue depth", "", "     deeper", "   ```"),
  );
});

test("several tears are mended together, and none is left", () => {
  const text = `${torn("```sh", "a", "```")}\n\`\`\`sh\nb\n\`\`\`\n\n3. Look again.\n`;
  expect(places(splitList, text)).toEqual(["7:1", "13:1"]);
  expect(found(splitList, mended(splitList, text))).toEqual([]);
});

test("bullets and paragraphs between are indented, too", () => {
  expect(mended(splitList, torn("- one", "- two"))).toBe(torn("   - one", "   - two"));
  expect(mended(splitList, torn("Because."))).toBe(torn("   Because."));
});

test.each([
  ["indented code", torn("   ```sh", "   a", "   ```")],
  ["a list that begins anew", torn("```sh", "a", "```").replace("2. Pause", "1. Pause.\n2. Go")],
  ["a list with another mark", torn("```sh", "a", "```").replace("2. Pause", "2) Pause")],
  ["a heading between", torn("### Next")],
  ["a rule between", torn("---")],
  ["one list", torn()],
])("%s is no torn list", (_, text) => {
  expect(found(splitList, text)).toEqual([]);
});

test("steps that are all numbered 1 are told, and left to their author: their numbers would change", () => {
  const text = torn("```sh", "a", "```").replace("2. Pause", "1. Pause");
  expect(places(splitList, text)).toEqual(["7:1"]);
  expect(mended(splitList, text)).toBe(text);
});

test("boxes to tick and wide numbers are indented as far as their items begin", () => {
  const boxes = torn("```sh", "a", "```")
    .replace("1. Look", "1. [ ] Look")
    .replace("2. Pause", "2. [ ] Pause");
  expect(mended(splitList, boxes)).toContain("\n   ```sh\n   a\n   ```\n");
  const wide = torn("```sh", "a", "```")
    .replace("1. Look", "9.  Look")
    .replace("2. Pause", "10. Pause");
  expect(mended(splitList, wide)).toContain("\n    ```sh\n    a\n    ```\n");
});
