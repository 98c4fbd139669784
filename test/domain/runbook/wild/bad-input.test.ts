import { expect, test } from "vitest";
import { readFrontMatter } from "../../../../src/config/front-matter.ts";
import { readText } from "../../../../src/control/text.ts";
import { readDocument, type RunbookDocument } from "../../../../src/domain/runbook/document.ts";
import { firstResponse } from "../../../../src/domain/runbook/first-response.ts";
import { inertInline } from "../../../../src/render/foreign.ts";
import { sourceOf } from "../../../../src/render/markdown.ts";

const open = (text: string): RunbookDocument =>
  readDocument({ path: "runbooks/x.md", text, frontMatter: readFrontMatter(text).values });
const stepsOf = (text: string): readonly string[] =>
  firstResponse(open(text).runbook)?.steps.map((step) => step.text) ?? [];
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const lines = (...all: readonly string[]): string => `${all.join("\n")}\n`;

const EMOJI = lines(
  "# 🚨 Gateway — down",
  "",
  "## 📋 Steps",
  "",
  "1. Look “closely”",
  "2. Stop it…",
  "",
  "## ✅ Verify",
  "",
  "It answers.",
  "",
  "## 🔥 Severity",
  "",
  "| Level | Response |",
  "|---|---|",
  "| 🔴 SEV1 | ≤ 15 min |",
  "| 🟡 SEV2 | 1 h |",
  "",
  "## 📞 Escalation",
  "",
  "Call the lead after 30 minutes.",
);

test.each(["windows-1252", "windows-1254", "macintosh"])(
  "text that was once read as %s says what it said, as far as it can",
  (wrongly) => {
    const mangled = new TextDecoder(wrongly).decode(encode(EMOJI));
    const { runbook, severities, plan } = open(mangled);
    const steps = firstResponse(runbook)?.steps;
    expect(mangled).not.toBe(EMOJI);
    expect(runbook.title).toBe(mangled.slice(2, mangled.indexOf("\n")).trim());
    expect([steps?.length, steps?.[0]?.text.startsWith("Look")]).toEqual([2, true]);
    expect(severities.map(({ code }) => code)).toEqual(["SEV-1", "SEV-2"]);
    expect([plan.escalation?.line, plan.validation?.line]).toEqual([19, 8]);
  },
);

test("bytes that are no UTF-8 are said to be none, and nothing is guessed", () => {
  const latin = Uint8Array.from([...encode("# Störung").slice(0, 4), 0xf6, 0x0a]);
  expect(readText(latin)).toEqual({ kind: "unreadable", why: "it is not UTF-8" });
});

test("a fence that is never closed hides only what comes behind it", () => {
  const text = lines("# A", "", "## Steps", "", "1. a", "2. b", "", "```sh", "## Rollback", "undo");
  expect(stepsOf(text)).toEqual(["a", "b"]);
  expect(open(text).plan.rollback).toBeUndefined();
});

test("what a longer fence holds is no part of the document, fences and headings included", () => {
  const text = lines(
    "# A",
    "",
    "````markdown",
    "# Report",
    "",
    "## Steps",
    "",
    "1. not this",
    "2. nor this",
    "",
    "```sh",
    "inner",
    "```",
    "",
    "## Rollback",
    "",
    "none",
    "````",
    "",
    "## Steps",
    "",
    "1. a",
    "2. b",
  );
  expect(stepsOf(text)).toEqual(["a", "b"]);
  expect(open(text).runbook.sections.map(({ title }) => title)).toEqual(["A", "Steps"]);
});

test("a fence in a fence of the same length ends it, and the parts behind are still read", () => {
  const text = lines(
    "# A",
    "",
    "```markdown",
    "## Impact",
    "```sh",
    "x",
    "```",
    "```",
    "",
    "```",
    "",
    "## Steps",
    "",
    "1. a",
    "2. b",
  );
  expect(stepsOf(text)).toEqual(["a", "b"]);
});

test.each([
  ["a key that stands twice", "title: First\ntitle: Second", "Second"],
  ["a mention, which is no YAML", "owners: [@lead]\ntitle: Queue", "Queue"],
  ["an open quote", "owner: 'me\ntitle: Queue", "Queue"],
  ["a value that is no text", "title: [Queue, stuck]", "Queue"],
])("front matter with %s does no harm", (_, matter, title) => {
  const text = lines("---", matter, "---", "", "## Steps", "", "1. a", "2. b");
  expect(open(text).runbook.title).toBe(title);
  expect(stepsOf(text)).toEqual(["a", "b"]);
});

test("a table in HTML with cells left open has its levels and their times", () => {
  const text = lines(
    "# A",
    "",
    "## Severity",
    "",
    "<table>",
    "<tr><th>Level<th>Respond<th>Resolve",
    "<tr><td>SEV-1<td>5 min<td>1 h",
    "<tr><td>SEV-2</td><td>15 min<td>4 h</tr>",
    "</table>",
  );
  expect(
    open(text).severities.map(({ code, targets }) => [
      code,
      targets.respond?.duration,
      targets.resolve?.duration,
    ]),
  ).toEqual([
    ["SEV-1", 300_000, 3_600_000],
    ["SEV-2", 900_000, 14_400_000],
  ]);
});

