import { expect, test } from "vitest";
import { parseMarkdown } from "../../src/domain/markdown/parse.ts";
import { anchorsOf } from "../../src/lint/anchors.ts";

test.each([
  ["words", "# First response", ["first-response"]],
  ["marks, which go", "## What's new? (v1.2)", ["whats-new-v12"]],
  ["each space by itself", "# A & B", ["a--b"]],
  ["code and emphasis", "# Run `psql -c` *now*", ["run-psql--c-now"]],
  [
    "letters of every language",
    "# Pierwsza reakcja: łącze\n# 初動対応",
    ["pierwsza-reakcja-łącze", "初動対応"],
  ],
  ["an emoji, which goes", "# 🚨 Alarm", ["-alarm"]],
  ["underscores and dashes, which stay", "# db_down - now", ["db_down---now"]],
  ["one that comes again", "# A\n# A\n# A", ["a", "a-1", "a-2"]],
  ["one that looks like a repetition", "# A-1\n# A\n# A", ["a-1", "a", "a-2"]],
  ["headings in quotes and lists", "> # Quoted\n\n- # Listed", ["quoted", "listed"]],
  ["what HTML names", '<a name="here"></a>\n\n<div id="there">x</div>', ["here", "there"]],
  ["no heading in code", "```\n# A\n```", []],
])("%s", (_, text, anchors) => {
  expect([...anchorsOf(parseMarkdown(text))]).toEqual(anchors);
});
