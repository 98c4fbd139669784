import { expect, test } from "vitest";
import { lintBy, shown, wordRule } from "./checkout.ts";

const FOO = wordRule("foo", "Foo", { by: "Oof" });
const BAR = wordRule("bar", "Bar");

const found = async (text: string): Promise<readonly string[]> =>
  shown(await lintBy([FOO, BAR], { "runbooks/a.md": text })).map((line) =>
    line.replace("runbooks/a.md:", "").replace(/ (?:warning|notice) /u, " "),
  );

test("a comment above everything turns a rule off for the file, behind front matter too", async () => {
  expect(await found("<!-- sitrep-lint-disable foo -->\n\n# Foo\n\nFoo Bar\n")).toEqual([
    "5:5 runbook/bar Here is Bar.",
  ]);
  expect(
    await found("---\ntitle: x\n---\n<!-- a note -->\n<!-- sitrep-lint-disable foo -->\n\nFoo\n"),
  ).toEqual([]);
});

test("a comment further down counts for the next block only", async () => {
  const text = "# A\n\n<!-- sitrep-lint-disable foo, runbook/bar -->\nFoo\nBar\n\nFoo Bar\n";
  expect(await found(text)).toEqual([
    "7:1 runbook/foo Here is Foo.",
    "7:5 runbook/bar Here is Bar.",
  ]);
});

test("within a list it counts for the block behind it, be it the next item", async () => {
  const text = "# A\n\n1. Foo\n   <!-- sitrep-lint-disable foo -->\n2. Foo\n3. Foo\n";
  expect(await found(text)).toEqual([
    "3:4 runbook/foo Here is Foo.",
    "6:4 runbook/foo Here is Foo.",
  ]);
});

test("within a line it counts for what the line is in: a paragraph, a row of a table", async () => {
  const text =
    "# A\n\nFoo <!-- sitrep-lint-disable foo -->\n\n| a |\n| - |\n| Foo |\n| Foo <!-- sitrep-lint-disable foo --> |\n";
  expect(await found(text)).toEqual(["7:3 runbook/foo Here is Foo."]);
});

test("in code it is code", async () => {
  expect(await found("# A\n\n```\n<!-- sitrep-lint-disable foo -->\n```\n\nFoo\n")).toEqual([
    "7:1 runbook/foo Here is Foo.",
  ]);
});

test("a rule nobody knows is named, and turns nothing off", async () => {
  expect(await found("# A\n\n<!-- sitrep-lint-disable fooo what-is-this -->\nFoo\n")).toEqual([
    "3:1 runbook/unknown-rule There is no rule `fooo` to turn off. (Did you mean `foo`?)",
    "3:1 runbook/unknown-rule There is no rule `what-is-this` to turn off.",
    "4:1 runbook/foo Here is Foo.",
  ]);
});

test("a comment without a rule turns nothing off, and is told of", async () => {
  expect(await found("# A\n\n<!-- sitrep-lint-disable -->\nFoo\n")).toEqual([
    "3:1 runbook/unknown-rule This comment names no rule, so that it turns nothing off.",
    "4:1 runbook/foo Here is Foo.",
  ]);
});

test("what is turned off is not mended", async () => {
  const text = "# A\n\n<!-- sitrep-lint-disable foo -->\nFoo\n\nFoo\n";
  const { fixes } = await lintBy([FOO], { "runbooks/a.md": text });
  expect(fixes.get("runbooks/a.md")).toBe("# A\n\n<!-- sitrep-lint-disable foo -->\nFoo\n\nOof\n");
});
