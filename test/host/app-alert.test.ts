import { Writable } from "node:stream";
import { beforeEach, expect, test } from "vitest";
import { createLog } from "../../src/app/log.ts";
import { createAlertIntake } from "../../src/app/worker/alert-intake.ts";
import { dependenciesFor } from "../../src/app/worker/dependencies.ts";
import type { LocalApp } from "../../src/app/one-thread.ts";
import { readMark } from "../../src/domain/alert/mark.ts";
import type { LocalGitHub } from "../github/local-github.ts";
import type { Person } from "../github/person.ts";
import { startLocalGitHub } from "../github/server.ts";
import { z } from "zod";
import { startProgram } from "./program.ts";
import { EVENTS, PERMISSIONS } from "../support/app-manifest.ts";
import { SECRET, settle, startOn } from "./app-host.ts";

const REPO = "acme/shop";

let github: LocalGitHub;
let app: LocalApp;
let logged: string;
let ann: Person;

beforeEach(async () => {
  github = await startLocalGitHub();
  ann = github.addPerson("ann");
  github.addRepository({
    owner: "acme",
    name: "shop",
    collaborators: { ann: "write", rita: "read" },
    files: {
      ".github/incidents.yml":
        "alerts: {severities: {critical: sev-1}, storm: {most: 3, per: 10m}}\n",
    },
  });
  const installed = github.installApp({
    slug: "sitrep",
    repositories: [REPO],
    permissions: PERMISSIONS,
    events: EVENTS,
    webhookSecret: SECRET,
  });
  logged = "";
  const destination = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      logged += chunk.toString();
      done();
    },
  });
  const { engine } = await dependenciesFor(createLog("info", destination));
  ({ app } = await startOn(github, installed, engine));
  await app.recovered;
  return async () => {
    await app.close();
    await github.close();
  };
});

const send = (client_payload: object, by = ann) =>
  by.request("POST", `/repos/${REPO}/dispatches`, { event_type: "alert", client_payload });

const alertmanager = (name: string, status: "firing" | "resolved" = "firing") => ({
  version: "4",
  groupKey: `{}:{alertname="${name}"}`,
  truncatedAlerts: 0,
  status,
  receiver: "sitrep",
  groupLabels: { alertname: name },
  commonLabels: { alertname: name, severity: "critical" },
  commonAnnotations: { summary: `${name} is on` },
  externalURL: "https://alerts.example",
  alerts: [
    {
      status,
      labels: { alertname: name, severity: "critical" },
      annotations: {},
      startsAt: "2026-11-21T03:12:00Z",
      endsAt: "0001-01-01T00:00:00Z",
      generatorURL: "https://prometheus.example/graph",
      fingerprint: "0123456789abcdef",
    },
  ],
});

const cards = (issue: number) =>
  github.store.comments(REPO, issue).filter(({ body }) => body.includes("<!-- sitrep:card"));

const writes = () =>
  github.requests.count(({ isWrite, actor }) => isWrite && actor === "sitrep[bot]");

test("an alert becomes an incident with a card, and its recovery is noted there", async () => {
  expect((await send(alertmanager("ApiDown"))).status).toBe(204);
  await settle(github, app.queue);
  const [issue] = github.store.issues(REPO);
  expect(issue?.title).toBe("ApiDown is on");
  expect(issue?.labels).toEqual(
    expect.arrayContaining(["incident", "severity/sev-1", "phase/investigating"]),
  );
  expect(cards(1)).toHaveLength(1);
  await send(alertmanager("ApiDown", "resolved"));
  await settle(github, app.queue);
  expect(github.store.issues(REPO)).toMatchObject([{ state: "open" }]);
  expect(github.store.issue(REPO, 1)?.body).toMatch(/^🟢/u);
  expect(github.deliveries.every(({ status }) => status === 202)).toBe(true);
});

test("a delivery that comes again, and one after the recovery, change nothing", async () => {
  await send(alertmanager("ApiDown"));
  await settle(github, app.queue);
  await send(alertmanager("ApiDown", "resolved"));
  await settle(github, app.queue);
  const before = writes();
  for (const { id, event } of github.deliveries)
    if (event === "repository_dispatch") github.redeliver(id);
  await settle(github, app.queue);
  expect(writes()).toBe(before);
  expect(github.store.issues(REPO)).toHaveLength(1);
});

