import { expect, test } from "vitest";
import { AT, api, createTestForge, isolateNetwork, PATH, REPO } from "./support.ts";

isolateNetwork();

const run = (id: number, event: string, created_at: string) => ({
  id,
  display_title: "check",
  event,
  status: "completed",
  conclusion: "failure",
  created_at,
  updated_at: AT,
  html_url: `https://github.test/acme/shop/actions/runs/${id}`,
});

test("runs of a branch are told newest first, without those of pull requests", async () => {
  api()
    .get(`${PATH}/actions/workflows/check.yml/runs`)
    .query({ branch: "main", per_page: 30 })
    .reply(200, {
      total_count: 4,
      workflow_runs: [
        run(1, "schedule", "2026-11-20T05:17:00Z"),
        run(2, "pull_request", "2026-11-20T06:00:00Z"),
        run(3, "workflow_dispatch", "2026-11-21T05:17:00Z"),
        run(4, "push", "2026-11-21T05:17:00Z"),
      ],
    });
  const runs = await createTestForge().forge.runsOn(REPO, "check.yml", "main");
  expect(runs.map(({ id }) => id)).toEqual([3, 1]);
});

test("a workflow that is gone has no runs", async () => {
  api()
    .get(`${PATH}/actions/workflows/check.yml/runs`)
    .query({ branch: "main", per_page: 30 })
    .reply(404, {});
  await expect(createTestForge().forge.runsOn(REPO, "check.yml", "main")).resolves.toEqual([]);
});

test("titles are those of all jobs of a run", async () => {
  api()
    .get(`${PATH}/actions/runs/3/jobs`)
    .query({ per_page: 100 })
    .reply(200, { total_count: 2, jobs: [{ id: 31 }, { id: 32 }] });
  const annotations = (...titles: readonly (string | null)[]) =>
    titles.map((title) => ({ title, message: "m", annotation_level: "notice" }));
  api()
    .get(`${PATH}/check-runs/31/annotations`)
    .query({ per_page: 100 })
    .reply(200, annotations("one", null));
  api()
    .get(`${PATH}/check-runs/32/annotations`)
    .query({ per_page: 100 })
    .reply(200, annotations("two"));
  await expect(createTestForge().forge.annotationTitles(REPO, 3)).resolves.toEqual(["one", "two"]);
});
