import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { startLocalGitHub, type LocalGitHub } from "../server.ts";
import type { Person } from "../person.ts";
import { createRunner, type LocalRunner } from "./runner.ts";

const REPOSITORY = "team/service";

const RESPOND = `name: Respond
on:
  issues: { types: [opened, labeled] }
  issue_comment: { types: [created] }
  pull_request: { types: [opened, closed] }
  schedule: [{ cron: "*/5 * * * *" }]
  workflow_dispatch:
    inputs:
      word: { type: string, required: true }
permissions: { issues: write, contents: read }
jobs:
  respond:
    runs-on: ubuntu-latest
    steps:
      - uses: team/sitrep@v1
        with: { word: "\${{ inputs.word }}" }
`;

/** Comments on the issue of its event, with the token it was given; keeps nothing else. */
const ACTION = `
import { readFileSync, appendFileSync } from "node:fs";
const env = process.env;
const event = JSON.parse(readFileSync(env.GITHUB_EVENT_PATH, "utf8"));
const number = (event.issue ?? event.pull_request)?.number ?? 1;
const answer = await fetch(\`\${env.GITHUB_API_URL}/repos/\${env.GITHUB_REPOSITORY}/issues/\${number}/comments\`, {
  method: "POST",
  headers: { authorization: \`Bearer \${env.INPUT_TOKEN}\`, accept: "application/vnd.github+json" },
  body: JSON.stringify({ body: [env.GITHUB_EVENT_NAME, event.action, env.INPUT_WORD, env.GITHUB_REF, env.GITHUB_SHA === event.pull_request?.head.sha].join(" ") }),
});
console.log(answer.status, await answer.text());
appendFileSync(env.GITHUB_OUTPUT, "token=" + env.INPUT_TOKEN + "\\n");
if (answer.status !== 201) process.exit(1);
`;

interface Scene {
  readonly github: LocalGitHub;
  readonly runner: LocalRunner;
  readonly ana: Person;
  readonly bodies: () => readonly (readonly [string, string])[];
}

async function open(): Promise<Scene> {
  const directory = mkdtempSync(join(tmpdir(), "action-"));
  writeFileSync(
    join(directory, "action.yml"),
    'name: t\ninputs: { word: { default: "" }, token: { default: "${{ github.token }}" } }\nruns: { using: node24, main: main.mjs }\n',
  );
  writeFileSync(join(directory, "main.mjs"), ACTION);
  const github = await startLocalGitHub();
  const ana = github.addPerson("ana");
  github.addRepository({
    owner: "team",
    name: "service",
    collaborators: { ana: "write" },
    files: { ".github/workflows/respond.yml": RESPOND, "README.md": "# Service\n" },
  });
  const manifest = join(directory, "action.yml");
  const runner = createRunner({ host: github.runnerHost, action: { manifest } });
  github.attachRunner(runner);
  onTestFinished(async () => {
    rmSync(directory, { recursive: true, force: true });
    await runner.close();
    await github.close();
  });
  const bodies = (): readonly (readonly [string, string])[] =>
    github.store
      .issues(REPOSITORY)
      .flatMap((issue) => github.store.comments(REPOSITORY, issue.number))
      .map(({ author, body }) => [author, body] as const);
  return { github, runner, ana, bodies };
}

test("an issue starts the Action, whose own comment starts nothing", async () => {
  const { github, runner, ana, bodies } = await open();
  await ana.openIssue(REPOSITORY, { title: "Down" });
  await github.settled();
  expect(bodies()).toEqual([["github-actions[bot]", "issues opened  refs/heads/main false"]]);
  await ana.comment(REPOSITORY, 1, "/ack");
  await github.settled();
  expect(bodies().map(([, body]) => body)).toEqual([
    "issues opened  refs/heads/main false",
    "/ack",
    "issue_comment created  refs/heads/main false",
  ]);
  expect(runner.runs.map((run) => run.conclusion)).toEqual(["success", "success"]);
  const { body } = await ana.request("GET", `/repos/${REPOSITORY}/actions/runs`);
  expect(body).toMatchObject({
    total_count: 2,
    workflow_runs: [
      { event: "issue_comment", status: "completed", conclusion: "success", name: "Respond" },
      { event: "issues", display_title: "Down", head_branch: "main", actor: { login: "ana" } },
    ],
  });
});

test("a token is worth nothing once its job is over", async () => {
  const { github, ana, runner } = await open();
  await ana.openIssue(REPOSITORY, { title: "Down" });
  await github.settled();
  const token = runner.runs[0]?.steps[0]?.outputs["token"];
  expect(token).toMatch(/^ghs_/);
  const late = await fetch(`${github.url}/repos/${REPOSITORY}/issues/1`, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(late.status).toBe(401);
});

test("a dispatch is answered with its run, which is the one that runs", async () => {
  const { github, runner, ana, bodies } = await open();
  await ana.openIssue(REPOSITORY, { title: "Down" });
  await github.settled();
  const path = `/repos/${REPOSITORY}/actions/workflows/respond.yml/dispatches`;
  const refused = await ana.request("POST", path, { ref: "main" });
  expect([refused.status, refused.body]).toEqual([
    422,
    expect.objectContaining({ message: "Required input 'word' not provided" }),
  ]);
  const made = await ana.request("POST", path, {
    ref: "main",
    inputs: { word: "health" },
    return_run_details: true,
  });
  await github.settled();
  expect(made.body).toMatchObject({ workflow_run_id: runner.runs[1]?.id });
  expect(bodies().at(-1)?.[1]).toBe("workflow_dispatch  health refs/heads/main false");
});

test("pull requests and schedules start it too", async () => {
  const { github, runner, ana, bodies } = await open();
  await ana.commitFile(REPOSITORY, { path: "a.md", content: "a", branch: "work" });
  await ana.request("POST", `/repos/${REPOSITORY}/pulls`, {
    title: "Work",
    head: "work",
    base: "main",
  });
  await github.settled();
  await ana.merge(REPOSITORY, 1);
  await github.settled();
  github.fireSchedule(REPOSITORY, "*/5 * * * *");
  await github.settled();
  runner.fireSchedules(REPOSITORY);
  await github.settled();
  expect(runner.runs.map((run) => [run.event, run.conclusion])).toEqual([
    ["pull_request", "success"],
    ["pull_request", "success"],
    ["schedule", "success"],
    ["schedule", "success"],
  ]);
  expect(bodies().map(([, body]) => body)).toMatchInlineSnapshot(`
    [
      "pull_request opened  refs/pull/1/merge true",
      "pull_request closed  refs/heads/main false",
      "schedule   refs/heads/main false",
      "schedule   refs/heads/main false",
    ]
  `);
});

test("a cancel through the API ends a run that waits", async () => {
  const { github, runner, ana } = await open();
  runner.faults.hold();
  await ana.openIssue(REPOSITORY, { title: "Down" });
  await github.settled();
  const id = runner.runs[0]?.id ?? 0;
  const { status } = await ana.request("POST", `/repos/${REPOSITORY}/actions/runs/${id}/cancel`);
  await github.settled();
  expect([status, runner.run(id)?.conclusion]).toEqual([202, "cancelled"]);
});