test("hundreds of alerts at once are few incidents and few writes", async () => {
  const names = Array.from({ length: 200 }, (_, index) => `Alert${index}`);
  await Promise.all(names.map((name) => send(alertmanager(name))));
  await settle(github, app.queue);
  expect(github.store.issues(REPO)).toHaveLength(3);
  const marks = github.store.issues(REPO).map(({ body }) => readMark(body ?? "")?.mark.heard);
  const known = marks.reduce(
    (sum, heard) => sum + (heard?.alerts.length ?? 0) + (heard?.rest.length ?? 0),
    0,
  );
  expect(known).toBe(200);
  // Three incidents with card, checklist note, labels and pin each, and an edit for each batch.
  expect(writes()).toBeLessThan(60);
});

test("an alert that cannot be written is not acknowledged, and GitHub's second try brings it", async () => {
  github.faults.fail({
    method: "POST",
    path: `/repos/${REPO}/issues`,
    status: 422,
    message: "No.",
  });
  await send(alertmanager("ApiDown"));
  await github.settled();
  const [failed] = github.deliveries.filter(({ event }) => event === "repository_dispatch");
  expect(failed?.status).toBe(503);
  github.redeliver(failed?.id ?? 0);
  await settle(github, app.queue);
  expect(github.store.issues(REPO)).toHaveLength(1);
});

test("the program as it is started takes alerts in, too, and ends with nothing left out", async () => {
  await app.close();
  github.addRepository({ owner: "acme", name: "till", collaborators: { ann: "write" } });
  const installed = github.installApp({
    slug: "night",
    repositories: ["acme/till"],
    permissions: PERMISSIONS,
    events: EVENTS,
    webhookSecret: SECRET,
  });
  const program = startProgram({
    APP_ID: String(installed.appId),
    PRIVATE_KEY: installed.privateKey,
    WEBHOOK_SECRET: SECRET,
    PORT: "0",
    HOST: "127.0.0.1",
    GITHUB_API_URL: github.url,
  });
  const { url } = z.object({ url: z.string() }).parse(JSON.parse(await program.says("listening")));
  await program.says("recovered");
  github.setWebhookUrl(installed, `${url}/api/github/webhooks`);
  await ann.request("POST", "/repos/acme/till/dispatches", {
    event_type: "alert",
    client_payload: alertmanager("ApiDown"),
  });
  await github.until("the card", () =>
    github.store.issue("acme/till", 1) === undefined
      ? undefined
      : github.store.comments("acme/till", 1).find(({ body }) => body.includes("<!-- sitrep:card")),
  );
  program.process.kill("SIGTERM");
  expect((await program.ended).code).toBe(0);
});

test("what is no alert is logged without a word of it, and opens nothing", async () => {
  await send({ message: "hello canary" });
  await settle(github, app.queue);
  expect(github.store.issues(REPO)).toEqual([]);
  expect(logged).toContain("The message holds no alert");
  expect(logged).not.toContain("canary");
});

test("who may not write cannot send an alert", async () => {
  const rita = github.addPerson("rita");
  expect((await send(alertmanager("ApiDown"), rita)).status).toBe(404);
  await settle(github, app.queue);
  expect(github.store.issues(REPO)).toEqual([]);
});

test("messages of one repository gather while others are written, and each hears of its own failure", async () => {
  const told: string[] = [];
  const first = Promise.withResolvers<void>();
  const intake = createAlertIntake({
    raise: async ({ repo }, messages) => {
      told.push(`${repo} ${messages.join(" ")}`);
      if (messages.includes("a")) await first.promise;
      if (messages.includes("bad")) throw new Error("no");
    },
    rest: () => Promise.resolve(),
  });
  const shop = { owner: "acme", repo: "shop" };
  const a = intake.add(shop, "a");
  const [b, c] = [intake.add(shop, "b"), intake.add(shop, "bad")];
  await intake.add({ owner: "acme", repo: "till" }, "d");
  first.resolve();
  await expect(Promise.allSettled([a, b, c])).resolves.toMatchObject([
    { status: "fulfilled" },
    { status: "rejected" },
    { status: "rejected" },
  ]);
  expect(told).toEqual(["shop a", "till d", "shop b bad"]);
  await intake.close();
  await expect(intake.add(shop, "late")).rejects.toThrow("the worker is closed");
});
