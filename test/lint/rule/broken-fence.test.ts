import { expect, test } from "vitest";
import { brokenFence } from "../../../src/lint/rule/broken-fence.ts";
import { codeWithoutLanguage } from "../../../src/lint/rule/code-without-language.ts";
import { found, places, runbook } from "./subject.ts";

test("a fence that is never closed is told where it opens", () => {
  expect(found(brokenFence, runbook("```sh", "queue depth"))).toEqual([
    "8:1 The code fence is never closed, so that everything behind it is code.",
  ]);
});

test.each([
  ["is shorter", "````", "```"],
  ["is of another character", "```", "~~~"],
  ["has a word behind it", "```", "``` end"],
])("a fence is not closed by one that %s", (_, opening, closing) => {
  expect(places(brokenFence, runbook(opening, "queue depth", closing))).toEqual(["8:1"]);
});

test("a fence in a list item or quote that ends with it is never closed", () => {
  expect(
    places(brokenFence, runbook("1. Look:", "   ```sh", "   queue depth", "", "Text.")),
  ).toEqual(["9:4"]);
  expect(places(brokenFence, runbook("> ```", "> queue depth", "", "Text."))).toEqual(["8:3"]);
});

test("a Markdown fence of three marks ends at the fence inside it", () => {
  const text = runbook(
    "```markdown",
    "## Impact",
    "```sh",
    "queue depth",
    "```",
    "## Resolution",
    "```",
  );
  expect(found(brokenFence, text)[0]).toBe(
    "8:1 The code fence is still open on line 10, where another one opens inside it.",
  );
});

test.each([
  ["an ordinary one", ["```sh", "queue depth", "```"]],
  ["an empty one", ["```", "```"]],
  ["a longer closing", ["```", "x", "`````"]],
  ["four marks around three", ["````markdown", "```sh", "x", "```", "````"]],
  ["tildes around backticks", ["~~~", "```sh", "x", "```", "~~~"]],
  ["one in a list", ["1. Look:", "   ```sh", "   queue depth", "   ```"]],
  ["one in a quote", ["> ```", "> x", "> ```"]],
  ["indentation", ["## Other", "", "    queue depth", "    ```"]],
  ["a code span with many marks", ["Write ``` ```` ``` here."]],
])("%s is no broken fence", (_, lines) => {
  expect(found(brokenFence, runbook(...lines))).toEqual([]);
});

test("only a fence can lack a language", () => {
  expect(places(codeWithoutLanguage, runbook("```", "x", "```"))).toEqual(["8:1"]);
  expect(places(codeWithoutLanguage, runbook("~~~ sh", "x", "~~~"))).toEqual([]);
  expect(places(codeWithoutLanguage, runbook("    x"))).toEqual([]);
});
