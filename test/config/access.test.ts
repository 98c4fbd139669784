import { describe, expect, test } from "vitest";
import { readConfig } from "./read-config.ts";
import { minutes } from "../../src/domain/time.ts";

const BASE = `roles: [owner]
operations:
  open: {kind: http, url: https://door.example/open, parameters: {login: {type: text}, minutes: {type: number}}}
  close: {kind: http, url: https://door.example/close, parameters: {login: {type: text}}}
  needy: {kind: http, url: https://door.example/x, parameters: {login: {type: flag}, floor: {type: text}, lamp: {type: flag, default: true}}}
`;

const accessOf = (rules: string) => {
  const reading = readConfig(`${BASE}break-glass:${rules}\n`);
  if (reading.kind !== "valid") throw new Error(JSON.stringify(reading.diagnostics));
  return reading.config.access;
};

const problems = (rules: string, base = BASE): readonly string[] =>
  readConfig(`${base}break-glass:${rules}\n`).diagnostics.map(
    ({ line, column, severity, code, message, hint }) =>
      `${line}:${column} ${severity} ${code} ${message} ${hint}`.trim(),
  );

describe("emergency access", () => {
  test("left out is not given", () => {
    const reading = readConfig("locale: en\n");
    expect(reading.kind === "valid" && reading.config.access).toBeUndefined();
  });

  test("has defaults for everything", () => {
    expect(accessOf(" {}")).toEqual({
      roles: [],
      approvers: [],
      most: minutes(60),
      usual: minutes(30),
      remindBefore: minutes(5),
      expiresAfter: minutes(15),
      grant: undefined,
      revoke: undefined,
    });
    expect(accessOf(" {most: 10m}")).toMatchObject({ most: minutes(10), usual: minutes(10) });
  });

  test("is built as written", () => {
    expect(
      accessOf(`
  roles: [owner, lead]
  approvers: ["@ana", ben]
  most: 2h
  usual: 45m
  remind-before: 10m
  expires-after: 30m
  grant: open
  revoke: close`),
    ).toEqual({
      roles: ["owner", "lead"],
      approvers: ["ana", "ben"],
      most: minutes(120),
      usual: minutes(45),
      remindBefore: minutes(10),
      expiresAfter: minutes(30),
      grant: "open",
      revoke: "close",
    });
    expect(problems(" {grant: open, revoke: close}")).toEqual([]);
  });

  test("says what is wrong with it, and where", () => {
    expect([
      ...problems(" {roles: [boss], usual: 3h}"),
      ...problems(" {approvers: [ana]}"),
      ...problems(" {approvers: [acme/owners], most: 2d}"),
      ...problems(" {grant: opne, revoke: close}"),
      ...problems(" {revoke: close}", ""),
      ...problems(" {grant: open}"),
      ...problems(" {revoke: needy}"),
      ...problems(" {until: 3h}"),
    ]).toMatchInlineSnapshot(`
      [
        "6:23 error config/unknown-role There is no role \`boss\`. There is \`lead\`, \`owner\`.",
        "6:37 error config/bad-duration \`usual\` must be at most \`most\`, which is 1 h.",
        "6:26 warning config/one-approver Only \`ana\` may grant emergency access, so \`ana\` can never have it, and nobody can while they are away. Name at least two people.",
        "6:27 error config/bad-value \`break-glass.approvers[0]\` must be the login of a person; a team is none.",
        "6:47 error config/bad-duration \`break-glass.most\` must be between 1 min and 1 d.",
        "6:22 error config/unknown-operation There is no operation \`opne\`. Under \`operations\` there is \`open\`, \`close\`, \`needy\`.",
        "1:23 error config/unknown-operation There is no operation \`close\`. Describe it under \`operations\`.",
        "6:22 warning config/missing-key An operation gives access, and none takes it back. Add \`revoke: NAME\`; until then people are asked to take it back by hand.",
        "6:23 error config/bad-parameter \`needy\` needs the parameter \`login\`, which nobody gives when access is given or taken. Give \`login\` a default. By itself an operation gets, where it has such parameters, the texts \`login\`, \`until\` and \`request\`, and the number \`minutes\`.",
        "6:23 error config/bad-parameter \`needy\` needs the parameter \`floor\`, which nobody gives when access is given or taken. Give \`floor\` a default. By itself an operation gets, where it has such parameters, the texts \`login\`, \`until\` and \`request\`, and the number \`minutes\`.",
        "6:15 error config/unknown-key There is no setting \`break-glass.until\`. Here may stand \`roles\`, \`approvers\`, \`most\`, \`usual\`, \`remind-before\`, \`expires-after\`, \`grant\`, \`revoke\`.",
      ]
    `);
  });
});
