import { expect, test } from "vitest";
import { checkRuleNames } from "../../src/config/lint-check.ts";
import { readConfig } from "./read-config.ts";

const read = (lint: string) => readConfig(`lint:${lint}\n`);

const lintOf = (lint: string) => {
  const reading = read(lint);
  if (reading.kind !== "valid") throw new Error(JSON.stringify(reading.diagnostics));
  return reading.config.lint;
};

const problems = (lint: string): readonly string[] =>
  read(lint).diagnostics.map(({ line, column, code, message, hint }) =>
    `${line}:${column} ${code} ${message} ${hint}`.trim(),
  );

const NOTHING = {
  preset: "recommended",
  rules: new Map(),
  require: [],
  reviewEvery: undefined,
  index: "runbooks/README.md",
};

test("what is left out has defaults", () => {
  expect(lintOf("")).toEqual(NOTHING);
  expect(lintOf(" {}")).toEqual(NOTHING);
});

test("everything that can be said is read", () => {
  const lint = `
  preset: strict
  rules: {no-owner: off, dead-link: error, mojibake: notice}
  require: [severity, rollback]
  review-every: 90d
  index: docs/runbooks.md`;
  expect(lintOf(lint)).toEqual({
    preset: "strict",
    rules: new Map([
      ["no-owner", "off"],
      ["dead-link", "error"],
      ["mojibake", "notice"],
    ]),
    require: [{ files: undefined, sections: ["severity", "rollback"] }],
    reviewEvery: 90 * 86_400_000,
    index: "docs/runbooks.md",
  });
});

test("sections can be asked of all runbooks and, further ones, of those that patterns name", () => {
  const lint = `
  require:
    - escalation
    - {files: runbooks/**, sections: [signals, diagnosis, mitigation, rollback]}
    - files: [docs/ops.md, docs/on-call/*.md]
      sections: [severity, first-response]`;
  expect(lintOf(lint).require).toEqual([
    { files: undefined, sections: ["escalation"] },
    { files: ["runbooks/**"], sections: ["signals", "diagnosis", "mitigation", "rollback"] },
    { files: ["docs/ops.md", "docs/on-call/*.md"], sections: ["severity", "first-response"] },
  ]);
});

const ROLES =
  "`first-response`, `procedure`, `triage`, `diagnosis`, `mitigation`, `rollback`, `validation`, `escalation`, `communication`, `postmortem`, `severity`, `signals`, `impact`, `overview`, `roles`, `prevention`, `references`";

test.each([
  [
    "a preset nobody knows",
    " {preset: hard}",
    "1:16 config/bad-value `lint.preset` must be one of `recommended`, `strict`.",
  ],
  [
    "a weight nobody knows",
    " {rules: {no-owner: fatal}}",
    "1:26 config/bad-value `lint.rules.no-owner` must be one of `off`, `notice`, `warning`, `error`.",
  ],
  [
    "rules as a list",
    " {rules: [no-owner]}",
    "1:15 config/wrong-type `lint.rules` must be a mapping from rules to `off`, `notice`, `warning` or `error`.",
  ],
  [
    "a misspelt setting",
    " {review-evry: 90d}",
    "1:8 config/unknown-key There is no setting `lint.review-evry`. Did you mean `review-every`?",
  ],
  [
    "a misspelt section",
    " {require: [rolback]}",
    "1:18 config/wrong-type `lint.require[0]` must be the role of a section; probably `rollback` is meant.",
  ],
  [
    "a section like none",
    " {require: [dashboards]}",
    `1:18 config/wrong-type \`lint.require[0]\` must be one of ${ROLES}.`,
  ],
  [
    "a misspelt section for some files",
    " {require: [{files: a/**, sections: [rollbak]}]}",
    "1:43 config/bad-value `lint.require[0].sections[0]` must be the role of a section; probably `rollback` is meant.",
  ],
  [
    "no section for some files",
    " {require: [{files: a/**, sections: []}]}",
    "1:42 config/bad-value `lint.require[0].sections` must name at least one role of a section.",
  ],
  [
    "sections without files",
    " {require: [{sections: [rollback]}]}",
    "1:18 config/missing-key `lint.require[0]` needs `files`.",
  ],
  [
    "a number as a section",
    " {require: [4]}",
    "1:18 config/wrong-type `lint.require[0]` must be the role of a section, or a mapping with `files` and `sections`.",
  ],
  [
    "a pattern that leaves out",
    ' {require: [{files: ["!a.md"], sections: [rollback]}]}',
    "1:27 config/bad-pattern `!a.md` is no pattern I can use. Patterns take in; to leave a file out, write narrower ones.",
  ],
  [
    "a time between reviews that is none",
    " {review-every: quarterly}",
    "1:22 config/bad-duration `lint.review-every` must be a duration such as `30s`, `5m`, `1h 30m` or `PT15M`.",
  ],
  [
    "an index that is no Markdown",
    " {index: runbooks/index.html}",
    "1:15 config/bad-value `lint.index` must be a Markdown file: `runbooks/README.md`.",
  ],
])("%s is told of where it stands", (_, lint, problem) => {
  expect(problems(lint)).toEqual([problem]);
  expect(read(lint).kind).toBe("invalid");
});

test("rules nobody knows are told of by whoever knows the rules, each where it stands", () => {
  const text = "lint:\n  rules:\n    no-ownr: off\n    no-owner: error\n    other: off\n";
  const found = checkRuleNames(text, ["no-ownr", "no-owner", "other"], ["no-owner", "no-title"]);
  expect(
    found.map(({ line, column, severity, message, hint }) => [
      line,
      column,
      severity,
      message,
      hint,
    ]),
  ).toEqual([
    [3, 5, "error", "There is no rule `no-ownr`.", "Did you mean `no-owner`?"],
    [5, 5, "error", "There is no rule `other`.", "There are `no-owner`, `no-title`."],
  ]);
});

test("a config with a rule the linter does not know is in force all the same", () => {
  expect(read(" {rules: {from-the-future: error}}").kind).toBe("valid");
});
