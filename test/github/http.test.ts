import { expect, test } from "vitest";
import { listeningApp } from "./app-client.ts";
import { objectOf } from "./http/call.ts";
import { shop } from "./fixture.ts";

test("an unchanged answer is not sent again and costs nothing", async () => {
  const { github, ada, shop: repo } = await shop();
  await ada.openIssue(repo, { title: "Down" });
  const at = `/repos/${repo}/issues/1`;
  const first = await ada.request("GET", at);
  const etag = first.headers.get("etag") ?? "";
  const used = Number(first.headers.get("x-ratelimit-used"));
  const again = await ada.request("GET", at, undefined, { "if-none-match": etag });
  expect(again).toMatchObject({ status: 304, body: undefined });
  expect(Number(again.headers.get("x-ratelimit-used"))).toBe(used);
  expect(github.requests.entries.at(-1)).toMatchObject({
    isConditional: true,
    wasNotModified: true,
  });
  await ada.comment(repo, 1, "Looking");
  const changed = await ada.request("GET", at, undefined, { "if-none-match": etag });
  expect(changed.status).toBe(200);
});

test("the hour's requests run out, and come back with the next hour", async () => {
  let now = Date.parse("2026-11-21T10:00:00Z");
  const { github, ada, shop: repo } = await shop({ clock: { now: () => now } });
  github.faults.leaveRequests("ada", 1);
  const at = `/repos/${repo}`;
  const last = await ada.request("GET", at);
  expect(last.headers.get("x-ratelimit-remaining")).toBe("0");
  const refused = await ada.request("GET", at);
  expect(refused.status).toBe(403);
  expect(objectOf(refused.body)["message"]).toContain("rate limit exceeded");
  expect(refused.headers.get("x-ratelimit-reset")).toBe(String(now / 1000 + 3600));
  now += 3_600_000;
  expect((await ada.request("GET", at)).status).toBe(200);
  const { body: limits } = await ada.request("GET", "/rate_limit");
  expect(limits).toMatchObject({ rate: { limit: 5000, used: 1, remaining: 4999 } });
  const { headers } = await ada.request("GET", "/rate_limit");
  expect(headers.get("x-ratelimit-used")).toBe("1");
});

test("creating content has a limit of its own where it is asked for", async () => {
  let now = Date.parse("2026-11-21T10:00:00Z");
  const o = { clock: { now: () => now }, hasSecondaryLimits: true };
  const { ada, shop: repo } = await shop(o);
  await ada.openIssue(repo, { title: "Down" });
  const write = () => ada.request("POST", `/repos/${repo}/issues/1/comments`, { body: "x" });
  for (let count = 1; count < 80; count += 1) expect((await write()).status).toBe(201);
  const refused = await write();
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([403, "60"]);
  now += 61_000;
  expect((await write()).status).toBe(201);
});

