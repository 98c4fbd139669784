import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import type { LocalGitHub } from "../github/local-github.ts";
import { startLocalGitHub } from "../github/server.ts";
import { createGreetingEngine, SECRET, startOn } from "../host/app-host.ts";
import { EVENTS, PERMISSIONS } from "../support/app-manifest.ts";

const Panel = z.object({
  type: z.string(),
  title: z.string(),
  description: z.string().optional(),
  targets: z.array(z.object({ expr: z.string() })).default([]),
});
const Dashboard = z.object({
  templating: z.object({ list: z.array(z.object({ name: z.string(), type: z.string() })) }),
  panels: z.array(Panel),
});
const Rule = z.object({
  alert: z.string(),
  expr: z.string(),
  annotations: z.object({ summary: z.string(), description: z.string() }),
});
const Alerts = z.object({ groups: z.array(z.object({ rules: z.array(Rule) })) });

const read = (name: string): string =>
  readFileSync(new URL(`../../examples/grafana/${name}`, import.meta.url), "utf8");

const dashboard = Dashboard.parse(JSON.parse(read("sitrep.json")));
const panels = dashboard.panels.filter(({ type }) => type !== "row");
const rules = Alerts.parse(parse(read("alerts.yml"))).groups.flatMap((group) => group.rules);

/** Metrics an expression asks for; a histogram is asked by the name of one of its parts. */
const metricsIn = (expression: string): readonly string[] =>
  [...expression.matchAll(/\b(?:sitrep|process)_[a-z_]+\b/gu)].map(([name]) =>
    name.replace(/_(?:bucket|sum|count)$/u, ""),
  );

/** Labels an expression chooses or groups by, besides those Prometheus itself adds. */
const labelsIn = (expression: string): readonly string[] =>
  [...expression.matchAll(/\bby \((?<names>[^)]*)\)|[{,]\s*(?<name>[a-z]+)(?:=|!)/gu)]
    .flatMap(({ groups }) => (groups?.["names"] ?? groups?.["name"] ?? "").split(/,\s*/u))
    .filter((name) => !["", "le", "job", "instance"].includes(name));

let github: LocalGitHub;
let close: () => Promise<void>;
/** `/metrics` of an App that has taken a delivery and run a pass for it. */
let exposed: string;

beforeAll(async () => {
  github = await startLocalGitHub();
  github.addRepository({ owner: "acme", name: "shop", collaborators: { ann: "write" } });
  const installed = github.installApp({
    slug: "sitrep",
    repositories: ["acme/shop"],
    permissions: PERMISSIONS,
    events: EVENTS,
    webhookSecret: SECRET,
  });
  const { app } = await startOn(github, installed, createGreetingEngine(), "silent");
  close = () => app.close();
  await github.addPerson("ann").openIssue("acme/shop", { title: "Sync is down" });
  await github.settled();
  await app.queue.idle();
  exposed = await (await fetch(`${app.url}/metrics`)).text();
});
afterAll(async () => {
  await close();
  await github.close();
});

const namesExposed = (): readonly string[] =>
  [...exposed.matchAll(/^# TYPE (?<name>\S+)/gmu)].map(({ groups }) => groups?.["name"] ?? "");

const asked = [...panels.flatMap(({ targets }) => targets), ...rules].map(({ expr }) => expr);

test("the dashboard and the alerts ask only for metrics the App exposes", () => {
  const strangers = asked.flatMap(metricsIn).filter((name) => !namesExposed().includes(name));
  expect([...new Set(strangers)]).toEqual([]);
});

test("every metric the App exposes is on the dashboard", () => {
  const shown = panels.flatMap(({ targets }) => targets.flatMap(({ expr }) => metricsIn(expr)));
  const missing = namesExposed().filter((name) => !shown.includes(name));
  expect(missing).toEqual([]);
});

test("expressions group and choose by labels the metrics have", () => {
  const wrong = asked.flatMap((expression) => {
    const [metric = ""] = metricsIn(expression);
    const samples = exposed.split("\n").filter((line) => line.startsWith(`${metric}{`));
    const strangers = labelsIn(expression).filter((label) =>
      samples.some((sample) => !sample.includes(`${label}="`)),
    );
    return strangers.map((label) => `${label} in ${expression}`);
  });
  expect(wrong).toEqual([]);
});

test("a panel and an alert say what to do when they look bad", () => {
  for (const { title, description } of panels) expect(description, title).toMatch(/\w{3}.*\.$/su);
  for (const { alert, annotations } of rules)
    expect(annotations.description, alert).toMatch(/\w{3}.*\.$/su);
});

test("the dashboard asks the data source one chooses, and has a row for each part", () => {
  const { list } = dashboard.templating;
  expect(list).toContainEqual({ name: "datasource", type: "datasource" });
  const text = read("sitrep.json");
  const sources = [...text.matchAll(/"uid": "(?<uid>[^"]+)"/gu)].map(
    ({ groups }) => groups?.["uid"],
  );
  expect(new Set(sources)).toEqual(new Set(["sitrep", "${datasource}"]));
  const rows = dashboard.panels.filter(({ type }) => type === "row").map(({ title }) => title);
  expect(rows).toEqual(["Intake", "Passes", "GitHub", "Queue", "Deadlines"]);
});
