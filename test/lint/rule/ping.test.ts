import { expect, test } from "vitest";
import { wouldPing } from "../../../src/lint/rule/would-ping.ts";
import { found, runbook } from "./subject.ts";

test.each([
  ["Ask @dba-oncall.", "8:5 `@dba-oncall` mentions somebody when it is posted."],
  ["@here: look", "8:1 `@here` mentions somebody when it is posted."],
  ["**@acme/platform**", "8:3 `@acme/platform` mentions somebody when it is posted."],
  ["(@channel)", "8:2 `@channel` mentions somebody when it is posted."],
  ["&#64;channel", "8:1 `@channel` mentions somebody when it is posted."],
  ["As in #123.", "8:7 `#123` links an issue when it is posted."],
  ["As in GH-123.", "8:7 `GH-123` links an issue when it is posted."],
  ["fixes #12", "8:1 `fixes #12` closes an issue when it is posted in a pull request."],
  [
    "Closes: acme/app#12",
    "8:1 `Closes: acme/app#12` closes an issue when it is posted in a pull request.",
  ],
  ["- [ ] Ask @lead", "8:11 `@lead` mentions somebody when it is posted."],
])("%s does something when it is posted", (line, says) => {
  expect(found(wouldPing, runbook(line))).toEqual([says]);
});

test.each([
  "`@dba-oncall` and `#123`",
  "```text\n@here #123 fixes #12\n```",
  "Write to ops@example.org.",
  "[@dba-oncall](https://example.org) and [#12](https://example.org)",
  "Post in #incidents.",
  "It is the # 1 cause, at @ 10 Hz.",
  "The commit abc#12x",
  "&#8203; is a gap.",
  "https://example.org/a#123",
])("%s does nothing when it is posted", (line) => {
  expect(found(wouldPing, runbook(line))).toEqual([]);
});
