import { expect, test } from "vitest";
import type { TriggerEvent, WorkflowRunner } from "./actions.ts";
import { listeningApp } from "./app-client.ts";
import { objectOf } from "./http/call.ts";
import { shop } from "./fixture.ts";

const PROBE = `
name: Probe
on:
  workflow_dispatch:
    inputs:
      issue: { type: number, required: true }
      kind: { type: choice, options: [health, smoke], default: health }
jobs: {}
`;
const files = {
  ".github/workflows/probe.yml": PROBE,
  ".github/workflows/push.yml": "on: push\njobs: {}\n",
};

/** A runner that only remembers what it was told. */
function notingRunner() {
  const events: TriggerEvent[] = [];
  const cancelled: number[] = [];
  const runner: WorkflowRunner = {
    trigger: (event) => {
      events.push(event);
    },
    idle: () => Promise.resolve(),
    isIdle: () => true,
    cancel: (runId) => {
      cancelled.push(runId);
    },
  };
  return { runner, events, cancelled };
}

const PATH = "/repos/acme/shop/actions/workflows";

test("a dispatch answers its run, with defaults filled in, and starts the workflow", async () => {
  const { github, ada, shop: repo } = await shop({ files });
  const { runner, events, cancelled } = notingRunner();
  github.attachRunner(runner);
  const answer = await ada.request("POST", `${PATH}/probe.yml/dispatches`, {
    ref: "main",
    inputs: { issue: 7 },
    return_run_details: true,
  });
  const [run] = github.store.runs(repo);
  expect(answer).toMatchObject({
    status: 200,
    body: { workflow_run_id: run?.id, html_url: run?.htmlUrl },
  });
  await github.settled();
  expect(events.filter(({ name }) => name === "workflow_dispatch")).toMatchObject([
    {
      workflow: "probe.yml",
      inputs: { issue: "7", kind: "health" },
      runId: run?.id,
      ref: "refs/heads/main",
      sha: github.store.headSha(repo),
      actor: "ada",
    },
  ]);
  const at = `/repos/${repo}/actions/runs`;
  const { body: listed } = await ada.request("GET", `${at}?event=workflow_dispatch&status=queued`);
  expect(listed).toMatchObject({ total_count: 1, workflow_runs: [{ id: run?.id, name: "Probe" }] });
  expect((await ada.request("POST", `${at}/${run?.id}/cancel`)).status).toBe(202);
  expect(cancelled).toEqual([run?.id]);
  github.runnerHost.updateRun(run?.id ?? 0, { status: "completed", conclusion: "cancelled" });
  expect((await ada.request("POST", `${at}/${run?.id}/cancel`)).status).toBe(409);
  const { body: one } = await ada.request("GET", `${at}/${run?.id}`);
  expect(one).toMatchObject({ status: "completed", conclusion: "cancelled", run_number: 1 });
  const { body: ofWorkflow } = await ada.request("GET", `${PATH}/probe.yml/runs`);
  expect(ofWorkflow).toMatchObject({ total_count: 1 });
});

test("workflows are found by id as by file name, and answer nothing unless asked", async () => {
  const { ada } = await shop({ files });
  const { body } = await ada.request("GET", PATH);
  expect(body).toMatchObject({
    total_count: 2,
    workflows: [{ name: "Probe" }, { name: ".github/workflows/push.yml" }],
  });
  const { body: probe } = await ada.request("GET", `${PATH}/probe.yml`);
  const id = String(objectOf(probe)["id"]);
  const answer = await ada.request("POST", `${PATH}/${id}/dispatches`, {
    ref: "refs/heads/main",
    inputs: { issue: "7", kind: "smoke" },
  });
  expect(answer).toMatchObject({ status: 204, body: undefined });
});

test.for([
  ["a workflow that is not there", "none.yml", { ref: "main" }, 404, "Not Found"],
  [
    "one that is not to be dispatched",
    "push.yml",
    { ref: "main" },
    422,
    "Workflow does not have 'workflow_dispatch' trigger",
  ],
  ["a ref that is not there", "probe.yml", { ref: "none" }, 422, "No ref found for: none"],
  [
    "an unknown input",
    "probe.yml",
    { ref: "main", inputs: { issue: 1, x: 1 } },
    422,
    'Unexpected inputs provided: ["x"]',
  ],
  ["a missing input", "probe.yml", { ref: "main" }, 422, "Required input 'issue' not provided"],
] as const)("a dispatch of %s is refused", async ([, file, body, status, message]) => {
  const { ada } = await shop({ files });
  const answer = await ada.request("POST", `${PATH}/${file}/dispatches`, body);
  expect(answer).toMatchObject({ status, body: { message } });
});

