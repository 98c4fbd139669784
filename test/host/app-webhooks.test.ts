import { beforeEach, expect, test } from "vitest";
import type { LocalApp } from "../../src/app/one-thread.ts";
import type { LocalGitHub } from "../github/local-github.ts";
import { startLocalGitHub } from "../github/server.ts";
import { EVENTS, PERMISSIONS } from "../support/app-manifest.ts";
import { createGreetingEngine, type GreetingEngine, SECRET, startOn } from "./app-host.ts";

let github: LocalGitHub;
let engine: GreetingEngine;
let app: LocalApp;

const settled = async (): Promise<void> => {
  await github.settled();
  await app.queue.idle();
  await github.settled();
};

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

test("an issue starts a pass, and what the pass writes starts none", async () => {
  const ann = github.addPerson("ann");
  await ann.openIssue("acme/shop", { title: "Sync is down" });
  await settled();
  expect(engine.passes).toEqual(["acme/shop#1"]);
  const written = github.deliveries.filter(({ payload }) =>
    JSON.stringify(payload["sender"]).includes("sitrep[bot]"),
  );
  expect(written.map(({ event, action }) => `${event}.${action}`).toSorted()).toEqual([
    "issue_comment.created",
    "issues.labeled",
  ]);
  expect(github.deliveries.every(({ status }) => status === 202)).toBe(true);
});

test("a person's next word starts a pass that finds nothing to do", async () => {
  const ann = github.addPerson("ann");
  await ann.openIssue("acme/shop", { title: "Sync is down" });
  await settled();
  github.requests.reset();
  await ann.comment("acme/shop", 1, "/ack");
  await settled();
  expect(engine.passes).toHaveLength(2);
  expect(github.requests.count(({ isWrite, actor }) => isWrite && actor === "sitrep[bot]")).toBe(0);
});

test("what a workflow writes starts a pass", async () => {
  const ann = github.addPerson("ann");
  await ann.openIssue("acme/shop", { title: "Sync is down" });
  await settled();
  const { token } = github.runnerHost.mintToken({
    repository: "acme/shop",
    permissions: { issues: "write" },
    runId: 1,
  });
  await fetch(`${github.url}/repos/acme/shop/issues/1/comments`, {
    method: "POST",
    headers: { authorization: `token ${token}`, "content-type": "application/json" },
    body: JSON.stringify({ body: "healthy" }),
  });
  await settled();
  expect(engine.passes).toHaveLength(2);
});

test("the same delivery twice is at most one more pass without effect", async () => {
  const ann = github.addPerson("ann");
  await ann.openIssue("acme/shop", { title: "Sync is down" });
  await settled();
  const [first] = github.deliveries;
  github.requests.reset();
  github.redeliver(first?.id ?? 0);
  await settled();
  expect(engine.passes).toHaveLength(2);
  expect(github.requests.count(({ isWrite }) => isWrite)).toBe(0);
});

test("a second look at an unchanged issue costs no request of the hour's quota", async () => {
  const ann = github.addPerson("ann");
  await ann.openIssue("acme/shop", { title: "Sync is down" });
  await settled();
  await app.queue.nudge({ owner: "acme", repo: "shop", number: 1 });
  await settled();
  github.requests.reset();
  await app.queue.nudge({ owner: "acme", repo: "shop", number: 1 });
  await settled();
  expect(github.requests.entries.map(({ status }) => status)).toEqual([304]);
});
test("a push that touches the settings makes the repository ready", async () => {
  const ann = github.addPerson("ann");
  await ann.commitFile("acme/shop", { path: ".github/incidents.yml", content: "version: 1\n" });
  await github.until("the label", () =>
    github.requests.entries.some(
      ({ method, path, status }) => method === "POST" && path.endsWith("/labels") && status === 201,
    ),
  );
});
