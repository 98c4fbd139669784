import { expect, test } from "vitest";
import { issueBody, missingAnswers, type Answers } from "./answers.ts";
import { readIssueForm, type IssueForm } from "./issue-form.ts";

const FORM = read(`
name: Incident
description: Something is broken
title: "[incident] "
labels: incident, severity/unknown
body:
  - type: markdown
    attributes: { value: "Take a breath." }
  - type: dropdown
    id: severity
    attributes: { label: Severity, options: [SEV-1, SEV-2, Not sure] }
    validations: { required: true }
  - type: dropdown
    attributes: { label: Areas, options: [sync, billing, api], multiple: true }
  - type: textarea
    attributes: { label: What is happening }
    validations: { required: true }
  - type: textarea
    attributes: { label: Alert, render: shell }
  - type: input
    attributes: { label: Since when }
  - type: checkboxes
    attributes:
      label: Checked
      options: [{ label: Status page, required: true }, { label: Logs }]
`);

function read(text: string): IssueForm {
  const result = readIssueForm(text);
  if (result.kind === "invalid") throw new Error(result.problem);
  return result.form;
}

function answers(given: Readonly<Record<number, readonly string[]>>): Answers {
  return new Map(Object.entries(given).map(([index, values]) => [`field-${index}`, values]));
}

test("answers become the body GitHub would write", () => {
  const given = {
    1: ["SEV-2"],
    2: ["sync", "api"],
    3: ["All\r\nof it\r\n"],
    4: ["x\ny"],
    6: ["0"],
  };
  expect(issueBody(FORM, answers(given))).toMatchInlineSnapshot(`
    "### Severity

    SEV-2

    ### Areas

    sync, api

    ### What is happening

    All
    of it

    ### Alert

    \`\`\`shell
    x
    y
    \`\`\`

    ### Since when

    _No response_

    ### Checked

    - [X] Status page
    - [ ] Logs"
  `);
});

test("nothing answered", () => {
  expect(issueBody(FORM, answers({}))).toMatchInlineSnapshot(`
    "### Severity

    _No response_

    ### Areas

    _No response_

    ### What is happening

    _No response_

    ### Alert

    _No response_

    ### Since when

    _No response_

    ### Checked

    - [ ] Status page
    - [ ] Logs"
  `);
  expect(missingAnswers(FORM, answers({ 3: [" "] }))).toEqual([
    "Severity",
    "What is happening",
    "Status page",
  ]);
  expect(missingAnswers(FORM, answers({ 1: ["SEV-1"], 3: ["x"], 6: ["0"] }))).toEqual([]);
});

test("labels may be a list or a text, and a form with a mistake says where", () => {
  expect(FORM.labels).toEqual(["incident", "severity/unknown"]);
  expect(readIssueForm("name: A\ndescription: b\nbody: [{ type: inptu }]")).toMatchObject({
    kind: "invalid",
    problem: expect.stringContaining("body[0].type"),
  });
});
