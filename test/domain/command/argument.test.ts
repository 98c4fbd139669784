import { describe, expect, test } from "vitest";
import type { Argument } from "../../../src/domain/command/argument.ts";
import { flag, optional, text, word } from "../../../src/domain/command/argument.ts";
import { code, codeList } from "../../../src/domain/command/code.ts";
import { factName } from "../../../src/domain/command/fact-name.ts";
import { steps } from "../../../src/domain/command/steps.ts";
import { vocabularyOf } from "../../../src/domain/command/vocabulary.ts";
import { person, phase, probe, role, severity } from "../../../src/domain/command/words.ts";
import { POLICY, eventsOf, inPhase, read, request } from "./situation.ts";

const VOCABULARY = vocabularyOf({ ...POLICY, roles: ["comms", "lead"] }, []);

/** What an argument takes and what it leaves, or `undefined` when it refuses. */
function take<T>(argument: Argument<T>, rest: string): readonly [T, string] | undefined {
  const taken = argument.take(rest, VOCABULARY);
  return taken.ok ? [taken.value, taken.rest] : undefined;
}

const stepNames = (rest: string) => {
  const taken = take(steps(), rest);
  return taken === undefined
    ? undefined
    : [
        taken[0].map(({ checklist, from, to }) => `${checklist ?? ""}:${from}-${to}`).join(" "),
        taken[1],
      ];
};

test.for([
  ["3", [":3-3", ""]],
  ["12 reason", [":12-12", "reason"]],
  ["1 2  3", [":1-1 :2-2 :3-3", ""]],
  ["1,2;3: 4.", [":1-1 :2-2 :3-3 :4-4", ""]],
  ["1,2-3,c2.4 by hand", [":1-1 :2-3 c2:4-4", "by hand"]],
  ["1,fine", [":1-1", "fine"]],
  ["1.5", undefined],
  ["1:5", undefined],
  ["1-2-3", undefined],
  ["1, 2; 3: 4. and then", [":1-1 :2-2 :3-3 :4-4", "and then"]],
  ["1 and 2 & 3 + 4 , 5", [":1-1 :2-2 :3-3 :4-4 :5-5", ""]],
  ["1 and", [":1-1", "and"]],
  ["1 and , 2", [":1-1", "and , 2"]],
  ["and 1", [":1-1", ""]],
  ["2-5", [":2-5", ""]],
  ["2..15", [":2-15", ""]],
  ["5–2", [":2-5", ""]],
  ["c2.3", ["c2:3-3", ""]],
  ["C12.13-14", ["c12:13-14", ""]],
  ["1 c2.3 4", [":1-1 c2:3-3 c2:4-4", ""]],
  ["1 2nd try", [":1-1", "2nd try"]],
  ["1 x2", [":1-1", "x2"]],
  ["1 andy did it", [":1-1", "andy did it"]],
  ["1234", undefined],
  ["c2", undefined],
  ["first", undefined],
  ["", undefined],
] as const)("steps read %s", ([rest, expected]) => {
  expect(stepNames(rest)).toEqual(expected);
});

test.for([
  ["me", "me"],
  ["Me", "me"],
  ["@octocat", "octocat"],
  ["@octocat,", "octocat"],
  ["@Octo-Cat-1", "Octo-Cat-1"],
  ["@renovate[bot]", "renovate[bot]"],
  [`@${"a".repeat(39)}`, "a".repeat(39)],
  [`@${"a".repeat(40)}`, undefined],
  ["octocat", undefined],
  ["x@octocat", undefined],
  ["@octo--cat", undefined],
  ["@octocat-", undefined],
  ["@-octocat", undefined],
  ["@octo_cat", undefined],
  ["@acme/team", undefined],
  ["@", undefined],
  ["", undefined],
] as const)("a person is read from %s", ([rest, expected]) => {
  expect(take(person(), rest)?.[0]).toBe(expected);
});

test.for([
  ["endpoints", "endpoints"],
  ["Endpoint", "endpoints"],
  ["urls", "endpoints"],
  ["routes", "endpoints"],
  ["start", "start"],
  ["started", "start"],
  ["started-at", "start"],
  ["started_at", "start"],
  ["started at", "start"],
  ["start time", "start"],
  ["start-time", "start"],
  ["since", "start"],
  ["blast-radius", "blast-radius"],
  ["Blast Radius", "blast-radius"],
  ["blast_radius", "blast-radius"],
  ["blastradius", "blast-radius"],
  ["radius", "blast-radius"],
  ["failed-payments:", "failed-payments"],
  ["p95=", "p95"],
  ["größe", "größe"],
  ["a".repeat(40), "a".repeat(40)],
  ["a".repeat(41), undefined],
  ["a:b", undefined],
  ["1st", undefined],
  ["-a", undefined],
  ["a--b", undefined],
  ["a-", undefined],
  ["a.b", undefined],
  ["", undefined],
] as const)("the name of a fact is read from %s", ([rest, expected]) => {
  expect(take(factName(), rest)?.[0]).toBe(expected);
  expect(take(factName(), `${rest} start time 1`)?.[1]).toBe(
    expected === undefined ? undefined : "start time 1",
  );
});

