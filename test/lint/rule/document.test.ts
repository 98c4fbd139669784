import { expect, test } from "vitest";
import { instant, milliseconds } from "../../../src/domain/time.ts";
import { deadLink } from "../../../src/lint/rule/dead-link.ts";
import { duplicateSiblings } from "../../../src/lint/rule/duplicate-siblings.ts";
import { frontMatter } from "../../../src/lint/rule/front-matter.ts";
import { lineEnds } from "../../../src/lint/rule/line-ends.ts";
import {
  noEscalation,
  noPostmortem,
  noRollback,
  noValidation,
} from "../../../src/lint/rule/missing-part.ts";
import { requireSections } from "../../../src/lint/rule/missing-section.ts";
import { mojibake } from "../../../src/lint/rule/mojibake.ts";
import { noOwner } from "../../../src/lint/rule/no-owner.ts";
import { noTitle } from "../../../src/lint/rule/no-title.ts";
import { staleReview } from "../../../src/lint/rule/stale-review.ts";
import { superseded } from "../../../src/lint/rule/superseded.ts";
import { tooLarge } from "../../../src/lint/rule/too-large.ts";
import { findingsIn, found, mended, places, runbook, subject } from "./subject.ts";

const FILES = {
  "runbooks/other.md": "# Other\n\n## Two words\n",
  "docs/picture.png": "",
  "src/main.ts": "",
};

test.each([
  [
    "[a](gone.md)",
    "8:1 The link `gone.md` leads to `runbooks/gone.md`, which is not in the repository.",
  ],
  [
    "Look at ![](../docs/gone.png)",
    "8:9 The link `../docs/gone.png` leads to `docs/gone.png`, which is not in the repository.",
  ],
  ["[a](/gone)", "8:1 The link `/gone` leads to `gone`, which is not in the repository."],
  [
    "[a][b]\n\n[b]: gone.md",
    "10:1 The link `gone.md` leads to `runbooks/gone.md`, which is not in the repository.",
  ],
  [
    "[a](other.md#three-words)",
    "8:1 The link `other.md#three-words` leads to a heading that is not there.",
  ],
  [
    'See <a class="x" href="gone.md">this</a>.',
    "8:5 The link `gone.md` leads to `runbooks/gone.md`, which is not in the repository.",
  ],
  [
    "- <img\n    alt='x' src='../docs/gone.png'>",
    "8:3 The link `../docs/gone.png` leads to `docs/gone.png`, which is not in the repository.",
  ],
  [
    "> <div>\n> <a href=#gone>x</a>\n> </div>",
    "9:3 The link `#gone` leads to a heading that is not there.",
  ],
  ["[a](#gone)", "8:1 The link `#gone` leads to a heading that is not there."],
  ["[a](other)", "8:1 The link `other` leads to `runbooks/other`, which is not in the repository."],
])("a link that leads nowhere is told: %s", (line, says) => {
  expect(found(deadLink, runbook(line), { files: FILES })).toEqual([says]);
});

test.each([
  "[a](other.md)",
  "[a](./other.md?plain=1#two-words)",
  "[a](other.md#Two-words)",
  "[a](#first-response)",
  "[a](#)",
  "[a](../src)",
  "[a](../src/main.ts#L10)",
  "[a](/docs/picture.png) ![](../docs/picture%2Epng)",
  "[a](https://example.org/gone.md) [b](mailto:ops@example.org)",
  "[a](../../../issues)",
  "[a]({{ site.baseurl }}/gone)",
  '<a id="here"></a> [a](#here)',
  "`[a](gone.md)`",
  '<a href="other.md">x</a> <img src="../docs/picture.png"> <a href="https://example.org/gone">x</a>',
  '<!-- <a href="gone.md">x</a> -->',
  '<div data-href="gone.md">x</div>',
  '`<a href="gone.md">`',
  "[a](%zz.md)".replace("%zz", "other"),
])("a link that leads somewhere is no dead one: %s", (line) => {
  expect(found(deadLink, runbook(line), { files: FILES })).toEqual([]);
});

