import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyEdits } from "../../../src/lint/fix.ts";
import type { Subject } from "../../../src/lint/rule.ts";
import { requireSections } from "../../../src/lint/rule/missing-section.ts";
import { RULES } from "../../../src/lint/rules.ts";
import { FIXTURES } from "../../domain/runbook/fixtures.ts";
import { subject } from "./subject.ts";

const ALL = [...RULES, requireSections(["escalation", "rollback"])];

/** Pieces of runbooks in which rules find something, and what stands around them. */
const PIECES = [
  "# Queue is stuck",
  "## First response",
  "## Severity",
  "## Rollback",
  "1. Look at `queue depth`.",
  "2. Run `rm -rf /x` as @lead, see #12.",
  "3. Pause.",
  "   ```sh",
  "```",
  "```sh",
  "kill -9 1",
  "~~~markdown",
  "- [ ] Ask [contact] or <name>.",
  "> Deprecated.",
  "| Severity | Respond |",
  "| --- | --- |",
  "| SEV-1 | 5 min |",
  "| P2 | |",
  "TODO 🚨 â€”",
  "[a](gone.md#x) ![b](#y)",
  "<table><tr><td>SEV-1</td></tr>",
  "<!-- <b> -->",
  "password: hunter2",
  "Call +49 30 901820, 10.1.2.3.",
  "---",
  "title: x",
  "\towner: [",
  "",
  "",
] as const;
const anyMarkdown = fc
  .tuple(
    fc.array(
      fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...PIECES) }, fc.string({ unit: "binary" })),
      {
        maxLength: 30,
      },
    ),
    fc.constantFrom("\n", "\r\n"),
    fc.constantFrom("", "\uFEFF"),
  )
  .map(([lines, end, mark]) => mark + lines.join(end).replaceAll("\0", " ").toWellFormed());

/** Rules put what they find on lines and columns that are there. */
function expectPlaces(one: Subject): void {
  const lines = one.text.split("\n");
  for (const rule of ALL)
    for (const { line, column, message } of rule.check(one)) {
      const written = lines[line - 1];
      expect(written, `${rule.name} on line ${line}: ${message}`).toBeDefined();
      expect(column, `${rule.name}: ${message}`).toBeGreaterThanOrEqual(1);
      expect(column, `${rule.name}: ${message}`).toBeLessThanOrEqual((written ?? "").length + 1);
    }
}

/** Fixes take what they mend away, and the steps stay as they are. */
function expectFixes(one: Subject): void {
  const { text, original } = one;
  for (const rule of ALL) {
    const fixes = [...rule.check(one)].flatMap(({ fix }) => (fix === undefined ? [] : [fix]));
    if (fixes.length === 0) continue;
    const before = [...rule.check(one)].length;
    const after = subject(applyEdits({ text, original }, fixes), { path: one.path });
    expect([...rule.check(after)].length, rule.name).toBe(before - fixes.length);
    expect(after.document.runbook, rule.name).toEqual(one.document.runbook);
  }
}

test("names are unique, in small letters with hyphens, and no prefix of diagnostics", () => {
  const names = ALL.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^[a-z]+(?:-[a-z]+)*$/u);
});

test("each rule says in a sentence what it finds", () => {
  for (const { summary } of ALL) expect(summary).toMatch(/^[A-Z].*\.$/u);
});

test("rules come with their levels, the gravest first", () => {
  const levels = RULES.map(({ level }) => level);
  const order = ["error", "warning", "notice", "off"];
  expect(levels).toEqual(levels.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)));
  expect(RULES.filter(({ level }) => level === "error").map(({ name }) => name)).toEqual([
    "no-steps",
    "broken-fence",
    "secret-like",
  ]);
});

describe.each(FIXTURES.map(({ name, path, text }) => ({ name, path, text })))(
  "in $name",
  ({ path, text }) => {
    test("rules find what is there, and fixes change no step", () => {
      expectPlaces(subject(text, { path }));
      expectFixes(subject(text, { path }));
    });

    test("no step is missed", () => {
      const noSteps = RULES.find(({ name }) => name === "no-steps");
      expect([...(noSteps?.check(subject(text, { path })) ?? [])]).toEqual([]);
    });
  },
);

test("in any text no rule throws, and what it finds is there", () => {
  fc.assert(fc.property(anyMarkdown, (text) => expectPlaces(subject(text))));
});

test("in any text fixes take away what they mend, and change no step", () => {
  fc.assert(fc.property(anyMarkdown, (text) => expectFixes(subject(text))));
});

test("messages and hints are sentences on one line", () => {
  fc.assert(
    fc.property(anyMarkdown, (text) => {
      for (const rule of ALL)
        for (const { message, hint } of rule.check(subject(text))) {
          if (rule.name === "front-matter") continue;
          expect(message).toMatch(/^[^\n]+\.$/u);
          expect(hint).toMatch(/^(?:[^\n]+\.)?$/u);
        }
    }),
  );
});

test("a document that has had its day is told that and its secrets only", () => {
  const text = `# Old\n\n> Deprecated.\n\n${PIECES.join("\n")}\n`;
  const names = ALL.filter((rule) => [...rule.check(subject(text))].length > 0).map(
    ({ name }) => name,
  );
  expect(names).toEqual(["secret-like", "superseded"]);
});
