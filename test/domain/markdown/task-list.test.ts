import fc from "fast-check";
import { expect, test } from "vitest";
import { readTaskList } from "../../../src/domain/markdown/task-list.ts";

test.each([
  ["ticked and open items in order", "- [x] a\n- [ ] b\n- [X] c", [true, false, true]],
  ["ordered and starred items", "1. [x] a\n2. [ ] b\n\ntext\n\n* [x] c", [true, false, true]],
  [
    "items with code and text below",
    "- [x] a\n\n  ```sh\n  - [ ] no\n  ```\n- [ ] b\n  more",
    [true, false],
  ],
  ["no nested items", "- [ ] a\n  - [x] nested\n- [x] b", [false, true]],
  ["no items in quotes", "> - [x] quoted\n\n- [ ] a", [false]],
  ["no items in code", "```\n- [x] code\n```\n\n- [ ] a", [false]],
  [
    "no items in folded parts",
    "<details>\n<summary>More</summary>\n\n- [x] folded\n\n</details>\n\n- [ ] a",
    [false],
  ],
  ["no items without a box", "- a\n- [ ] b\n- [y] c", [false]],
  ["Windows line ends", "- [x] a\r\n- [ ] b\r\n", [true, false]],
  [
    "a heading and a marker around",
    '## Steps\n\n- [ ] a\n\n<!-- sitrep:checklist {"id":"c1"} -->',
    [false],
  ],
  ["nothing", "", []],
])("reads %s", (_, body, ticks) => {
  expect(readTaskList(body)).toEqual(ticks);
});

test("reads back whatever was ticked, whatever the steps say", () => {
  const step = fc.string().map((text) => `a ${text.replaceAll(/[^\w ]/gu, "")}`);
  fc.assert(
    fc.property(fc.array(fc.tuple(step, fc.boolean()), { minLength: 1 }), (steps) => {
      const body = steps
        .map(([text, isTicked]) => `- [${isTicked ? "x" : " "}] ${text}`)
        .join("\n");
      expect(readTaskList(body)).toEqual(steps.map(([, isTicked]) => isTicked));
    }),
  );
});