test.for([
  ["sev-1", "sev-1"],
  ["SEV1 because", "sev-1"],
  ["sev 2 because", "sev-2"],
  ["Critical", "sev-1"],
  ["minor", "sev-3"],
  ["sev", undefined],
  ["sev 9", undefined],
  ["1", undefined],
  ["", undefined],
] as const)("a severity is read from %s", ([rest, expected]) => {
  expect(take(severity(), rest)?.[0].code).toBe(expected);
});

test.for([
  ["investigating", "investigating"],
  ["investigate", "investigating"],
  ["Identified", "identified"],
  ["identify", "identified"],
  ["mitigating", "mitigating"],
  ["mitigate", "mitigating"],
  ["monitoring well", "monitoring"],
  ["monitor", "monitoring"],
  ["mitigated", undefined],
  ["triage", undefined],
] as const)("a phase is read from %s", ([rest, expected]) => {
  expect(take(phase(), rest)?.[0]).toBe(expected);
});

test("who sets the phase to an end is told of /resolve, others are not", () => {
  const hinted = [
    "resolved",
    "resolve",
    "close",
    "closed",
    "done",
    "fixed",
    "over",
    "overdue",
    "undone",
    "x",
  ].filter((typed) => {
    const taken = phase().take(typed, VOCABULARY);
    return !taken.ok && taken.expected.includes("/resolve");
  });
  expect(hinted).toEqual(["resolved", "resolve", "close", "closed", "done", "fixed", "over"]);
});

test("a role is the lead or one of the team's, a probe one of the team's", () => {
  expect([take(role(), "LEAD me"), take(role(), "comms"), take(role(), "x")]).toEqual([
    ["lead", "me"],
    ["comms", ""],
    undefined,
  ]);
  expect(role().take("x", VOCABULARY)).toMatchObject({ expected: "one of `lead`, `comms`" });
  expect([take(probe(), "Health now"), take(probe(), "x")]).toEqual([["health", "now"], undefined]);
});

test.for([
  ["--now", [true, ""]],
  ["--NOW it is well", [true, "it is well"]],
  ["it is well --now", [true, "it is well"]],
  ["—now  it is well", [true, "it is well"]],
  ["it is --now well", [false, "it is --now well"]],
  ["it is well", [false, "it is well"]],
  ["x--now", [false, "x--now"]],
  ["- now", [false, "- now"]],
  ["", [false, ""]],
  ["--nowhere", undefined],
  ["--force", undefined],
] as const)("a switch is read from %s", ([rest, expected]) => {
  expect(take(flag("now"), rest)).toEqual(expected);
});

describe("text and words", () => {
  test("are told apart from nothing", () => {
    expect(take(text(), " \n ")).toBeUndefined();
    expect(take(text(), " a\n b ")).toEqual(["a\n b", ""]);
    expect(take(word("a word"), "")).toBeUndefined();
    expect(take(word("a word"), "a  b c")).toEqual(["a", "b c"]);
    expect(take(optional(word("a word")), "")).toEqual([undefined, ""]);
  });
  test("show in the usage whether they may be left out", () => {
    expect(
      [
        text(),
        optional(text()),
        word(""),
        optional(word("")),
        flag("now"),
        person(),
        optional(person()),
        steps(),
        optional(phase()),
      ].map(({ usage }) => usage("x")),
    ).toEqual([
      "<x…>",
      "[x…]",
      "<x>",
      "[x]",
      "[--now]",
      "<@login|me>",
      "[@login|me]",
      "<x…>",
      "[investigating|identified|mitigating|monitoring]",
    ]);
  });
  test.for([999, 1000, 4000])("of %s characters are taken", (length) => {
    expect(take(text(), "x".repeat(length))?.[0]).toHaveLength(length);
  });
  test("that are too long are counted", () => {
    const expectedOf = (length: number) => text().take("x".repeat(length), VOCABULARY);
    expect(expectedOf(4001)).toMatchObject({
      expected: "at most 4,000 characters long, and this has 4,001",
    });
    expect(expectedOf(1_234_567)).toMatchObject({
      expected: "at most 4,000 characters long, and this has 1,234,567",
    });
  });
});

describe("words shown as code", () => {
  test("are one line, cannot end the code, and are cut after sixty characters", () => {
    expect(code("a`b\n@c")).toBe("``a`b @c``");
    expect(code("x".repeat(60))).toBe(`\`${"x".repeat(60)}\``);
    expect(code("x".repeat(61))).toBe(`\`${"x".repeat(59)}…\``);
    expect(code(`${"x".repeat(58)}😀😀`)).toBe(`\`${"x".repeat(58)}…\``);
    expect(code(`😀${"x".repeat(70)}`)).toBe(`\`😀${"x".repeat(57)}…\``);
  });
  test("are listed up to twelve", () => {
    const words = Array.from({ length: 14 }, (_, index) => `w${index}`);
    expect(codeList([])).toBe("");
    expect(codeList(words.slice(0, 12))).not.toContain("more");
    expect(codeList(words)).toMatch(/`w11` and 2 more$/u);
  });
});

test("/reopen records why", () => {
  expect(
    eventsOf("/reopen the errors are back", request({ incident: inPhase("resolved") })),
  ).toEqual([{ kind: "reopened", reason: "the errors are back" }]);
});

test("a command's lines below belong to its text only, once", () => {
  const [line] = read("/help\nsome talk");
  expect(line).toMatchObject({ kind: "command", bound: { ok: true }, source: "/help\nsome talk" });
});
