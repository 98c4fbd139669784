import { expect, test } from "vitest";
import { lostPlaceholder } from "../../../src/lint/rule/lost-placeholder.ts";
import { unfilledPlaceholder } from "../../../src/lint/rule/unfilled-placeholder.ts";
import { found, places, runbook } from "./subject.ts";

test.each([
  ["Owner: TBD", "8:8", "TBD"],
  ["Call _TODO_ first.", "8:7", "TODO"],
  ["Call [contact].", "8:6", "[contact]"],
  ["Zadzwoń: [osoba kontaktowa]", "8:10", "[osoba kontaktowa]"],
  ["担当: [担当者名]", "8:5", "[担当者名]"],
  ["[[OWNER: who]]", "8:1", "[[OWNER: who]]"],
  ["Call [ON CALL NUMBER].", "8:6", "[ON CALL NUMBER]"],
  ["Look at {{DASHBOARD_URL}}.", "8:9", "{{DASHBOARD_URL}}"],
  ["Call <NAME - fill in> at once.", "8:6", "<NAME - fill in>"],
  ["Call \\<name>.", "8:6", "<name>"],
  ["| Who | [name] |\n| --- | --- |", "8:9", "[name]"],
])("a hole in the text is told: %s", (line, place, hole) => {
  expect(found(unfilledPlaceholder, runbook(line))).toEqual([
    `${place} \`${hole}\` is still to be filled in.`,
  ]);
});

test.each([
  "Call [the on-call engineer](https://example.org/contact).",
  "See [contact][c].\n\n[c]: https://example.org",
  "- [x] Done\n- [ ] Open",
  "Search for `TODO` and `[contact]`.",
  "```text\nTODO: [contact] {{X}}\n```",
  "> [!NOTE]\n> Read it.",
  "Como en todo momento, todo bien.",
  "The log says [ERROR] and [WARN].",
  "{{ site.baseurl }} and {{$labels.job}} are filled in by programs.",
  "[[Queue basics]] is a page of the wiki.",
  "A footnote[^1].\n\n[^1]: Words.",
  "List items [1] and [2].",
])("what is no hole is none: %s", (line) => {
  expect(found(unfilledPlaceholder, runbook(line))).toEqual([]);
});

test("messages written in advance have holes on purpose", () => {
  const text = runbook(
    "## Communication templates",
    "",
    "Initial message:",
    "",
    "> Status: Investigating. Impact: [impact]. Next update at [time].",
    "",
    "## Communication",
    "",
    "**Status update:**",
    "",
    "> We know of the problem with [service name]. Next update at [time].",
    "",
    "Post it in [channel].",
  );
  expect(places(unfilledPlaceholder, text)).toEqual(["20:12"]);
});

test("an empty part is told, a step or a parent is none", () => {
  const text = runbook(
    "## Rollback",
    "",
    "## Validation",
    "",
    "<!-- what to look at -->",
    "",
    "## Fixing",
    "",
    "### Step 1: Stop it",
    "",
    "### Step 2: Start it",
    "",
    "## Escalation",
  );
  expect(found(unfilledPlaceholder, text)).toEqual([
    '8:1 Nothing stands below the heading "Rollback".',
    '10:1 Nothing stands below the heading "Validation".',
    '20:1 Nothing stands below the heading "Escalation".',
  ]);
});

test("front matter has holes, too", () => {
  expect(
    places(
      unfilledPlaceholder,
      `---\nowner: TBD\ntags:\n  - TODO\n# TODO later\nlist: TODOS\n---\n\n${runbook()}`,
    ),
  ).toEqual(["2:8", "4:5"]);
});

test("a template is all holes, and a superseded document is not worth filling", () => {
  expect(found(unfilledPlaceholder, "# Template\n\nOwner: TBD\n\n## Steps\n")).toEqual([]);
  expect(found(unfilledPlaceholder, "# Old\n\n> Deprecated.\n\nOwner: TBD\n")).toEqual([]);
});

test.each([
  ["Restart <service-name> now.", "8:9", "<service-name>"],
  ["Restart <SERVICE> now.", "8:9", "<SERVICE>"],
  ["Began at <time>.", "8:10", "<time>"],
  ["See <link>.", "8:5", "<link>"],
  ["<pod name>\n", "8:1", "<pod name>"],
])("what Markdown takes for HTML is told: %s", (line, place, tag) => {
  expect(found(lostPlaceholder, runbook(line))).toEqual([
    `${place} \`${tag}\` is taken for HTML and does not show.`,
  ]);
});

test.each([
  "Restart `<service-name>`.",
  "```sh\nrestart <service-name>\n```",
  "Write to <https://example.org> or <me@example.org>.",
  "Line one<br>line two <kbd>Esc</kbd>",
  "<details>\n<summary>More</summary>\n\nText.\n\n</details>",
  '<img src="a.png" width="10">',
  '<a name="top">',
  "<!-- <service-name> -->",
  "<table><tr><td>a<td>b</table>",
  "<my-card>Text</my-card>",
  "Restart \\<service-name>.",
])("HTML that is meant is no loss: %s", (line) => {
  expect(found(lostPlaceholder, runbook(line))).toEqual([]);
});