test("a link that lacks only its extension is told how to have it", () => {
  expect(findingsIn(deadLink, runbook("[a](other)"), { files: FILES })[0]?.hint).toContain(
    "`other.md`",
  );
});

test.each([
  ["by front matter", "---\ntitle: x\nstatus: deprecated\n---\n\n# Old\n", "3:1"],
  ["by its successor", "---\nsuperseded_by: new.md\n---\n\n# Old\n", "2:1"],
  ["by a callout", "# Old\n\n> [!WARNING]\n> Replaced by the new one.\n", "3:1"],
  ["by its title", "# Old (deprecated)\n\nText.\n", "1:1"],
])("what has had its day is told: %s", (_, text, place) => {
  expect(places(superseded, text)).toEqual([place]);
});

test("what is in force is not superseded", () => {
  expect(found(superseded, runbook("> Replaced by nothing."))).toEqual([]);
});

test.each([
  ["no heading", "Text.\n", '1:1 The document has no title and is called "Queue" after its file.'],
  ["an empty file", "", '1:1 The document has no title and is called "Queue" after its file.'],
  [
    "a heading of a part only",
    "## Steps\n\n1. Look.\n2. Go.\n",
    '1:1 The document has no title and is called "Queue" after its file.',
  ],
  [
    "a template's heading",
    "# <%= current_page.title %>\n\nText.\n",
    '1:1 The first heading is no title, so that the document is called "Queue" after its file.',
  ],
  [
    "a file's name",
    "\n# QUEUE.md\n\nText.\n",
    '2:1 The first heading is no title, so that the document is called "Queue" after its file.',
  ],
])("a document with %s has no title", (_, text, says) => {
  expect(found(noTitle, text)).toEqual([says]);
});

test.each([
  ["a first heading", runbook()],
  ["an underlined one", "Queue\n=====\n\nText.\n"],
  ["front matter", "---\ntitle: Queue\n---\n\n# {{ page.title }}\n"],
  ["a lower heading that names no part", "## Queue is stuck\n\nText.\n"],
])("a document with %s has a title", (_, text) => {
  expect(found(noTitle, text)).toEqual([]);
});

test("what the front matter's reader says is passed on", () => {
  const text = `---\nowner: @lead\n---\n\n${runbook()}`;
  const { diagnostics } = subject(text).frontMatter;
  expect(diagnostics.length).toBeGreaterThan(0);
  expect(found(frontMatter, text)).toEqual(
    diagnostics.map(({ line, column, message }) => `${line}:${column} ${message}`),
  );
  expect(found(frontMatter, `---\nowner: lead\n---\n\n${runbook()}`)).toEqual([]);
});

test("each part that is missing is told at the title", () => {
  const parts = [noEscalation, noRollback, noValidation, noPostmortem];
  expect(parts.flatMap((rule) => found(rule, runbook()))).toEqual([
    "1:1 Nothing says whom to call when the steps do not help.",
    "1:1 Nothing says how to undo what the steps do.",
    "1:1 Nothing says how to tell that users are well again.",
    "1:1 Nothing says what is to be done after the incident.",
  ]);
  const whole = runbook(
    "## Eskalacja",
    "",
    "Kierownik po 15 minutach.",
    "",
    "## Rollback",
    "",
    "Go back.",
    "",
    "## Validation",
    "",
    "The depth is zero.",
    "",
    "## Postmortem",
    "",
    "Within a day.",
  );
  expect(parts.flatMap((rule) => found(rule, whole))).toEqual([]);
});

test("required parts count in any language, and each missing one is told", () => {
  const rule = requireSections(["escalation", "first-response", "impact"]);
  expect(found(rule, runbook("## Eskalacja", "", "Kierownik."))).toEqual([
    "1:1 The required part `impact` is missing.",
  ]);
  expect(found(requireSections([]), runbook())).toEqual([]);
});

test("headings that are the same below one heading are told", () => {
  const text = runbook(
    "## Symptoms",
    "",
    "### Disk",
    "",
    "a",
    "",
    "## Symptoms",
    "",
    "### Disk",
    "",
    "b",
  );
  expect(found(duplicateSiblings, text)).toEqual([
    '14:1 The heading "Symptoms" stands on line 8 already.',
  ]);
});

