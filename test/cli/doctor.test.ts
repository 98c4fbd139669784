import { once } from "node:events";
import { createServer } from "node:http";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createGreetingEngine, SECRET, startOn } from "../host/app-host.ts";
import type { InstalledApp, LocalGitHub } from "../github/local-github.ts";
import { startLocalGitHub } from "../github/server.ts";
import { EVENTS, PERMISSIONS } from "../support/app-manifest.ts";
import { freePort } from "../support/free-port.ts";
import { run } from "./run.ts";

const HOUR = 3_600_000;

let github: LocalGitHub;
let installed: InstalledApp;
let ahead: number;
const opened: (() => unknown)[] = [];

beforeEach(async () => {
  ahead = 0;
  github = await startLocalGitHub({ clock: { now: () => Date.now() + ahead } });
  github.addRepository({ owner: "acme", name: "shop", collaborators: { ann: "write" } });
  github.addRepository({ owner: "umbrella", name: "lab" });
  installed = github.installApp({
    slug: "sitrep",
    repositories: ["acme/shop"],
    permissions: PERMISSIONS,
    events: EVENTS,
    webhookSecret: SECRET,
  });
});
afterEach(async () => {
  for (const close of opened.splice(0)) await close();
  await github.close();
});

/** The App's environment. Nobody listens at port 1 of any machine of ours. */
const environment = (more: Readonly<Record<string, string>> = {}) => ({
  APP_ID: String(installed.appId),
  PRIVATE_KEY: installed.privateKey,
  WEBHOOK_SECRET: SECRET,
  GITHUB_API_URL: github.url,
  HOST: "127.0.0.1",
  PORT: "1",
  ...more,
});

/** What doctor says, with addresses of this run left out. */
async function consult(more: Readonly<Record<string, string>> = {}) {
  const { code, printed, complained } = await run(["doctor"], environment(more));
  expect(complained).toBe("");
  expect(printed).not.toContain(SECRET);
  return {
    code,
    said: printed
      .replaceAll(/(?<=http:\/\/|ECONNREFUSED )127\.0\.0\.1:\d+/gu, "here")
      .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/gu, "THEN")
      .replaceAll(/installations\/\d+/gu, "installations/ID")
      .replaceAll(/\d+ s (?=ahead|behind)/gu, "N s ")
      .replaceAll(/all \d+ of them/gu, "all of them"),
  };
}

/** The lines about something, with what to do about it. */
const about = (said: string, what: string): string =>
  said
    .split("\n")
    .filter(
      (line, at, lines) => line.startsWith(what, 6) || lines[at - 1]?.startsWith(what, 6) === true,
    )
    .filter((line) => line.startsWith(what, 6) || line.trimStart().startsWith("→"))
    .join("\n");

async function startTheApp(): Promise<string> {
  const { app } = await startOn(github, installed, createGreetingEngine(), "silent");
  opened.push(() => app.close());
  while (!(await fetch(`${app.url}/readyz`)).ok);
  return new URL(app.url).port;
}

/** Something on this machine that answers every request alike. */
async function listenWith(status: number, text: string): Promise<string> {
  const server = createServer((_, response) => response.writeHead(status).end(text));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  opened.push(() => server.close());
  const address = server.address();
  return typeof address === "object" && address !== null ? String(address.port) : "";
}

test("an App that works is healthy", async () => {
  const port = await startTheApp();
  const ann = github.addPerson("ann");
  await ann.openIssue("acme/shop", { title: "Sync is down" });
  await github.settled();
  const { code, said } = await consult({ PORT: port });
  expect(said).toMatchInlineSnapshot(`
    "ok    settings       complete
    ok    GitHub         http://here answers
    ok    clock          this machine and GitHub agree on the time
    ok    App            it writes as sitrep[bot]
    ok    permissions    the App has what its manifest asks for, and no more
    ok    installations  1 installation accepted all that is needed
    ok    rate limit     1 installation with enough requests left
    ok    webhook        signed webhooks go to http://here/api/github/webhooks
    ok    deliveries     recent deliveries arrived, all of them
    ok    running App    ready at http://here
    ok    queue          0 incidents waiting, 0 timers

    Everything is as it should be.
    "
  `);
  expect(code).toBe(0);
});

test("the same for a program", async () => {
  const port = await startTheApp();
  const { code, printed } = await run(["doctor", "--format", "json"], environment({ PORT: port }));
  expect(code).toBe(0);
  const told: unknown = JSON.parse(printed);
  expect(told).toMatchObject({ schema_version: 1, warned: 1, failed: 0 });
  expect(told).toHaveProperty("findings[0]", {
    about: "settings",
    state: "ok",
    says: "complete",
    todo: null,
  });
});