const HIDING = lines(
  "# Queue <!-- the other queue --> stuck",
  "",
  "Alert: Real <!-- Unreal -->",
  "",
  "## Steps <!-- or: Rollback -->",
  "",
  "1. Look <!-- at nothing --> here",
  "2. Stop",
  "",
  "   <!-- behind",
  "   closed doors -->",
  "",
  "   and wait",
  "3. <!-- nobody sees this -->",
  "",
  "<!--",
  "## Rollback",
  "",
  "1. Not for this product",
  "",
  "| SEV-1 | 5 min |",
  "-->",
);

test("what HTML comments hide is not read", () => {
  const { runbook, severities, plan } = open(HIDING);
  const everything = JSON.stringify([runbook, severities, plan.rollback ?? "none", plan.branches]);
  expect(everything).not.toMatch(/other queue|Unreal|Rollback|nothing|doors|nobody|product/u);
  expect(runbook.title).toBe("Queue stuck");
  expect(runbook.alerts).toEqual(["Real"]);
  expect(firstResponse(runbook)?.steps).toEqual([
    { text: "Look here", details: "", code: [], line: 7 },
    { text: "Stop", details: "and wait", code: [], line: 8 },
  ]);
});

test("a comment that is never closed hides the rest", () => {
  const text = lines(
    "# A",
    "",
    "## Steps",
    "",
    "1. a",
    "2. b",
    "",
    "<!-- open",
    "",
    "## Rollback",
    "",
    "x",
  );
  expect(open(text).plan.rollback).toBeUndefined();
  expect(stepsOf(text)).toEqual(["a", "b"]);
});

test("a comment within code is code", () => {
  const text = lines(
    "# A",
    "",
    "## Steps",
    "",
    "1. Type `<!-- x -->`",
    "2. Stop",
    "",
    "   ```html",
    "   <!-- y -->",
    "   ```",
  );
  expect(stepsOf(text)).toEqual(["Type `<!-- x -->`", "Stop"]);
  expect(firstResponse(open(text).runbook)?.steps[1]?.code[0]?.text).toBe("<!-- y -->");
});

const shown = (text: string): string =>
  sourceOf(inertInline(text, { place: "text", resolve: (url) => url }));

test("braces of templates are text", () => {
  const [first = "", second = ""] = stepsOf(
    lines(
      "# A",
      "",
      "## Steps",
      "",
      "1. Restart {{ service }} on ${{ env.HOST }}",
      "2. Run `{{ x }}`",
    ),
  );
  expect([first, second]).toEqual(["Restart {{ service }} on ${{ env.HOST }}", "Run `{{ x }}`"]);
  expect(shown(first).replaceAll(/[\\\u200B]|&#8203;/gu, "")).toContain(
    "{{ service }} on ${{ env.HOST }}",
  );
  expect(shown(second)).toContain("{{ x }}");
});

test("what stands in angle brackets to be filled in stays in a step, and is seen", () => {
  const steps = stepsOf(
    lines(
      "# A",
      "",
      "## Steps",
      "",
      "1. Drain <node-name> now",
      "2. <pod> is restarted",
      "3. Tell <NAME>",
    ),
  );
  expect(steps).toEqual(["Drain <node-name> now", "<pod> is restarted", "Tell <NAME>"]);
  expect(steps.map((step) => shown(step))).toEqual([
    "Drain &lt;node-name&gt; now",
    "&lt;pod&gt; is restarted",
    "Tell &lt;NAME&gt;",
  ]);
});

test("and in a step that is a heading", () => {
  const text = lines(
    "# A",
    "",
    "## Step 1: Drain <node>",
    "",
    "x",
    "",
    "## Step 2: Drop <node>",
    "",
    "y",
  );
  expect(stepsOf(text)).toEqual(["Drain <node>", "Drop <node>"]);
});

test.each([
  ["an empty file", "", "X"],
  ["nothing but blanks", " \n\t\n", "X"],
  ["front matter alone", "---\ntitle: Queue\n---\n", "Queue"],
  ["front matter left open", "---\ntitle: Queue\n", "X"],
])("%s has a title and nothing else", (_, text, title) => {
  const { runbook, severities, plan } = open(text);
  expect(runbook).toMatchObject({ title, kind: "stub", checklists: [] });
  expect([severities, plan.communications, plan.escalation]).toEqual([[], [], undefined]);
});

test("a file of 300 KB keeps its title, its steps and what its last headings are about", () => {
  const chapter = (number: number): string =>
    `## Host ${number}\n\n${"Stands in the cellar and hums. ".repeat(30)}\n`;
  const text = lines(
    "# Large",
    "",
    "## Steps",
    "",
    "1. a",
    "2. b",
    "",
    ...Array.from({ length: 330 }, (_, index) => chapter(index)),
    "## Rollback",
    "",
    "Undo it.",
  );
  expect(text.length).toBeGreaterThan(300_000);
  expect(open(text).runbook.title).toBe("Large");
  expect(stepsOf(text)).toEqual(["a", "b"]);
  expect(open(text).plan.rollback?.heading).toBe("Rollback");
});
