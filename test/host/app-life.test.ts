import { beforeEach, expect, test } from "vitest";
import type { InstalledApp, LocalGitHub } from "../github/local-github.ts";
import { startLocalGitHub } from "../github/server.ts";
import { EVENTS, PERMISSIONS } from "../support/app-manifest.ts";
import { createGreetingEngine, SECRET, startOn } from "./app-host.ts";

let github: LocalGitHub;
let installed: InstalledApp;

beforeEach(async () => {
  github = await startLocalGitHub();
  for (const name of ["shop", "docs"]) {
    github.addRepository({ owner: "acme", name, collaborators: { ann: "write" } });
  }
  installed = github.installApp({
    slug: "sitrep",
    repositories: ["acme/shop", "acme/docs"],
    permissions: PERMISSIONS,
    events: EVENTS,
    webhookSecret: SECRET,
  });
  return () => github.close();
});

test("incidents opened while nobody listened are found at the start", async () => {
  const ann = github.addPerson("ann");
  for (const repository of ["acme/shop", "acme/docs"]) {
    await ann.request("POST", `/repos/${repository}/labels`, { name: "incident", color: "b60205" });
    await ann.openIssue(repository, { title: "Down", labels: ["incident"] });
    await ann.openIssue(repository, { title: "A wish" });
  }
  const engine = createGreetingEngine();
  const { app } = await startOn(github, installed, engine);
  await app.recovered;
  await app.queue.idle();
  expect(engine.passes.toSorted()).toEqual(["acme/docs#1", "acme/shop#1"]);
  await app.close();
});

test("one repository that cannot be read keeps no other from being recovered", async () => {
  const ann = github.addPerson("ann");
  await ann.request("POST", "/repos/acme/docs/labels", { name: "incident", color: "b60205" });
  await ann.openIssue("acme/docs", { title: "Down", labels: ["incident"] });
  github.faults.fail({
    method: "GET",
    path: /^\/repos\/acme\/shop\/issues/u,
    status: 404,
    times: 9,
  });
  const engine = createGreetingEngine();
  const { app, lines } = await startOn(github, installed, engine);
  await app.recovered;
  await app.queue.idle();
  expect(engine.passes).toEqual(["acme/docs#1"]);
  expect(lines.join("")).toContain("acme/shop");
  await app.close();
});

test("it closes when the pass under way has ended, and takes no webhook after", async () => {
  const ann = github.addPerson("ann");
  const engine = createGreetingEngine();
  const { promise: mayGoOn, resolve: goOn } = Promise.withResolvers<void>();
  const { promise: hasBegun, resolve: begin } = Promise.withResolvers<void>();
  const slow = {
    ...engine,
    reconcile: async (...parameters: Parameters<typeof engine.reconcile>) => {
      begin();
      await mayGoOn;
      return engine.reconcile(...parameters);
    },
  };
  const { app } = await startOn(github, installed, slow);
  await app.recovered;
  await ann.openIssue("acme/shop", { title: "Sync is down" });
  await hasBegun;
  let isClosed = false;
  const closing = app.close().then(() => (isClosed = true));
  await github.settled();
  expect(isClosed).toBe(false);
  goOn();
  await closing;
  await expect(fetch(`${app.url}/healthz`)).rejects.toThrow("fetch failed");
  expect(github.store.issue("acme/shop", 1)?.labels).toEqual(["incident"]);
});

test("no line of the log holds what people wrote, a token, a key or the secret", async () => {
  const ann = github.addPerson("ann");
  const engine = createGreetingEngine();
  const { app, lines } = await startOn(github, installed, engine, "trace");
  await app.recovered;
  github.faults.fail({ method: "POST", path: /comments$/u, status: 403, times: 1 });
  await ann.openIssue("acme/shop", { title: "canary-title", body: "canary-body" });
  await github.settled();
  await app.queue.idle();
  await ann.comment("acme/shop", 1, "canary-comment");
  await github.settled();
  await app.queue.idle();
  await fetch(`${app.url}/api/github/webhooks`, {
    method: "POST",
    body: JSON.stringify({ text: "canary-forged" }),
    headers: {
      "content-type": "application/json",
      "x-github-event": "issues",
      "x-github-delivery": "1",
      "x-hub-signature-256": `sha256=${"0".repeat(64)}`,
    },
  });
  await app.close();
  const log = lines.join("");
  expect(log).toContain("a pass failed for good");
  expect(log).toContain("signature does not match");
  expect(log).not.toContain("canary");
  expect(log).not.toContain(SECRET);
  expect(log).not.toMatch(/PRIVATE KEY|ghs_|bearer|authorization/iu);
});