test("without settings, or with wrong ones, nothing else is looked at", async () => {
  expect(await run(["doctor"])).toMatchInlineSnapshot(`
    {
      "code": 1,
      "complained": "",
      "printed": "fail  settings  APP_ID is not set
                    → npm start without it serves a page that registers the App and writes .env; or give this command the App's environment.

    1 failure, 0 warnings.
    ",
    }
  `);
  const wrong = await run(["doctor"], { APP_ID: "sitrep", PRIVATE_KEY: "x", DATABASE_URL: "x" });
  expect(wrong.code).toBe(1);
  expect(wrong.printed).toMatchInlineSnapshot(`
    "fail  settings  APP_ID is not the App's number, which its settings page shows
                    → Set it in the environment of the App, or in .env.
    fail  settings  PRIVATE_KEY is no private key in PEM form (its line ends may be written as \\n, or the whole in base64)
                    → Set it in the environment of the App, or in .env.
    fail  settings  WEBHOOK_SECRET is missing: set the secret of the App's webhook, so that deliveries can be verified
                    → Set it in the environment of the App, or in .env.
    fail  settings  DATABASE_URL is no address such as postgres://name:password@host:5432/database
                    → Set it in the environment of the App, or in .env.

    4 failures, 0 warnings.
    "
  `);
});

test("GitHub that cannot be reached is told, and the queue is looked at all the same", async () => {
  const { code, said } = await consult({ GITHUB_API_URL: `http://127.0.0.1:${await freePort()}` });
  expect(code).toBe(1);
  expect(said).toMatchInlineSnapshot(`
    "ok    settings     complete
    fail  GitHub       could not read the App: connect ECONNREFUSED here
                       → See that GITHUB_API_URL is right, that this network lets requests out, and https://www.githubstatus.com
    fail  running App  nothing answers at http://here
                       → Start it with npm start, or set HOST and PORT as it has them.

    2 failures, 0 warnings.
    "
  `);
});

test("an App that GitHub does not know is told", async () => {
  const { code, said } = await consult({ APP_ID: "999" });
  expect(code).toBe(1);
  expect(about(said, "GitHub")).toMatchInlineSnapshot(`
    "fail  GitHub       could not read the App: 'Issuer' claim ('iss') must be an Integer or String representing the GitHub App's ID; GitHub does not accept these credentials: check the App's id and private key, or the token
                       → Another try will not help before that is mended."
  `);
});

test("a clock that is wrong is told; GitHub refuses the tokens of one far ahead", async () => {
  ahead = 30_000;
  expect(about((await consult()).said, "clock")).toMatchInlineSnapshot(`
    "warn  clock          this machine is N s behind GitHub
                         → Let the machine take its time from the network (NTP)."
  `);
  ahead = -2 * HOUR;
  expect(about((await consult()).said, "clock")).toMatchInlineSnapshot(`
    "fail  clock          this machine is N s ahead of GitHub
                         → Let the machine take its time from the network (NTP)."
  `);
});

test("permissions and events that are missing or not needed are named", async () => {
  const { issues: _, ...others } = PERMISSIONS;
  github.changeApp(installed, {
    permissions: { ...others, issues: "read", deployments: "write" },
    events: [...EVENTS.filter((event) => event !== "push"), "label"],
  });
  const { code, said } = await consult();
  expect(code).toBe(1);
  expect(about(said, "permissions")).toMatchInlineSnapshot(`
    "fail  permissions    the App lacks \`issues: write\`, the event \`push\`
                         → Grant it in the App's settings under “Permissions & events”; then each installation has to accept it.
    warn  permissions    the App has \`deployments: write\`, the event \`label\`, which it does not need
                         → Take it away in the App's settings: what is not granted can be misused by nobody, and what nobody reads need not be sent."
  `);
});

test("each account that has not accepted or has suspended the App is named", async () => {
  installed.installOn("umbrella", ["umbrella/lab"]);
  const { workflows: _, ...before } = { ...PERMISSIONS, workflows: "write" };
  github.changeApp(installed, { permissions: { issues: "write" }, events: ["issues"] });
  github.addRepository({ owner: "initech", name: "tps" });
  installed.installOn("initech", ["initech/tps"]);
  github.changeApp(installed, { permissions: before, events: EVENTS });
  github.suspend(installed, "umbrella");
  const { code, said } = await consult();
  expect(code).toBe(1);
  expect(about(said, "installations")).toMatchInlineSnapshot(`
    "ok    installations  1 installation accepted all that is needed
    fail  installations  initech has not accepted \`contents: write\`, \`pull_requests: write\`, \`actions: write\`, \`checks: write\`, the event \`check_run\`, the event \`check_suite\`, the event \`issue_comment\`, the event \`pull_request\`, the event \`pull_request_review\`, the event \`push\`, the event \`repository_dispatch\`, the event \`workflow_run\`
                         → An owner of initech accepts it at http://here/settings/installations/ID
    warn  installations  umbrella has suspended the App
                         → An owner of umbrella lifts that at http://here/settings/installations/ID"
  `);
});

