import { describe, expect, it } from "vitest";
import type { SpecOf } from "../../src/domain/probe/spec.ts";
import { after, isoInstant, minutes, seconds } from "../../src/domain/time.ts";
import { probeGithub } from "../../src/probe/github.ts";
import { objectOf, textIn } from "../github/http/call.ts";
import { COMMON, contextOf } from "./context.ts";
import { openRepository, REPO, type ProbedRepository } from "./repository.ts";

const FILES = {
  "app.ts": "export {};\n",
  ".github/workflows/ci.yml": "name: CI\non: push\njobs: {}\n",
};

const look = (
  { probed, now }: Pick<ProbedRepository, "probed" | "now">,
  change: Partial<SpecOf<"github">> = {},
) =>
  probeGithub(
    {
      ...COMMON,
      kind: "github",
      within: minutes(120),
      environment: undefined,
      timeout: seconds(20),
      ...change,
    },
    contextOf({ github: probed, clock: now }),
  );

/** Deploys, merges and fails, as a bad evening would. */
async function happen({ ann, github }: ProbedRepository) {
  const send = async (
    method: string,
    path: string,
    body: object,
  ): Promise<{ id: number; number: number }> => {
    const answer = await ann.request(method, `/repos/${REPO}${path}`, body);
    if (answer.status >= 300) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    const { id, number } = objectOf(answer.body);
    return { id: Number(id), number: Number(number) };
  };
  const { id } = await send("POST", "/deployments", {
    ref: "main",
    environment: "production",
    required_contexts: [],
  });
  await send("POST", `/deployments/${id}/statuses`, { state: "in_progress" });
  await send("POST", `/deployments/${id}/statuses`, {
    state: "success",
    log_url: "https://ci.example/log/1",
  });
  await send("POST", "/deployments", {
    ref: "main",
    environment: "staging",
    required_contexts: [],
  });
  const sha = github.store.headSha(REPO) ?? "";
  await send("POST", "/git/refs", { ref: "refs/heads/faster", sha });
  await send("PUT", "/contents/app.ts", {
    message: "Faster",
    content: Buffer.from("export const fast = true;\n").toString("base64"),
    branch: "faster",
    sha: await shaOf(ann, "app.ts"),
  });
  const pull = await send("POST", "/pulls", {
    title: "Sync in batches",
    head: "faster",
    base: "main",
  });
  await send("PUT", `/pulls/${pull.number}/merge`, {});
  const run = github.runnerHost.createRun({
    repository: REPO,
    workflowPath: ".github/workflows/ci.yml",
    name: "CI",
    displayTitle: "Faster",
    event: "push",
    actor: "ann",
    headBranch: "main",
    headSha: sha,
  });
  github.runnerHost.updateRun(run.id, { status: "completed", conclusion: "failure" });
  return { run, pull };
}

async function shaOf(ann: ProbedRepository["ann"], path: string): Promise<string> {
  const { body } = await ann.request("GET", `/repos/${REPO}/contents/${path}`);
  return textIn(objectOf(body)["sha"]) ?? "";
}

describe("what happened of late", () => {
  it("is deployments, merges and failed runs, each with title, address, time and person", async () => {
    await using repository = await openRepository(FILES);
    const { run, pull } = await happen(repository);
    const seen = await look(repository);
    if (seen.kind === "failed") throw new Error(seen.message);
    const at = expect.stringMatching(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/u);
    const commit = expect.stringMatching(/^[0-9a-f]{40}$/u);
    expect(JSON.parse(seen.body)).toEqual({
      deployments: [
        {
          title: "main to staging",
          url: expect.stringMatching(/\/acme\/shop\/commit\/[0-9a-f]{40}$/u),
          at,
          by: "ann",
          environment: "staging",
          ref: "main",
          commit,
          state: null,
        },
        {
          title: "main to production",
          url: "https://ci.example/log/1",
          at,
          by: "ann",
          environment: "production",
          ref: "main",
          commit,
          state: "success",
        },
      ],
      merges: [
        {
          title: "Sync in batches",
          url: expect.stringContaining(`/pull/${pull.number}`),
          at,
          by: "ann",
          number: pull.number,
        },
      ],
      failed_runs: [
        {
          title: "CI: Faster",
          url: run.htmlUrl,
          at,
          by: "ann",
          workflow: "CI",
          conclusion: "failure",
        },
      ],
      deployment_count: 2,
      merge_count: 1,
      failed_run_count: 1,
    });
    expect(seen.named).toMatchObject({
      deployment_count: 2,
      merge_count: 1,
      failed_run_count: 1,
      last_deployment: "main to staging",
      last_merge: "Sync in batches",
    });
  });

  it("is without the failed runs of the workflow that asks", async () => {
    await using repository = await openRepository(FILES, undefined, "CI");
    await happen(repository);
    expect(await look(repository)).toMatchObject({
      named: { deployment_count: 2, failed_run_count: 0 },
    });
  });

  it("can be that of one environment", async () => {
    await using repository = await openRepository(FILES);
    await happen(repository);
    expect(await look(repository, { environment: "production" })).toMatchObject({
      named: { deployment_count: 1, last_deployment: "main to production" },
    });
  });

  it("ends where the span ends", async () => {
    await using repository = await openRepository(FILES);
    await happen(repository);
    // One moment: the clock goes on while the probe looks.
    const at = after(repository.now(), minutes(10));
    const seen = await look({ ...repository, now: () => at }, { within: minutes(5) });
    expect(seen).toMatchObject({
      at: expect.any(Number),
      body: '{"deployments":[],"merges":[],"failed_runs":[],"deployment_count":0,"merge_count":0,"failed_run_count":0}',
    });
    expect(isoInstant(seen.at)).toBe(isoInstant(at));
  });

  it("is nothing in a repository where nothing happened", async () => {
    await using repository = await openRepository(FILES);
    expect(await look(repository)).toMatchObject({ named: { deployment_count: 0 } });
  });
});

describe("no answer", () => {
  it("for want of a permission names it", async () => {
    await using repository = await openRepository(FILES, {
      contents: "read",
      actions: "read",
      pull_requests: "read",
    });
    expect(await look(repository)).toMatchObject({
      reason: "misconfigured",
      message: expect.stringContaining("deployments: read"),
    });
  });

  it("without a repository says where it works", async () => {
    expect(
      await probeGithub(
        { ...COMMON, kind: "github", within: minutes(5), environment: undefined },
        contextOf(),
      ),
    ).toMatchObject({ reason: "misconfigured" });
  });
});
