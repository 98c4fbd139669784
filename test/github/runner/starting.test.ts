import { expect, test } from "vitest";
import { openBench } from "./bench.ts";
import type { TriggerEvent } from "../actions.ts";

/** Name, `on:` of the workflow, the event, and whether it starts. */
type Row = readonly [string, string, Partial<TriggerEvent> & { readonly name: string }, boolean];

function pull(base: string, action = "opened"): Row[2] {
  const payload = { pull_request: { base: { ref: base, sha: "b" }, head: { ref: "x", sha: "h" } } };
  return { name: "pull_request", action, payload };
}

const push = { name: "push", payload: { before: "b", after: "h" } };

const ROWS: readonly Row[] = [
  ["an event by its name", "issues", { name: "issues", action: "opened" }, true],
  ["not another event", "issues", { name: "issue_comment", action: "created" }, false],
  ["one of a list", "[issues, push]", push, true],
  ["a listed type", "{ issues: { types: [opened] } }", { name: "issues", action: "opened" }, true],
  ["a single type", "{ issues: { types: opened } }", { name: "issues", action: "opened" }, true],
  ["no other type", "{ issues: { types: [opened] } }", { name: "issues", action: "closed" }, false],
  ["pull requests when opened", "pull_request", pull("main"), true],
  ["not when closed, unless asked", "pull_request", pull("main", "closed"), false],
  ["when closed, if asked", "{ pull_request: { types: [closed] } }", pull("main", "closed"), true],
  ["the base branch", "{ pull_request: { branches: [main] } }", pull("main"), true],
  ["no other base", "{ pull_request: { branches: [main] } }", pull("dev"), false],
  [
    "a pattern of branches",
    "{ push: { branches: ['rel/**'] } }",
    { ...push, ref: "refs/heads/rel/1/2" },
    true,
  ],
  [
    "a star stays in one part",
    "{ push: { branches: ['rel/*'] } }",
    { ...push, ref: "refs/heads/rel/1/2" },
    false,
  ],
  [
    "a pattern taken back",
    "{ push: { branches: ['rel/**', '!rel/x'] } }",
    { ...push, ref: "refs/heads/rel/x" },
    false,
  ],
  [
    "ignored branches",
    "{ push: { branches-ignore: [dev] } }",
    { ...push, ref: "refs/heads/dev" },
    false,
  ],
  [
    "tags where tags are asked for",
    "{ push: { tags: ['v*'] } }",
    { ...push, ref: "refs/tags/v1" },
    true,
  ],
  ["no branch where only tags are", "{ push: { tags: ['v*'] } }", push, false],
  [
    "no tag where only branches are",
    "{ push: { branches: [main] } }",
    { ...push, ref: "refs/tags/v1" },
    false,
  ],
  ["changed paths", "{ push: { paths: ['src/**'] } }", push, true],
  ["no other paths", "{ push: { paths: ['docs/**'] } }", push, false],
  ["ignored paths", "{ push: { paths-ignore: ['src/**', '.github/**'] } }", push, false],
  [
    "changed paths of a pull request",
    "{ pull_request: { paths: ['src/*.ts'] } }",
    pull("main"),
    true,
  ],
  [
    "its cron line",
    "{ schedule: [{ cron: '5 * * * *' }] }",
    { name: "schedule", payload: { schedule: "5 * * * *" } },
    true,
  ],
  [
    "no other cron line",
    "{ schedule: [{ cron: '5 * * * *' }] }",
    { name: "schedule", payload: { schedule: "7 * * * *" } },
    false,
  ],
  [
    "a repository dispatch of its type",
    "{ repository_dispatch: { types: [alert] } }",
    { name: "repository_dispatch", action: "alert" },
    true,
  ],
  [
    "the workflow it follows",
    "{ workflow_run: { workflows: [Build], types: [completed] } }",
    { name: "workflow_run", action: "completed", payload: { workflow_run: { name: "Build" } } },
    true,
  ],
  [
    "no other workflow",
    "{ workflow_run: { workflows: [Build], types: [completed] } }",
    { name: "workflow_run", action: "completed", payload: { workflow_run: { name: "Test" } } },
    false,
  ],
  [
    "nothing that a GITHUB_TOKEN did",
    "issues",
    { name: "issues", action: "opened", actor: "github-actions[bot]" },
    false,
  ],
  [
    "but a dispatch by a GITHUB_TOKEN",
    "{ repository_dispatch: }",
    { name: "repository_dispatch", action: "alert", actor: "github-actions[bot]" },
    true,
  ],
  [
    "what another App did",
    "issues",
    { name: "issues", action: "opened", actor: "sitrep[bot]" },
    true,
  ],
];

test.for(ROWS)("starts on %s", async ([, on, { name, ...event }, isStarted]) => {
  const text = `on: ${on}\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps: [{ run: "true" }]\n`;
  using bench = openBench({
    workflows: { "a.yml": text },
    trees: { b: { "src/a.ts": "old", same: "" }, h: { "src/a.ts": "new", same: "" } },
  });
  bench.trigger(name, event);
  await bench.runner.idle();
  expect(bench.runner.runs.map((run) => run.conclusion)).toEqual(isStarted ? ["success"] : []);
});

function scheduled(cron: string): string {
  return `on:\n  schedule: [{ cron: "${cron}" }]\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps: [{ run: "true" }]\n`;
}

test("every schedule of the default branch is fired, once per cron line", async () => {
  using bench = openBench({
    workflows: {
      "a.yml": scheduled("5 * * * *"),
      "b.yml": scheduled("5 * * * *"),
      "c.yml": scheduled("9 1 * * *"),
    },
  });
  bench.runner.fireSchedules("team/service");
  await bench.runner.idle();
  expect(bench.runner.runs.map((run) => run.workflowPath.slice(-5)).toSorted()).toEqual([
    "a.yml",
    "b.yml",
    "c.yml",
  ]);
});

test("an invalid workflow fails to start with GitHub's own words", async () => {
  using bench = openBench({
    workflows: {
      "bad.yml":
        "on: issues\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo ${{ secret.A }}\n      - usess: x\n",
      "matrix.yml":
        "on: issues\njobs:\n  a:\n    runs-on: ubuntu-latest\n    strategy: { matrix: { a: [1] } }\n    steps: [{ run: 'true' }]\n",
    },
  });
  bench.trigger("issues", { action: "opened" });
  await bench.runner.idle();
  expect(bench.runner.runs.map((run) => [run.conclusion, run.log])).toMatchInlineSnapshot(`
    [
      [
        "startup_failure",
        "##[error].github/workflows/bad.yml (Line: 6, Col: 14): Unrecognized named-value: 'secret'
    ##[error].github/workflows/bad.yml (Line: 7, Col: 9): Unexpected value 'usess'
    ##[error].github/workflows/bad.yml (Line: 7, Col: 9): There's not enough info to determine what you meant. Add one of these properties: parallel, run, shell, uses, with, working-directory
    ",
      ],
      [
        "startup_failure",
        "##[error].github/workflows/matrix.yml: jobs.a.strategy: this runner knows no matrix
    ",
      ],
    ]
  `);
  expect(bench.host.records.get(1)?.conclusion).toBe("startup_failure");
});

test("a dispatch that is refused ends the run it was given", async () => {
  using bench = openBench({ workflows: {} });
  bench.trigger("workflow_dispatch", { workflow: "gone.yml" });
  await bench.runner.idle();
  expect(bench.runner.runs.map((run) => [run.conclusion, run.log])).toEqual([
    ["startup_failure", "##[error]Workflow does not exist or has no workflow_dispatch trigger\n"],
  ]);
});