test("points and requests at once have limits of their own where they are asked for", async () => {
  let now = Date.parse("2026-11-21T10:00:00Z");
  const o = { clock: { now: () => now }, hasSecondaryLimits: true };
  const { github, ada, shop: repo } = await shop(o);
  const read = () => ada.request("GET", `/repos/${repo}`);
  for (let count = 0; count < 170; count += 1) {
    const name = `label ${count}`;
    const { status } = await ada.request("POST", `/repos/${repo}/labels`, { name });
    expect(status).toBe(201);
  }
  for (let count = 0; count < 50; count += 1) expect((await read()).status).toBe(200);
  const refused = await read();
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([403, "60"]);
  now += 61_000;

  const answered = Promise.withResolvers<void>();
  github.faults.stall({ path: `/repos/${repo}`, times: 100, until: answered.promise });
  const asked = Array.from({ length: 101 }, () => read());
  expect((await Promise.race(asked)).status).toBe(403);
  answered.resolve();
  const statuses = (await Promise.all(asked)).map(({ status }) => status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(100);
});

test("long lists come in pages that lead to each other", async () => {
  const { ada, shop: repo } = await shop();
  for (let count = 1; count <= 5; count += 1) await ada.openIssue(repo, { title: `No. ${count}` });
  const titles: unknown[] = [];
  let at: string | undefined = `/repos/${repo}/issues?per_page=2&direction=asc`;
  const rels: string[] = [];
  while (at !== undefined) {
    const { body, headers } = await ada.request("GET", at);
    if (Array.isArray(body)) titles.push(...body.map((one: unknown) => objectOf(one)["title"]));
    const link = headers.get("link") ?? "";
    rels.push([...link.matchAll(/rel="(\w+)"/gu)].map(([, rel]) => rel).join(" "));
    const next = /<(?<url>[^>]+)>; rel="next"/u.exec(link)?.groups?.["url"];
    at = next === undefined ? undefined : next.replace(/^https?:\/\/[^/]+/u, "");
  }
  expect(titles).toEqual(["No. 1", "No. 2", "No. 3", "No. 4", "No. 5"]);
  expect(rels).toEqual(["next last", "prev next last first", "prev first"]);
});

test("what is no JSON and what is no path are refused", async () => {
  const { github, ada, shop: repo } = await shop();
  const broken = await fetch(`${github.url}/repos/${repo}/issues`, {
    method: "POST",
    body: "{",
    headers: { authorization: `token ${ada.token}` },
  });
  expect([broken.status, await broken.json()]).toMatchObject([
    400,
    { message: "Problems parsing JSON" },
  ]);
  expect(await ada.request("GET", "/repos/acme/nowhere")).toMatchObject({ status: 404 });
  expect(await ada.request("GET", `/repos/${repo}/nowhere`)).toMatchObject({
    status: 404,
    body: { message: "Not Found", documentation_url: expect.any(String) },
  });
  expect((await ada.request("GET", `/repos/${repo}/labels/%ff`)).status).toBe(404);
});

test("faults fail what they are meant for, as often as they are meant to", async () => {
  const { github, ada, shop: repo } = await shop();
  const at = `/repos/${repo}/issues`;
  github.faults.fail({ method: "POST", path: /\/issues$/u, status: 502, times: 2 });
  const open = () => ada.request("POST", at, { title: "Down" });
  expect((await ada.request("GET", at)).status).toBe(200);
  expect([(await open()).status, (await open()).status, (await open()).status]).toEqual([
    502, 502, 201,
  ]);
  github.faults.fail({
    path: at,
    status: 503,
    afterApplied: true,
    headers: { "retry-after": "1" },
  });
  const lost = await open();
  expect([lost.status, lost.headers.get("retry-after")]).toEqual([503, "1"]);
  expect(github.store.issues(repo)).toHaveLength(2);
  github.faults.disconnect({ path: at });
  await expect(open()).rejects.toThrow();
  expect(github.store.issues(repo)).toHaveLength(2);
  github.faults.fail({ path: at, status: 500 });
  github.faults.clear();
  expect((await open()).status).toBe(201);
});

test("a stalled request waits, before it takes effect or after", async () => {
  const { github, ada, shop: repo } = await shop();
  const at = `/repos/${repo}/issues`;
  const before = Promise.withResolvers<undefined>();
  github.faults.stall({ path: at, until: before.promise });
  const first = ada.openIssue(repo, { title: "One" });
  await ada.request("GET", `/repos/${repo}`);
  expect(github.store.issues(repo)).toHaveLength(0);
  before.resolve(undefined);
  await first;
  const after = Promise.withResolvers<undefined>();
  github.faults.stall({ path: at, until: after.promise, afterApplied: true });
  const second = ada.openIssue(repo, { title: "Two" });
  await github.until("the second", () => github.store.issue(repo, 2));
  after.resolve(undefined);
  expect((await second).title).toBe("Two");
});

test("the log says who asked for what, with what permission, and can be counted", async () => {
  const { github, ada, shop: repo } = await shop();
  const app = await listeningApp(github, { repositories: [repo] });
  await ada.openIssue(repo, { title: "Down" });
  await app.asInstallation("POST", `/repos/${repo}/issues/1/comments`, { body: "On it" });
  const told = github.requests.entries.map((entry) =>
    [entry.actor, entry.method, entry.route, entry.status, entry.permission, entry.isWrite].join(
      " ",
    ),
  );
  expect(told).toMatchInlineSnapshot(`
    [
      "ada POST /repos/{owner}/{repo}/issues 201 issues:write true",
      "sitrep POST /app/installations/{installation_id}/access_tokens 201  false",
      "sitrep[bot] POST /repos/{owner}/{repo}/issues/{issue_number}/comments 201 issues:write true",
    ]
  `);
  expect(github.requests.count(({ isWrite }) => isWrite)).toBe(2);
  github.requests.reset();
  expect(github.requests.count()).toBe(0);
  app.close();
});

test("webhooks can be held, arranged and let go", async () => {
  const { github, ada, shop: repo } = await shop();
  const app = await listeningApp(github, { repositories: [repo] });
  await github.settled();
  github.faults.holdWebhooks();
  await ada.openIssue(repo, { title: "One" });
  await ada.closeIssue(repo, 1);
  await github.settled();
  expect(app.received).toHaveLength(1);
  github.faults.releaseWebhooks((held) => held.filter(({ action }) => action === "closed"));
  await github.settled();
  expect(app.events()).toEqual(["installation.created", "issues.closed"]);
  app.close();
});

test("tokens die when they are told to", async () => {
  const { github, ada, shop: repo } = await shop();
  github.faults.expireTokens("ada");
  expect((await ada.request("GET", `/repos/${repo}`)).status).toBe(401);
});

test("waiting ends with what was found, or says what was waited for", async () => {
  const { github, ada, shop: repo } = await shop();
  const found = github.until("an issue", () => github.store.issue(repo, 1));
  await ada.openIssue(repo, { title: "Down" });
  expect((await found).title).toBe("Down");
  await expect(
    github.until("a second issue", () => github.store.issue(repo, 2), 20),
  ).rejects.toThrow("not within 20 ms: a second issue");
});