test("a webhook that leads nowhere, or that nobody signs, is told", async () => {
  expect(about((await consult()).said, "webhook")).toMatchInlineSnapshot(`
    "fail  webhook        GitHub has no address to send webhooks to
                         → Set https://YOUR-HOST/api/github/webhooks in the App's settings under “Webhook”, and make it active."
  `);
  github.setWebhookUrl(installed, "http://sitrep.example/hooks");
  github.changeApp(installed, { webhookSecret: undefined });
  expect(about((await consult()).said, "webhook")).toMatchInlineSnapshot(`
    "fail  webhook        webhooks are not signed
                         → Set WEBHOOK_SECRET's value in the App's settings under “Webhook”.
    warn  webhook        webhooks go to the path /hooks
                         → The App takes them at /api/github/webhooks.
    warn  webhook        webhooks are sent in the clear
                         → Put the App behind HTTPS."
  `);
});

test("deliveries that did not arrive are counted by what was answered", async () => {
  const ann = github.addPerson("ann");
  const port = await listenWith(502, "no");
  github.setWebhookUrl(installed, `http://127.0.0.1:${port}/api/github/webhooks`);
  await ann.openIssue("acme/shop", { title: "Sync is down" });
  await ann.comment("acme/shop", 1, "Still down");
  await github.settled();
  const lost = await consult();
  expect(lost.code).toBe(1);
  expect(about(lost.said, "deliveries")).toMatchInlineSnapshot(`
    "fail  deliveries     2 of 2 recent deliveries did not arrive: 2 × 502, the last at THEN
                         → See that http://here/api/github/webhooks leads to the App, and that WEBHOOK_SECRET is the webhook's secret."
  `);

  const upAgain = await listenWith(200, "ok");
  github.setWebhookUrl(installed, `http://127.0.0.1:${upAgain}/api/github/webhooks`);
  await ann.comment("acme/shop", 1, "Up again");
  await github.settled();
  expect(about((await consult()).said, "deliveries")).toMatchInlineSnapshot(`
    "warn  deliveries     2 of 3 recent deliveries did not arrive: 2 × 502, the last at THEN
                         → It seems to be over. The App asks for them again by itself."
  `);
});

test("an installation that has spent its hour is named", async () => {
  expect(about((await consult()).said, "rate limit")).toContain("enough requests left");
  github.faults.leaveRequests("sitrep[bot]", 700);
  expect(about((await consult()).said, "rate limit")).toMatchInlineSnapshot(`
    "warn  rate limit     acme has 700 of 5000 requests left until THEN
                         → See in /metrics what asks so often; other programs may use the same App. Incidents wait until then."
  `);
});

test("where the App should be, there may be nobody or another program", async () => {
  const nobody = await consult();
  expect(nobody.code).toBe(1);
  expect(about(nobody.said, "running App")).toMatchInlineSnapshot(`
    "fail  running App    nothing answers at http://here
                         → Start it with npm start, or set HOST and PORT as it has them."
  `);
  const stranger = await consult({ PORT: await listenWith(200, "hello") });
  expect(about(stranger.said, "running App")).toMatchInlineSnapshot(`
    "fail  running App    what answers at http://here is not the App
                         → Set HOST and PORT as the App has them."
  `);
});

test("incidents that the running App gave up are named", async () => {
  const metrics = [
    "sitrep_queue_waiting 3",
    "sitrep_queue_timers 12",
    "sitrep_queue_oldest_seconds 600.5",
    "sitrep_queue_dead 1",
    'sitrep_queue_dead_incident{incident="acme/shop#12"} 1',
    "",
  ];
  const { code, said } = await consult({ PORT: await listenWith(200, metrics.join("\n")) });
  expect(code).toBe(1);
  expect(about(said, "queue")).toMatchInlineSnapshot(`
    "warn  queue          3 incidents waiting, 12 timers, the oldest for 601 s
                         → GitHub may be slow or its limits reached: the App's log says what it waits for.
    fail  queue          acme/shop#12 was given up: the App's log says why
                         → Mend the cause; then anything that happens to the issue, such as a comment, tries again."
  `);
});
