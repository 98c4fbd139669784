import { expect, test } from "vitest";
import { requireSections } from "../../../src/lint/rule/missing-section.ts";
import { RULES } from "../../../src/lint/rules.ts";
import { growth, NEAR_LINEAR } from "../../security/growth.ts";
import { subject } from "./subject.ts";

const ALL = [...RULES, requireSections(["escalation"])];

const SIZE = 10_000;

/** All rules over one text. */
function judging(text: string): () => void {
  const runbook = subject(text);
  return () => {
    for (const rule of ALL) for (const _ of rule.check(runbook));
  };
}

test.each([
  ["one step full of commands", "# T\n\n1. ", "`rm -rf /x` and text "],
  ["commands below one another", "# T\n\n", "`kill -9 1`\n\n"],
  ["blocks of code", "# T\n\n", "```sh\nkill -9 1\n```\n\n"],
  ["one block of code", "# T\n\n```sql\n", "DELETE FROM x\n"],
  ["one statement without an end", "# T\n\n```sql\n", "UPDATE x SET a = 'b' "],
  ["a code fence that is open", "# T\n\n", "```sh\nrm -rf /x\n\n"],
  ["a list torn apart", "# T\n\n## Steps\n\n", "1. Do\n\n```\nx\n```\n\n2. Do\n\n"],
  ["a table of holes", "# T\n\n| a | b |\n|---|---|\n", "| TODO | [contact] |\n"],
  ["mentions", "# T\n\n", "@lead #12 fixes #3 SEV-9 P4 \n\n"],
  ["tags", "# T\n\n", "<name> text \n\n"],
  ["comments", "# T\n\n<div>\n", "<!-- <name> "],
  // With steps, so that the rules for runbooks look at the short text as well as at the long one.
  ["headings of one name", "# T\n\n## Steps\n\n1. Look\n2. Act\n\n", "## A\n\n"],
  ["links", "# T\n\n", "[a](b.md#c) "],
  ["passwords", "# T\n\n", "password: hunter2 "],
  ["broken characters", "# T\n\n", "â€”"],
])("rules take time in line with the length of %s", (_, head, pump) => {
  const textOf = (size: number): string => head + pump.repeat(size / pump.length);
  expect(growth((size) => judging(textOf(size)), SIZE)).toBeLessThan(NEAR_LINEAR);
});
