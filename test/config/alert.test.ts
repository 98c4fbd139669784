import { expect, test } from "vitest";
import { readConfig } from "./read-config.ts";

const PROBES =
  "probes: {health: {kind: http, url: 'https://a.example'}, db: {kind: http, url: 'https://b.example'}}\n";

const read = (text: string) => readConfig(PROBES + text);

const configOf = (text: string) => {
  const reading = read(text);
  if (reading.kind !== "valid") throw new Error(JSON.stringify(reading.diagnostics));
  return reading.config;
};

const problems = (text: string): readonly string[] =>
  read(text).diagnostics.map(({ line, column, code, message, hint }) =>
    `${line}:${column} ${code} ${message} ${hint}`.trim(),
  );

test("what is left out has defaults", () => {
  expect(configOf("").checks).toEqual(new Map());
  expect(configOf("alerts:\n").alerts).toEqual({
    severities: new Map(),
    fingerprint: ["alertname", "service"],
    storm: { most: 10, per: 600_000 },
  });
  expect(configOf("checks: {daily: {probes: [health]}}").checks.get("daily")).toEqual({
    name: "daily",
    title: "daily fails",
    probes: ["health"],
    fail: 2,
    recover: 2,
    severity: undefined,
    service: undefined,
  });
});

test("severities and services may be called as the team calls them", () => {
  const { checks, alerts } = configOf(`
services: {api: {label: Public API}}
severities: {sev-1: {aliases: [critical]}, sev-2:, sev-3:}
checks: {daily-health: {title: Daily, probes: [health, db], fail: 3, recover: 1, severity: SEV-2, service: public api}}
alerts: {severities: {page: critical}, fingerprint: [cluster], storm: {most: 2, per: 1h}}
`);
  expect(checks.get("daily-health")).toMatchObject({
    fail: 3,
    recover: 1,
    severity: "sev-2",
    service: "api",
  });
  expect(alerts).toEqual({
    severities: new Map([["page", "sev-1"]]),
    fingerprint: ["cluster"],
    storm: { most: 2, per: 3_600_000 },
  });
});

test("names that mean nothing are told where they stand", () => {
  expect(
    problems(
      "checks: {daily: {probes: [health, dbb, health], severity: huge, service: web}}\nalerts: {severities: {page: loud}}",
    ),
  ).toEqual([
    "2:35 config/unknown-probe There is no probe `dbb`. Under `probes` there is `health`, `db`.",
    "2:40 config/repeated `health` stands here a second time.",
    expect.stringMatching(
      /^2:59 config\/unknown-severity There is no severity `huge`\. There is `/u,
    ),
    "2:74 config/unknown-service There is no service `web`. Describe it under `services`.",
    expect.stringMatching(/^3:29 config\/unknown-severity There is no severity `loud`\./u),
  ]);
});

test.each([
  ["checks: {daily: {probes: []}}", /must name at least one probe/u],
  ["checks: {daily: {probes: [health], fail: 0}}", /must be a whole number from 1 to 10/u],
  ["alerts: {storm: {most: 0}}", /must be a whole number from 1 to 100/u],
  ["alerts: {storm: {per: 5s}}", /must be between 1 min and 1 d/u],
])("%s is refused", (text, message) => {
  expect(problems(text).join("\n")).toMatch(message);
});
