import { beforeEach, expect, test } from "vitest";
import { type Instant, instant } from "../../src/domain/time.ts";
import { createClient } from "../../src/github/client.ts";
import { failedDeliveries, redeliver } from "../../src/github/deliveries.ts";
import { createLimits } from "../../src/github/limits.ts";
import { createAnswerCache } from "../../src/github/remembered.ts";
import type { Requests } from "../../src/github/requests.ts";
import { type AppClient, listeningApp } from "../github/app-client.ts";
import type { LocalGitHub } from "../github/local-github.ts";
import { startLocalGitHub } from "../github/server.ts";

const SHOP = "acme/shop";
let now: number;
let github: LocalGitHub;
let app: AppClient;
let asApp: Requests;

beforeEach(async () => {
  now = Date.parse("2026-11-21T03:00:00Z");
  github = await startLocalGitHub({ clock: { now: () => now } });
  github.addRepository({ owner: "acme", name: "shop" });
  app = await listeningApp(github, { repositories: [SHOP], events: ["issues"] });
  // The App is told of its installation, too.
  await github.settled();
  now += 60_000;
  const { appId, privateKey } = app.app;
  asApp = createClient(
    { kind: "app", appId: String(appId), privateKey },
    { apiUrl: github.url, cache: createAnswerCache(1_000_000), limits: createLimits() },
  );
  return async () => {
    app.close();
    await github.close();
  };
});

/** Opens an issue, of which the App is told while it answers with this status. */
async function deliver(title: string, status: number): Promise<string> {
  app.answerWith(status);
  await github.addPerson("ann").openIssue(SHOP, { title });
  await github.settled();
  return github.deliveries.at(-1)?.guid ?? "";
}

const since = (secondsAgo: number): Instant => instant(now - secondsAgo * 1000);
const lost = async (secondsAgo: number): Promise<readonly string[]> =>
  (await failedDeliveries(asApp, since(secondsAgo))).failed.map(({ guid }) => guid);

test("deliveries that failed since a moment are told, the oldest first", async () => {
  await deliver("too old", 500);
  now += 60_000;
  const first = await deliver("first", 500);
  await deliver("taken", 202);
  now += 1000;
  const second = await deliver("second", 302);
  app.close();
  const third = await deliver("third", 200);
  expect(await lost(1)).toEqual([first, second, third]);
  const { failed, isComplete } = await failedDeliveries(asApp, since(1));
  expect(isComplete).toBe(true);
  expect(failed[0]).toMatchObject({ event: "issues", action: "opened", status: 500, attempts: 1 });
  expect(failed[0]?.installationId).toBe(app.app.installationId);
  expect(failed[2]).toMatchObject({ status: 0, deliveredAt: instant(now) });
});

test("one that arrived at a further attempt is not lost any more, one that failed again is, once", async () => {
  const [mended, hopeless] = [await deliver("mended", 500), await deliver("hopeless", 500)];
  const { failed } = await failedDeliveries(asApp, since(0));
  now += 10_000;
  app.answerWith(503);
  for (const { id } of failed) await redeliver(asApp, id);
  await github.settled();
  expect(await lost(10)).toEqual([mended, hopeless]);
  app.answerWith(200);
  const { failed: again } = await failedDeliveries(asApp, since(10));
  expect(again.map(({ status, attempts }) => [status, attempts])).toEqual([
    [503, 2],
    [503, 2],
  ]);
  const [first] = again;
  await redeliver(asApp, first?.id ?? 0);
  await github.settled();
  expect(app.received.at(-1)?.headers["x-github-delivery"]).toBe(mended);
  expect(await lost(10)).toEqual([hopeless]);
});

test("one that is under way is not lost", async () => {
  github.faults.holdWebhooks();
  app.answerWith(200);
  await github.addPerson("ann").openIssue(SHOP, { title: "Down" });
  expect(await lost(10)).toEqual([]);
  github.faults.releaseWebhooks();
  await github.settled();
  expect(await lost(10)).toEqual([]);
});

test("pages are followed up to the moment asked for, and a second look at them is free", async () => {
  for (let count = 0; count < 130; count += 1) {
    await deliver(`No. ${count}`, count === 10 ? 500 : 200);
    now += 1000;
  }
  github.requests.reset();
  expect(await lost(20)).toEqual([]);
  expect(github.requests.count()).toBe(1);
  expect(await lost(1000)).toHaveLength(1);
  expect(github.requests.count()).toBe(3);
  github.requests.reset();
  expect(await lost(1000)).toHaveLength(1);
  expect(github.requests.entries.map(({ wasNotModified }) => wasNotModified)).toEqual([true, true]);

  const cutShort = await failedDeliveries(asApp, since(1000), 1);
  expect(cutShort).toEqual({ failed: [], isComplete: false });
});
