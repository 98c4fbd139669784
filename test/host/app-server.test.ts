import { createHmac } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import type { LocalApp } from "../../src/app/one-thread.ts";
import type { LocalGitHub } from "../github/local-github.ts";
import { startLocalGitHub } from "../github/server.ts";
import { EVENTS, PERMISSIONS } from "../support/app-manifest.ts";
import { createGreetingEngine, type GreetingEngine, SECRET, startOn } from "./app-host.ts";

let github: LocalGitHub;
let engine: GreetingEngine;
let app: LocalApp;

beforeEach(async () => {
  github = await startLocalGitHub();
  github.addRepository({ owner: "acme", name: "shop", collaborators: { ann: "write" } });
  const installed = github.installApp({
    slug: "sitrep",
    repositories: ["acme/shop"],
    permissions: PERMISSIONS,
    events: EVENTS,
    webhookSecret: SECRET,
  });
  engine = createGreetingEngine();
  ({ app } = await startOn(github, installed, engine));
  await app.recovered;
  return async () => {
    await app.close();
    await github.close();
  };
});

const get = async (path: string) => {
  const response = await fetch(`${app.url}${path}`);
  return { status: response.status, text: await response.text() };
};

const PAYLOAD = {
  action: "opened",
  issue: { number: 1 },
  repository: { name: "shop", full_name: "acme/shop", owner: { login: "acme" } },
  sender: { login: "ann" },
};

const send = (
  body: string,
  { path = "/api/github/webhooks", secret = SECRET, headers = {} } = {},
) =>
  fetch(`${app.url}${path}`, {
    method: "POST",
    body,
    headers: {
      "content-type": "application/json",
      "x-github-event": "issues",
      "x-github-delivery": "1",
      "x-hub-signature-256": `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`,
      ...headers,
    },
  });

test.each([
  ["/", 200, "Sitrep runs here.\n"],
  ["/healthz", 200, "ok\n"],
  ["/readyz", 200, "ready\n"],
  ["/api/github/webhook", 404, "not found\n"],
])("GET %s is answered %d", async (path, status, text) => {
  expect(await get(path)).toEqual({ status, text });
});

test.each(["/", "/api/github/webhooks"])("a webhook may come to %s", async (path) => {
  const response = await send(JSON.stringify(PAYLOAD), { path });
  await app.queue.idle();
  expect(response.status).toBe(202);
  expect(engine.passes).toEqual(["acme/shop#1"]);
});

test.each([
  ["signed with another secret", { secret: "development" }, 401],
  ["without a signature", { headers: { "x-hub-signature-256": "" } }, 401],
  ["of another form", { headers: { "content-type": "text/plain" } }, 415],
  ["sent to another address", { path: "/metrics" }, 404],
])("a webhook %s starts no pass", async (_what, how, status) => {
  const response = await send(JSON.stringify(PAYLOAD), how);
  await app.queue.idle();
  expect(response.status).toBe(status);
  expect(engine.passes).toEqual([]);
});

test("a signed body that is no JSON is refused", async () => {
  expect((await send("{")).status).toBe(400);
});

test("a body larger than any of GitHub's is not read to its end", async () => {
  const response = await send(" ".repeat(26 * 1024 * 1024));
  expect(response.status).toBe(413);
});

test("the metrics count deliveries, passes, effects and requests", async () => {
  const ann = github.addPerson("ann");
  await ann.openIssue("acme/shop", { title: "Sync is down" });
  await github.settled();
  await app.queue.idle();
  await github.settled();
  const { text } = await get("/metrics");
  const counted = text
    .split("\n")
    .filter((line) => /^sitrep_(?!\w+_seconds_(?:bucket|sum|count))/u.test(line))
    .toSorted();
  expect(counted).toMatchInlineSnapshot(`
    [
      "sitrep_deadlines_late_total 0",
      "sitrep_deliveries_total{event="issue_comment"} 1",
      "sitrep_deliveries_total{event="issues"} 2",
      "sitrep_effects_total{kind="greeting"} 1",
      "sitrep_effects_total{kind="labels"} 1",
      "sitrep_github_limit_remaining{installation="15"} 4994",
      "sitrep_github_requests_total{method="GET",status="200",cache="miss"} 7",
      "sitrep_github_requests_total{method="PATCH",status="200",cache="miss"} 1",
      "sitrep_github_requests_total{method="POST",status="201",cache="miss"} 2",
      "sitrep_passes_stood_back_total 0",
      "sitrep_passes_total{result="changed"} 1",
      "sitrep_queue_dead 0",
      "sitrep_queue_oldest_seconds 0",
      "sitrep_queue_running 0",
      "sitrep_queue_timers 0",
      "sitrep_queue_waiting 0",
      "sitrep_ready 1",
      "sitrep_replicas 1",
      "sitrep_sweeps_total{result="complete"} 1",
    ]
  `);
});
