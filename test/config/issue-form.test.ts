import { expect, test } from "vitest";
import { readIssueForm } from "../../src/config/issue-form.ts";

test("the questions of a form are read in order, text between them is not", () => {
  const form = `name: Incident
description: Something is broken
labels: [incident]
body:
  - type: markdown
    attributes: {value: "Stay calm."}
  - type: dropdown
    id: severity
    attributes:
      label: Severity
      options: [SEV-1, SEV-2, 3, Not sure]
    validations: {required: true}
  - type: checkboxes
    id: scope
    attributes:
      label: Scope
      options:
        - label: Sync jobs
        - label: Billing
          required: true
  - type: textarea
    attributes: {label: What is happening}
`;
  expect(readIssueForm(form)).toEqual([
    {
      id: "severity",
      label: "Severity",
      kind: "dropdown",
      options: ["SEV-1", "SEV-2", "3", "Not sure"],
    },
    { id: "scope", label: "Scope", kind: "checkboxes", options: ["Sync jobs", "Billing"] },
    { id: undefined, label: "What is happening", kind: "textarea", options: [] },
  ]);
});

test.for([
  ["no YAML", "body: ["],
  ["no mapping", "- a"],
  ["empty", ""],
  ["without a body", "name: Incident"],
  ["with a body of another form", "body: {a: 1}"],
  [
    "of questions without labels",
    "body: [1, null, {type: input}, {attributes: {label: a}}, {type: input, attributes: {label: ' '}}]",
  ],
] as const)("a form that is %s has no questions", ([, text]) => {
  expect(readIssueForm(text)).toEqual([]);
});
