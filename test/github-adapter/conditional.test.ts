import { expect, test } from "vitest";
import { keeping } from "../../src/github/conditional.ts";
import { createAnswerCache } from "../../src/github/remembered.ts";
import { api, COMMIT, createTestForge, isolateNetwork, KEY, PATH, REPO } from "./support.ts";

isolateNetwork();

const head = (sha: string) => ({ ref: "refs/heads/main", object: { sha } });
const main = () => api().get(`${PATH}/git/ref/heads%2Fmain`);

test("an unchanged answer is taken from memory and costs nothing", async () => {
  main().reply(200, head("a"), { etag: '"one"' });
  main().matchHeader("if-none-match", '"one"').reply(304);
  const { forge, answers } = createTestForge();
  expect(await forge.branch(REPO, "main")).toBe("a");
  expect(await forge.branch(REPO, "main")).toBe("a");
  expect(answers).toEqual(["GET 200", "GET 304"]);
});

test("a changed answer replaces the remembered one", async () => {
  main().reply(200, head("a"), { etag: '"one"' });
  main().reply(200, head("b"), { etag: '"two"' });
  main().matchHeader("if-none-match", '"two"').reply(304);
  const { forge } = createTestForge();
  await forge.branch(REPO, "main");
  await forge.branch(REPO, "main");
  expect(await forge.branch(REPO, "main")).toBe("b");
});

test("a file at a commit is asked for once", async () => {
  api()
    .get(`${PATH}/contents/runbooks%2Fsync.md`)
    .query({ ref: COMMIT })
    .reply(200, {
      type: "file",
      encoding: "base64",
      content: Buffer.from("# Sync").toString("base64"),
      sha: "b",
    });
  const { forge } = createTestForge();
  await forge.file(REPO, "runbooks/sync.md", COMMIT);
  const again = await forge.file(REPO, "runbooks/sync.md", COMMIT);
  expect(Buffer.from(again ?? []).toString()).toBe("# Sync");
});

const page = (number: number) =>
  api().get(`${PATH}/issues/12/timeline`).query({ per_page: 100, page: number });

const event = (id: number) => ({
  id,
  event: "reopened",
  actor: { login: "ann", type: "User" },
  created_at: "2026-11-21T03:00:00Z",
});

test("a list goes on behind a full page that GitHub calls unchanged", async () => {
  const full = Array.from({ length: 100 }, (_, id) => event(id));
  page(1).reply(200, full, { etag: '"full"' });
  page(1).reply(304);
  page(2).reply(200, [event(100)]);
  const { forge } = createTestForge();
  expect(await forge.timeline(KEY)).toHaveLength(100);
  expect(await forge.timeline(KEY)).toHaveLength(101);
});

const answer = (size: number) => ({ etag: '"e"', data: "x".repeat(size), link: undefined });

test("the cache forgets what was used longest ago, and never keeps a giant", () => {
  const cache = createAnswerCache(2000);
  cache.set("giant", answer(500));
  expect(cache.get("giant")).toBeUndefined();
  for (const key of ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"]) cache.set(key, answer(95));
  cache.get("a");
  cache.set("k", answer(95));
  expect(cache.get("a")?.data()).toBe("x".repeat(95));
  expect(cache.get("b")).toBeUndefined();
  expect(cache.get("k")).toBeDefined();
});

test("what the cache holds is nobody's to change, and is measured in bytes", () => {
  const cache = createAnswerCache(2000);
  const data = { labels: ["incident"], note: "—".repeat(20) };
  cache.set("a", { etag: '"e"', data, link: undefined });
  data.labels.push("mine");
  const first = cache.get("a")?.data();
  expect(first).toEqual({ labels: ["incident"], note: "—".repeat(20) });
  Object.assign(first ?? {}, { note: "changed" });
  expect(cache.get("a")?.data()).toEqual({ labels: ["incident"], note: "—".repeat(20) });
  // Each dash is three bytes: twelve of these fit, not thirty.
  const dashes = { etag: '"e"', data: "—".repeat(26), link: undefined };
  for (let count = 0; count < 12; count += 1) cache.set(`dashes ${count}`, dashes);
  expect(cache.get("a")).toBeUndefined();
});

test("of an answer only what is read is kept, whether it is new or remembered", async () => {
  const issue = () => api().get(`${PATH}/issues/12`);
  issue().reply(200, { number: 12, user: { login: "ann", id: 7 }, url: "x" }, { etag: '"one"' });
  issue().matchHeader("if-none-match", '"one"').reply(304);
  issue().reply(200, { number: 12, url: "x" }, { etag: '"two"' });
  const { octokit } = createTestForge();
  const read = async (request: object) =>
    (await octokit.rest.issues.get({ ...REPO, issue_number: 12, request })).data;
  const kept = keeping("author", "number", "user", "login");
  expect(await read(kept)).toEqual({ number: 12, user: { login: "ann" } });
  expect(await read(kept)).toEqual({ number: 12, user: { login: "ann" } });
  // Who reads something else is not answered with what this one keeps.
  expect(await read(keeping("address", "url"))).toEqual({ url: "x" });
});

test("what is read of thousands of issues does not push out the lists that tell of changes", () => {
  const cache = createAnswerCache(2000);
  const list = "https://api.github.com/repos/acme/shop/issues?labels=incident";
  cache.set(list, { etag: '"e"', data: "list", link: undefined });
  for (let number = 1; number < 100; number += 1) {
    const address = `https://api.github.com/repos/acme/shop/issues/${number}/timeline`;
    cache.set(address, { etag: '"e"', data: "timeline", link: undefined });
  }
  expect(cache.get(list)?.data()).toBe("list");
  expect(cache.get(list.replace("?", "/1?"))).toBeUndefined();
});
