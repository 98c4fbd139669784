import { expect, test } from "vitest";
import { createAnswerCache } from "../../src/github/remembered.ts";
import { api, COMMIT, createTestForge, isolateNetwork, KEY, PATH, REPO } from "./support.ts";

isolateNetwork();

const label = (name: string) => ({ name, color: "b60205", description: null });

test("an unchanged answer is taken from memory and costs nothing", async () => {
  api()
    .get(`${PATH}/labels`)
    .query(true)
    .reply(200, [label("incident")], { etag: '"one"' });
  api().get(`${PATH}/labels`).query(true).matchHeader("if-none-match", '"one"').reply(304);
  const { forge, answers } = createTestForge();
  const first = await forge.labels(REPO);
  expect(await forge.labels(REPO)).toEqual(first);
  expect(answers).toEqual(["GET 200", "GET 304"]);
});

test("a changed answer replaces the remembered one", async () => {
  api()
    .get(`${PATH}/labels`)
    .query(true)
    .reply(200, [label("a")], { etag: '"one"' });
  api()
    .get(`${PATH}/labels`)
    .query(true)
    .reply(200, [label("b")], { etag: '"two"' });
  api().get(`${PATH}/labels`).query(true).matchHeader("if-none-match", '"two"').reply(304);
  const { forge } = createTestForge();
  await forge.labels(REPO);
  await forge.labels(REPO);
  expect(await forge.labels(REPO)).toMatchObject([{ name: "b" }]);
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
  page(2).reply(200, [], { etag: '"empty"' });
  page(1).reply(304);
  page(2).reply(200, [event(100)]);
  const { forge } = createTestForge();
  expect(await forge.timeline(KEY)).toHaveLength(100);
  expect(await forge.timeline(KEY)).toHaveLength(101);
});

const answer = (size: number) => ({ etag: '"e"', data: "x".repeat(size), link: undefined });

test("the cache forgets what was used longest ago, and never keeps a giant", () => {
  const cache = createAnswerCache(1000);
  cache.set("giant", answer(500));
  expect(cache.get("giant")).toBeUndefined();
  for (const key of ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"]) cache.set(key, answer(95));
  cache.get("a");
  cache.set("k", answer(95));
  expect(cache.get("a")).toBeDefined();
  expect(cache.get("b")).toBeUndefined();
  expect(cache.get("k")).toBeDefined();
});
