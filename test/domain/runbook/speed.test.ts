import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { expect, test } from "vitest";
import { walk } from "../../../src/domain/markdown/node.ts";
import { parseMarkdown } from "../../../src/domain/markdown/parse.ts";
import { readDocument } from "../../../src/domain/runbook/document.ts";

const folder = join(import.meta.dirname, "../../../runbooks");
const OWN = readdirSync(folder)
  .filter((file) => file.endsWith(".md"))
  .map((file) => readFileSync(join(folder, file), "utf8"));
const STARTER = OWN.join("\n\n");

const LARGEST = 300_000;
const full = (piece: string): string => piece.repeat(Math.ceil(LARGEST / piece.length));

const TEXTS: readonly (readonly [name: string, text: string])[] = [
  ["our own runbooks, again and again", full(STARTER)],
  ["nested lists", full("- a\n  - b\n    - c\n      - d\n")],
  [
    "deeply nested lists",
    full(`${Array.from({ length: 60 }, (_, depth) => `${" ".repeat(depth * 2)}- a`).join("\n")}\n`),
  ],
  ["unclosed fences", full("```\ntext\n")],
  ["one unclosed fence", `\`\`\`\n${full("text\n")}`],
  ["100,000 pipes", "|".repeat(100_000)],
  ["pipes on lines", full("|a|b|c|d|\n")],
  ["one table", `| a | b |\n|---|---|\n${full("| one | two |\n")}`],
  ["headings", full("## SEV-1\n")],
  ["links", full("- [a](b.md) and [c](https://d.example)\n")],
  ["emphasis", full("*a* **b** `c`\n\n")],
  ["one list", full("1. step\n")],
  ["one paragraph", full("Some words in a line\n")],
  ["one line", full("word ")],
  ["quotes", full("> quote\n\n")],
  ["targets", full("**SEV-1:** within 15 minutes\n\n")],
  ["roles", `# T\n\n## Roles\n\n${full("- **Lead:** @ann - decides\n")}`],
  ["lines about the document", full("**Owner:** Core | **Last reviewed:** 2026-03-01\n\n")],
  ["short sections", full("# h\r\n\r\n- a\r\n\r\ntext\r\n\r\n")],
  ["targets in prose", full("SEV-1 is to be acknowledged within 15 minutes, P2 within 1 day. ")],
  ["addresses of people", full("a@b.c ")],
  ["addresses of pages", full("http://a.b ")],
  ["quotes in quotes", full(`${">".repeat(190)}a\n`)],
  ["lists of conditions", full("- disk > 85 %\n- db_connected: false\n")],
  ["a comment that is not closed", `<!--\n${full("\n\n# text\n")}`],
];

/** What a document costs its readers: nodes and characters of text. */
function sizeOf(text: string): number {
  let size = 0;
  for (const node of walk(parseMarkdown(text)))
    size += 1 + ("value" in node ? node.value.length / 50 : 0);
  return size;
}

test.each(TEXTS)("300 KB of %s cost hardly more than half of them, and not much", (_, text) => {
  const [half, whole] = [sizeOf(text.slice(0, text.length / 2)), sizeOf(text)];
  expect(whole).toBeLessThan(25_000);
  // Headings behind the cut, each with a paragraph and their texts.
  expect(whole).toBeLessThan(half * 1.2 + 4 * 500 + 500 * 6);
});

/** Milliseconds of work. */
function timeOf(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** The Markdown parser alone, over each of our own runbooks: 100 ms on the machine on which the bound was chosen. */
const parseOwn = (): void => {
  for (const text of OWN)
    fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
};
const MOST_ATTEMPTS = 8;
/** Half as much again as one parse is for a machine that is busy, or has not compiled all of it yet. */
const MOST = 1.5;
/** The least time it has taken so far; only other work ever adds to it. */
let plain = Number.POSITIVE_INFINITY;

test.each(TEXTS)(
  "300 KB of %s are read in the time of a plain parse of half of them",
  (_, text) => {
    let least = Number.POSITIVE_INFINITY;
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
      if (attempt > 0 || plain === Number.POSITIVE_INFINITY)
        plain = Math.min(plain, timeOf(parseOwn));
      const read = timeOf(() => void readDocument({ path: "runbooks/long.md", text }));
      least = Math.min(least, read);
      if (least / plain < MOST) break;
    }
    expect(least / plain).toBeLessThan(MOST);
  },
);

const notes = (count: number, length: number): string =>
  Array.from(
    { length: count },
    (_, index) =>
      `## Notes ${index}\n\n${"Words that say nothing in particular. ".repeat(length)}\n\n`,
  ).join("");
const STEPS = "# Queue\n\n## First response\n\n1. Look\n2. Act\n\n";
const REST =
  "## Rollback\n\nGo back to the last release.\n\n## Escalation\n\nCall the lead after 15 minutes.\n";

test("what lies behind the part that is read in full still says what the document has", () => {
  const text = `${STEPS}${notes(400, 18)}${REST}`;
  expect(text.length).toBeGreaterThan(250_000);
  const { runbook, plan } = readDocument({ path: "runbooks/queue.md", text });
  expect(runbook.checklists[0]).toMatchObject({ heading: "First response", line: 3 });
  expect(runbook.checklists[0]?.steps).toHaveLength(2);
  expect(runbook.sections).toHaveLength(404);
  expect(plan.rollback).toMatchObject({ heading: "Rollback", raw: "Go back to the last release." });
  expect(plan.escalation).toMatchObject({ raw: "Call the lead after 15 minutes." });
});

test("of thousands of headings behind it, some hundreds are told apart", () => {
  const { runbook } = readDocument({
    path: "runbooks/queue.md",
    text: `${STEPS}${notes(6000, 1)}${REST}`,
  });
  expect(runbook.sections.length).toBeGreaterThan(600);
  expect(runbook.sections.length).toBeLessThan(3000);
});