test("broken characters are told once, with their number", () => {
  expect(found(mojibake, runbook("Pause â€” then look. Ã© Ã¨"))).toEqual([
    "8:7 Characters are broken here (`â€”`), and at 2 more places.",
  ]);
  expect(found(mojibake, runbook("ðŸš¨ Alarm"))).toEqual([
    "8:1 Characters are broken here (`ðŸš`).",
  ]);
});

test.each([
  "Não, São Paulo, ÉTÉ",
  "« Âge »",
  "naïve façade",
  "Ärger, Übung",
  "🚨 — “quoted”",
  "Việt Nam",
])("%s is no broken text", (line) => {
  expect(found(mojibake, runbook(line))).toEqual([]);
});

test("line ends and a mark are told, and mended", () => {
  const text = `\uFEFF${runbook().replaceAll("\n", "\r\n")}`;
  expect(found(lineEnds, text)).toEqual([
    "1:1 The file begins with a byte order mark.",
    "1:1 The file has carriage returns at its line ends.",
  ]);
  expect(mended(lineEnds, text)).toBe(runbook());
  expect(found(lineEnds, runbook())).toEqual([]);
  expect(places(lineEnds, "# A\n\nb\r\nc\n")).toEqual(["3:1"]);
});

test("a file is too large from one byte above 64 KB on, and bytes count", () => {
  const text = runbook();
  const room = 64 * 1024 - text.length;
  expect(found(tooLarge, text + "a".repeat(room))).toEqual([]);
  expect(found(tooLarge, text + "a".repeat(room + 1))).toHaveLength(1);
  expect(found(tooLarge, text + "ż".repeat(Math.ceil((room + 1) / 2)))).toHaveLength(1);
});

const base = subject(runbook());
const cared = (care: Partial<typeof base.document.care>): typeof base => ({
  ...base,
  document: {
    ...base.document,
    care: { owners: [], reviewedOn: undefined, reviewEvery: undefined, ...care },
  },
});

test("a document without an owner is told", () => {
  expect([...noOwner.check(cared({}))].map(({ message }) => message)).toEqual([
    "Nothing says who looks after this document.",
  ]);
  expect([...noOwner.check(cared({ owners: ["Platform"] }))]).toEqual([]);
});

test.each([
  [
    "a quarter after the last review",
    "2026-08-01",
    91,
    [
      "4:1 The document was last looked over on 2026-08-01, and the next review was due on 2026-10-31 (quarterly).",
    ],
  ],
  ["a day before the next review", "2026-08-30", 91, []],
  ["eleven months after the last change", "2025-12-28", undefined, []],
  [
    "more than a year after it",
    "2025-11-20",
    undefined,
    ["4:1 The document was last looked over on 2025-11-20, more than a year ago."],
  ],
])("%s a document is stale or not", (_, day, days, says) => {
  const reviewedOn = { at: instant(`${day}T00:00:00Z`), line: 4, raw: day };
  const reviewEvery =
    days === undefined
      ? undefined
      : { duration: milliseconds(days * 86_400_000), raw: "quarterly" };
  const findings = [...staleReview.check(cared({ reviewedOn, reviewEvery }))];
  expect(findings.map(({ line, column, message }) => `${line}:${column} ${message}`)).toEqual(says);
});

test("a document that names no date is not stale", () => {
  expect([...staleReview.check(cared({}))]).toEqual([]);
});

test("owner and review are read from front matter and from lines below the title", () => {
  const matter = `---\nowner: Platform\nlast_reviewed_on: 2026-01-10\nreview_in: 3 months\n---\n\n${runbook()}`;
  expect(places(staleReview, matter)).toEqual(["3:1"]);
  expect(found(noOwner, matter)).toEqual([]);
  const lines = runbook().replace(
    "\n\n",
    "\n\n**Owner:** Team X\n\n**Last updated:** 2025-02-01\n\n",
  );
  expect(places(staleReview, lines)).toEqual(["5:1"]);
  expect(found(noOwner, lines)).toEqual([]);
  expect(places(noOwner, runbook())).toEqual(["1:1"]);
});