test("a workflow's own token starts nothing but dispatches, and acts as GitHub's bot", async () => {
  const { github, ada, shop: repo } = await shop({ files, isPrivate: true });
  const { runner, events } = notingRunner();
  github.attachRunner(runner);
  await ada.openIssue(repo, { title: "Down" });
  await github.settled();
  expect(events).toMatchObject([{ name: "issues", action: "opened", ref: "refs/heads/main" }]);
  const { token, revoke } = github.runnerHost.mintToken({
    repository: repo,
    permissions: { issues: "write", actions: "write", "pull-requests": "read" },
    runId: 1,
  });
  const ask = (method: string, path: string, body?: object) =>
    fetch(`${github.url}/repos/${repo}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const comment = await ask("POST", "/issues/1/comments", { body: "Probed" });
  expect(await comment.json()).toMatchObject({
    user: { login: "github-actions[bot]", id: 41_898_282 },
    performed_via_github_app: { id: 15_368, slug: "github-actions" },
  });
  expect(comment.headers.get("x-ratelimit-limit")).toBe("1000");
  expect((await ask("GET", "/pulls")).status).toBe(200);
  expect((await ask("GET", "/contents/README.md")).status).toBe(403);
  await ask("POST", "/actions/workflows/probe.yml/dispatches", {
    ref: "main",
    inputs: { issue: 1 },
  });
  await github.settled();
  const names = events.map(({ name }) => name);
  expect(names).not.toContain("issue_comment");
  expect(names).toContain("workflow_dispatch");
  revoke();
  expect((await ask("GET", "/issues/1")).status).toBe(401);
});

test("Actions open pull requests only where they may", async () => {
  const { github, ada } = await shop();
  github.addRepository({
    owner: "acme",
    name: "strict",
    mayActionsOpenPulls: false,
    collaborators: { ada: "write" },
  });
  await ada.commitFile("acme/strict", { path: "a", content: "a", branch: "fix" });
  const { token } = github.runnerHost.mintToken({
    repository: "acme/strict",
    permissions: { "pull-requests": "write" },
    runId: 1,
  });
  const response = await fetch(`${github.url}/repos/acme/strict/pulls`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify({ title: "Mend", head: "fix", base: "main" }),
  });
  expect([response.status, await response.json()]).toMatchObject([
    403,
    { message: "GitHub Actions is not permitted to create or approve pull requests." },
  ]);
});

test("pushes, pull requests and schedules start workflows at the right commit", async () => {
  const { github, ada, root, shop: repo } = await shop({ files });
  const { runner, events } = notingRunner();
  const app = await listeningApp(github, { repositories: [repo] });
  await ada.commitFile(repo, { path: "a", content: "a", branch: "fix" });
  github.attachRunner(runner);
  const head = await ada.commitFile(repo, { path: "a", content: "b", branch: "fix" });
  await app.asInstallation("POST", `/repos/${repo}/pulls`, {
    title: "Mend",
    head: "fix",
    base: "main",
  });
  await root.merge(repo, 1);
  github.fireSchedule(repo, "*/5 * * * *");
  await github.settled();
  const main = github.store.headSha(repo);
  const told = events.map(({ name, action, ref, sha }) => ({ name, action, ref, sha }));
  expect(told).toEqual([
    { name: "push", action: undefined, ref: "refs/heads/fix", sha: head },
    { name: "pull_request", action: "opened", ref: "refs/pull/1/merge", sha: head },
    { name: "push", action: undefined, ref: "refs/heads/main", sha: main },
    { name: "pull_request", action: "closed", ref: "refs/heads/main", sha: main },
    { name: "schedule", action: undefined, ref: "refs/heads/main", sha: main },
  ]);
  expect(github.runnerHost.files(repo, "refs/pull/1/merge").has("a")).toBe(true);
  app.close();
});
