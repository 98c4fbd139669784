import { describe, expect, test } from "vitest";
import { parseRunbook } from "../../../../src/domain/runbook/parse.ts";
import { firstResponse } from "../../../../src/domain/runbook/first-response.ts";
import { planOf, withTitle } from "../plan/plan-of.ts";
import { summary } from "../severity/read.ts";

const stepsOf = (...lines: readonly string[]): readonly string[] =>
  firstResponse(parseRunbook({ path: "runbooks/x.md", text: withTitle(...lines) }))?.steps.map(
    ({ text }) => text,
  ) ?? [];

describe("an escalation is", () => {
  test.each([
    [
      "a heading for when nothing helps that names whom to call",
      "## If nothing helps",
      "Call the owner.",
    ],
    ["a heading on whom to tell that says when", "## Chain of command", "- Lead: after 15 min"],
    ["a sentence that calls somebody after a while", "## Steps", "Page the lead after 30 minutes."],
    ["the word in any form", "## Wann wird eskaliert?", "Nach einer Stunde."],
  ])("%s", (_, heading, text) => {
    expect(planOf(withTitle(heading, "", text)).escalation).toBeDefined();
  });

  test.each([
    ["more to try when nothing helps", "## If nothing helps", "Restart the node."],
    ["a step that begins so", "## Steps", "**If nothing helps:** restart the node."],
    ["a heading on whom to tell with nothing but names", "## Chain of command", "- Lead\n- Owner"],
    ["a call of a program", "## Steps", "Call the drain endpoint after 5 minutes."],
    ["a rise of rights", "## Privilege escalation", "Somebody became root."],
  ])("not %s", (_, heading, text) => {
    expect(planOf(withTitle(heading, "", text)).escalation).toBeUndefined();
  });
});

describe("a postmortem is", () => {
  test.each([
    ["a sentence that asks for one", "Hold a retrospective within two weeks."],
    ["a column that says when it is due", "| Level | Post-mortem |\n|---|---|\n| SEV-1 | 2 days |"],
  ])("%s", (_, text) => {
    expect(planOf(withTitle("## Afterwork", "", text)).postmortem).toBeDefined();
  });

  test.each([
    ["a sentence about an old one", "The retrospective of May tells more."],
    ["a column without a time", "| Level | Post-mortem |\n|---|---|\n| SEV-1 | no |"],
  ])("not %s", (_, text) => {
    expect(planOf(withTitle("## Afterwork", "", text)).postmortem).toBeUndefined();
  });
});

describe("a message is", () => {
  const count = (...lines: readonly string[]): number =>
    planOf(withTitle(...lines)).communications.length;

  test("what has something to fill in behind a heading that asks to tell somebody", () => {
    expect(count("## Inform support", "", "```", "Down since [TIME], back at [TIME].", "```")).toBe(
      1,
    );
    expect(count("## Inform support", "", "```", "the queue of support is long", "```")).toBe(0);
    expect(count("## Inform support", "", "```sh", "notify --to support [TIME]", "```")).toBe(0);
  });

  test("not a command with options", () => {
    expect(count("## Announcement", "", 'Type `board set --line N --text "We are late"`.')).toBe(0);
  });
});

describe("levels", () => {
  const table = (...rows: readonly string[]): string =>
    ["## Severity", "", "| Level | Response |", "|---|---|", ...rows, ""].join("\n");

  test("that share a row share a word and pair their codes", () => {
    expect(summary(table("| SEV1 (P0) | 5 min |", "| SEV2/3 - Minor (P1/P2) | 1 h |"))).toEqual([
      "SEV-1 (P0): respond 5 min",
      "SEV-2 (minor, P1): respond 1 h",
      "SEV-3 (minor, P2): respond 1 h",
    ]);
  });

  test("have the team's own names before their codes, only where severity is spoken of", () => {
    const list = "### Red (SEV1)\n\nRespond in 5 min.\n\n### Amber (SEV2)\n\nRespond in 1 h.\n";
    expect(summary(`## Severity\n\n${list}`)).toEqual([
      "SEV-1: respond 5 min",
      "SEV-2: respond 1 h",
    ]);
    expect(summary("## Tools\n\n- Search (P1)\n- Mail (P2)\n")).toEqual([]);
  });

  test.each([
    ["once a day", "1 d"],
    ["raz dziennie", "1 d"],
    ["раз в час", "1 h"],
    ["hvert 15. minutt", "15 min"],
  ])("are reported on %s", (words, span) => {
    const text = `| Level | Updates |\n|---|---|\n| SEV1 | ${words} |\n| SEV2 | 1 w |\n`;
    expect(summary(text)[0]).toBe(`SEV-1: update ${span}`);
  });
});

describe("steps", () => {
  test("numbered 1 throughout go on behind code", () => {
    expect(
      stepsOf("## Steps", "", "1. a", "1. b", "", "```", "x", "```", "", "1. c", "1. d"),
    ).toEqual(["a", "b", "c", "d"]);
    expect(
      stepsOf("## Steps", "", "1. a", "2. b", "", "```", "x", "```", "", "1. c", "2. d"),
    ).toEqual(["a", "b"]);
  });

  test("are lines with letters or numbers in circles where something is to be done", () => {
    expect(stepsOf("## Steps", "", "a) Look", "b) Act")).toEqual(["Look", "Act"]);
    expect(stepsOf("## 手順", "", "① 見る", "② 直す")).toEqual(["見る", "直す"]);
    expect(stepsOf("## Steps", "", "b) Look", "c) Act")).toEqual([]);
    expect(stepsOf("## Background", "", "a) Look", "b) Act")).toEqual([]);
  });

  test("are what the column of actions says", () => {
    expect(
      stepsOf(
        "## Steps",
        "",
        "| Step | Who | Action |",
        "|---|---|---|",
        "| 1.1 | Ann | Look |",
        "| 1.2 | Bob | Act |",
      ),
    ).toEqual(["Look", "Act"]);
  });

  test("are not the chapters that hold steps of their own", () => {
    expect(
      stepsOf(
        "## 1. Ranks",
        "",
        "x",
        "",
        "## 2. Work",
        "",
        "### Step 1: Look",
        "",
        "### Step 2: Act",
        "",
        "## 3. Words",
        "",
        "y",
      ),
    ).toEqual(["Look", "Act"]);
  });

  test("stand below a bold line that ends the one before it", () => {
    expect(
      stepsOf("**Symptoms**", "", "- slow", "", "**Get going**", "", "1. Look", "2. Act"),
    ).toEqual(["Look", "Act"]);
  });

  test("begin with the first phase", () => {
    expect(
      stepsOf(
        "## Phase 1: Investigate",
        "",
        "1. Look",
        "2. Ask",
        "",
        "## Phase 2: Contain",
        "",
        "1. Stop",
        "2. Wait",
      ),
    ).toEqual(["Look", "Ask"]);
  });
});
