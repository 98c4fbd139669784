import { expect, test } from "vitest";
import { ambiguousFirstResponse } from "../../../src/lint/rule/ambiguous-first-response.ts";
import { noSteps } from "../../../src/lint/rule/no-steps.ts";
import { stepsInCode } from "../../../src/lint/rule/steps-in-code.ts";
import { found, places, runbook } from "./subject.ts";

const PROSE =
  "The queue is a table of jobs, and workers take them one at a time in the order in which they came. When workers stop, jobs wait, and users wait for what they asked for, which they notice after a minute or two.";

test("a runbook of nothing but prose has no steps", () => {
  expect(found(noSteps, `---\nkind: scenario\n---\n\n# Queue is stuck\n\n${PROSE}\n`)).toEqual([
    '5:1 "Queue is stuck" has no steps that a responder could follow.',
  ]);
});

test("steps that only undo or check are none to begin with", () => {
  expect(
    found(noSteps, `# Queue is stuck\n\n${PROSE}\n\n## Rollback\n\n1. Go back.\n2. Look.\n`),
  ).toEqual(['5:1 The only steps, under "Rollback", are none to begin with.']);
});

test.each([
  ["a numbered list", "1. Look.\n2. Pause.\n"],
  ["a task list", "- [ ] Look.\n- [ ] Pause.\n"],
  ["bullets", "- Look.\n- Pause.\n"],
  ["headings", "### Step 1: Look\n\nHow.\n\n### Step 2: Pause\n\nHow.\n"],
  ["rows of a table", "| Step | Do |\n| --- | --- |\n| 1 | Look |\n| 2 | Pause |\n"],
  ["bold labels", "**Step 1: Look**\n\nHow.\n\n**Step 2: Pause**\n\nHow.\n"],
  ["comments in code", "```sh\n# 1. Look\nqueue depth\n# 2. Pause\nqueue pause\n```\n"],
])("steps as %s are steps", (_, steps) => {
  expect(found(noSteps, `# Queue is stuck\n\n${PROSE}\n\n## Steps\n\n${steps}`)).toEqual([]);
});

test("an index, a template, a stub and a superseded document need no steps", () => {
  const links = "- [A](a.md)\n- [B](b.md)\n- [C](c.md)\n";
  expect(found(noSteps, `# Runbooks\n\n${links}`, { path: "runbooks/README.md" })).toEqual([]);
  expect(found(noSteps, `# Template\n\n${PROSE}\n`)).toEqual([]);
  expect(found(noSteps, "# Queue is stuck\n\nTBD\n")).toEqual([]);
  expect(found(noSteps, `# Queue is stuck\n\n> Deprecated.\n\n${PROSE}\n`)).toEqual([]);
});

test("a policy that defines severities needs no steps, a scenario that does still does", () => {
  const scale =
    "## Severity\n\n| Severity | Respond |\n| --- | --- |\n| SEV-1 | 5 min |\n| SEV-2 | 1 h |\n";
  expect(found(noSteps, `# Incident policy\n\n${PROSE}\n\n${scale}`)).toEqual([]);
  expect(found(noSteps, `# Queue is stuck\n\n${PROSE}\n\n${scale}`)).toHaveLength(1);
});

test("steps in a code block are told at the block, once", () => {
  const text =
    "# Queue is stuck\n\n## Steps\n\n```sh\n# 1. Look\nqueue depth\n# 2. Pause\nqueue pause\n```\n";
  expect(found(stepsInCode, text)).toEqual(['5:1 The steps of "Steps" stand in a code block.']);
});

test("code below a step is no step in code", () => {
  expect(found(stepsInCode, runbook("```sh\n# 1. one\n# 2. two\n```"))).toEqual([]);
});

test("two first responses are told at the one that is not taken", () => {
  const text = runbook("## Immediate actions", "", "1. Call.", "2. Wait.");
  expect(found(ambiguousFirstResponse, text)).toEqual([
    '8:1 "Immediate actions" could be the first response as well as "First response" on line 3, which is taken.',
  ]);
});

test("parts for one severity, of another role, or with a single step are no rivals", () => {
  expect(
    places(ambiguousFirstResponse, runbook("## Diagnosis", "", "1. Call.", "2. Wait.")),
  ).toEqual([]);
  expect(places(ambiguousFirstResponse, runbook("## Immediate actions", "", "1. Call."))).toEqual(
    [],
  );
  expect(
    places(
      ambiguousFirstResponse,
      runbook("## First response for SEV-1", "", "1. Call.", "2. Wait."),
    ),
  ).toEqual([]);
});

test("where the front matter says which it is nothing is ambiguous", () => {
  const text = `---\nsections: {first_response: "Begin here"}\n---\n\n${runbook("## Begin here", "", "1. Call.", "2. Wait.")}`;
  expect(places(ambiguousFirstResponse, text.replace("## First response", "## Steps"))).toEqual([]);
});

test("bare commands, of which nothing is said, may stand in one block", () => {
  const commands = "```sh\nqueue list\nqueue top\n```\n";
  expect(found(stepsInCode, `# Queue is stuck\n\n## First response\n\n${commands}`)).toEqual([]);
});
