import { describe, expect, test } from "vitest";
import { readConfig } from "./read-config.ts";
import type { Config } from "../../src/config/config.ts";
import { minutes, seconds } from "../../src/domain/time.ts";

const read = (text: string): Config => {
  const reading = readConfig(text);
  if (reading.kind !== "valid") throw new Error(JSON.stringify(reading.diagnostics));
  return reading.config;
};

/** What is wrong, with its place: `2:3 message hint`. */
const problems = (operation: string): readonly string[] => {
  const reading = readConfig(`operations:\n  it: ${operation}\n`);
  return reading.diagnostics.map(({ line, message, hint }) => `${line} ${message} ${hint}`.trim());
};

const http = (rest = ""): string => `{kind: http, url: "https://x.example/"${rest}}`;

describe("operations", () => {
  test("are none where nothing is said, and not switched off", () => {
    const config = read("locale: en\n");
    expect(config.operations).toEqual({ specs: new Map(), areOff: false });
    expect(config.operateWorkflow).toBe("operate.yml");
  });

  test("that say nothing of their guards need a second person and lapse after a quarter of an hour", () => {
    expect(read(`operations:\n  it: ${http()}\n`).operations.specs.get("it")).toEqual({
      name: "it",
      title: "it",
      description: undefined,
      action: {
        kind: "http",
        url: "https://x.example/",
        method: "POST",
        headers: [],
        query: {},
        body: undefined,
      },
      dryRunAction: undefined,
      parameters: [],
      target: "it",
      roles: [],
      severities: [],
      dryRunFirst: false,
      needsApproval: true,
      rate: undefined,
      expiresAfter: minutes(15),
      timeout: minutes(5),
    });
  });

  test("are read in every word", () => {
    const config = read(`
roles: [comms]
operations-off: true
operate-workflow: ops.yml
operations:
  retry:
    title: Retry failed jobs
    description: Puts them back into the queue.
    kind: http
    url: https://x.example/retry
    method: PUT
    headers: { Authorization: "Bearer \${KEY}" }
    query: { max: { param: maxJobs } }
    body: { jobs: [{ param: maxJobs }], dry: { dry-run: true }, plain: { a: null } }
    parameters:
      maxJobs: { type: number, from: 1, to: 10, default: 3, description: How many }
      ratio: { type: number, whole: false }
      note: { type: text, pattern: "[a-z]+", most: 20 }
      hard: { type: flag, default: false }
      zone: { type: choice, of: [a, b], default: a }
    target: production
    roles: [lead, comms]
    severities: [sev-1]
    dry-run-first: true
    dry-run: { kind: command, argv: [bin/check, { param: note }], env: [KEY] }
    approval: none
    rate: { most: 2, per: 1h }
    expires: 30m
    timeout: 20s
  restart:
    kind: workflow
    workflow: restart.yml
    inputs: { what: web, dry: { dry-run: true }, n: 3 }
`);
    expect(config.operations.areOff).toBe(true);
    expect(config.operateWorkflow).toBe("ops.yml");
    const retry = config.operations.specs.get("retry");
    expect(retry).toMatchObject({
      action: {
        method: "PUT",
        headers: [{ name: "Authorization", value: "Bearer ${KEY}" }],
        query: { max: { param: "maxJobs" } },
        body: { jobs: [{ param: "maxJobs" }], dry: { "dry-run": true }, plain: { a: null } },
      },
      dryRunAction: { kind: "command", argv: ["bin/check", { param: "note" }], env: ["KEY"] },
      target: "production",
      roles: ["lead", "comms"],
      severities: ["sev-1"],
      needsApproval: false,
      rate: { most: 2, per: minutes(60) },
      expiresAfter: minutes(30),
      timeout: seconds(20),
    });
    expect(retry?.parameters.map(({ name, type, default: usual }) => [name, type, usual])).toEqual([
      ["maxJobs", { kind: "number", from: 1, to: 10, isWhole: true }, 3],
      ["ratio", { kind: "number", from: undefined, to: undefined, isWhole: false }, undefined],
      ["note", { kind: "text", pattern: "[a-z]+", most: 20 }, undefined],
      ["hard", { kind: "flag" }, false],
      ["zone", { kind: "choice", of: ["a", "b"] }, "a"],
    ]);
    expect(config.operations.specs.get("restart")?.action).toEqual({
      kind: "workflow",
      workflow: "restart.yml",
      inputs: { what: "web", dry: { "dry-run": true }, n: 3 },
    });
  });

  test.each([
    ["nothing", "{kind: shell}", "must be a kind of operation I know"],
    ["another parameter", http(", query: {a: {param: b}}"), "There is no parameter `b`."],
    [
      "another parameter deep in a body",
      http(", parameters: {c: {type: flag}}, body: {a: [{x: {param: b}}]}"),
      "There is no parameter `b`. Under `parameters` there is `c`.",
    ],
    [
      "a secret in a body",
      http(', body: {a: "${KEY}"}'),
      "Secrets are filled into headers and `env` only",
    ],
    [
      "a secret in a query",
      http(', query: {a: "${KEY}"}'),
      "Secrets are filled into headers and `env` only",
    ],
    [
      "a secret in the URL",
      '{kind: http, url: "https://x.example/${KEY}"}',
      "A URL holds no secrets and no parameters.",
    ],
    ["no URL", "{kind: http, url: /retry}", "`url` must be an absolute URL"],
    ["another scheme", "{kind: http, url: file:///etc/passwd}", "`url` must be an absolute URL"],
    [
      "a password in the URL",
      '{kind: http, url: "https://a:b@x.example/"}',
      "A URL holds no login and no password.",
    ],
    ["a bad secret name", http(', headers: {A: "${key x}"}'), "names no secret"],
    ["a body for GET", http(", method: GET, body: {}"), "A GET request has no body."],
    [
      "a program by parameter",
      "{kind: command, argv: [{param: a}], parameters: {a: {type: text}}}",
      "The first word is the program",
    ],
    ["a program that is an option", "{kind: command, argv: [-x]}", "The first word is the program"],
    ["no program", "{kind: command, argv: []}", "must begin with a program"],
    [
      "a word of two lines",
      '{kind: command, argv: [a, "b\\nc"]}',
      "A word of a command is one line.",
    ],
    [
      "a secret in a word",
      '{kind: command, argv: [a, "${KEY}"]}',
      "Secrets are filled into headers and `env` only",
    ],
    [
      "a number below zero as a word",
      "{kind: command, argv: [a, {param: n}], parameters: {n: {type: number}}}",
      "A number below zero begins with a hyphen",
    ],
    [
      "a dry run that is none",
      http(", dry-run-first: true"),
      "Nothing tells the operation that it is a dry run",
    ],
    ["a dry run that never comes", http(`, dry-run: ${http()}`), "It is never run."],
    ["an unknown severity", http(", severities: [sev-9]"), "There is no severity `sev-9`."],
    ["an unknown role", http(", roles: [boss]"), "There is no role `boss`. There is `lead`."],
    [
      "bounds the wrong way round",
      http(", parameters: {n: {type: number, from: 2, to: 1}}"),
      "`from` must not be greater than `to`.",
    ],
    [
      "a default out of bounds",
      http(", parameters: {n: {type: number, to: 1, default: 2}}"),
      "The default must be a whole number, 1 or less.",
    ],
    [
      "a default nobody may choose",
      http(", parameters: {n: {type: choice, of: [a], default: b}}"),
      "The default must be one of `a`.",
    ],
    [
      "a bad pattern",
      http(', parameters: {n: {type: text, pattern: "("}}'),
      "This regular expression cannot be used",
    ],
    [
      "a pattern that takes hours",
      http(', parameters: {n: {type: text, pattern: "(a+)+"}}'),
      "This regular expression cannot be used",
    ],
    ["an approval by nobody", http(", approval: me"), "must be `second-person` or `none`"],
    ["an expiry of days", http(", expires: 30d"), "must be between 1 min and 1 d"],
  ])("with %s are refused", (_, operation, message) => {
    const found = problems(operation);
    expect(found.join("\n")).toContain(message);
    expect(found.every((one) => one.startsWith("2 "))).toBe(true);
  });

  test("with more parameters than somebody who approves can read are refused", () => {
    const many = Array.from({ length: 21 }, (_, index) => `p${index}: {type: flag}`).join(", ");
    expect(problems(http(`, parameters: {${many}}`)).join("\n")).toContain("at most twenty");
  });

  test("never fail to be read, whatever their default", () => {
    expect(problems(http(", parameters: {n: {type: flag, default: true}}"))).toEqual([]);
  });
});
