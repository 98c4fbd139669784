import { expect, test } from "vitest";
import { after, instant, milliseconds } from "../../src/domain/time.ts";
import { api, AT, createTestForge, isolateNetwork, PATH, REPO } from "./support.ts";

isolateNetwork();

const run = (id: number, change: object = {}) => ({
  id,
  display_title: `probe health · #12 · p${id}`,
  status: "in_progress",
  conclusion: null,
  created_at: AT,
  updated_at: AT,
  html_url: "https://github.test/run",
  ...change,
});

test.each([
  ["queued", "waiting"],
  ["waiting", "waiting"],
  ["in_progress", "running"],
  ["completed", "completed"],
])("status %s is %s", async (status, expected) => {
  api().get(`${PATH}/actions/runs/7`).reply(200, run(7, { status }));
  expect(await createTestForge().forge.run(REPO, 7)).toMatchObject({ status: expected });
});

test.each([
  ["a person", { actor: { login: "ana", type: "User" } }, false],
  ["an App", { actor: { login: "sitrep[bot]", type: "Bot" } }, true],
  [
    "a person again, whoever did so at first",
    {
      actor: { login: "sitrep[bot]", type: "Bot" },
      triggering_actor: { login: "ana", type: "User" },
    },
    false,
  ],
  ["an account that is gone", { actor: null }, false],
])("that %s has started tell so", async (_, by, isByBot) => {
  api().get(`${PATH}/actions/runs/7`).reply(200, run(7, by));
  expect(await createTestForge().forge.run(REPO, 7)).toMatchObject({ isByBot });
});

test("started by hand are listed newest first from a moment on, and none that a stranger's pull request began", async () => {
  api()
    .get(`${PATH}/actions/workflows/probe.yml/runs`)
    .query({ event: "workflow_dispatch", per_page: 30, page: 1 })
    .reply(200, {
      total_count: 3,
      workflow_runs: [
        run(3, { created_at: "2026-11-21T04:00:00Z" }),
        run(2),
        run(1, { created_at: "2026-11-21T03:00:00Z" }),
      ],
    });
  const runs = await createTestForge().forge.runs(
    REPO,
    "probe.yml",
    after(instant(AT), milliseconds(900)),
  );
  expect(runs.map(({ id, title }) => `${id} ${title}`)).toEqual([
    "3 probe health · #12 · p3",
    "2 probe health · #12 · p2",
  ]);
});

const page = (number: number, runs: readonly object[]) =>
  api()
    .get(`${PATH}/actions/workflows/probe.yml/runs`)
    .query({ event: "workflow_dispatch", per_page: 30, page: number })
    .reply(200, { total_count: 32, workflow_runs: runs });

test("the next page is asked for while the oldest run of a page is young enough", async () => {
  page(
    1,
    Array.from({ length: 30 }, (_, index) => run(100 - index)),
  );
  page(2, [run(2), run(1, { created_at: "2026-11-21T03:00:00Z" })]);
  const runs = await createTestForge().forge.runs(REPO, "probe.yml", instant(AT));
  expect(runs).toHaveLength(31);
});

test("a workflow that is not there has none", async () => {
  api().get(`${PATH}/actions/workflows/probe.yml/runs`).query(true).reply(404, {});
  expect(await createTestForge().forge.runs(REPO, "probe.yml", instant(AT))).toEqual([]);
});
