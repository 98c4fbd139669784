import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import { faultsOf, foreignTextIn } from "./workflow-rules.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const FILES = globSync(
  [".github/workflows/*.{yml,yaml}", "examples/{workflows,*/.github/workflows}/*.{yml,yaml}"],
  {
    cwd: ROOT,
  },
);

/** The most each workflow may, by its name; one that is not here may read the code. */
const ALLOWED: Readonly<Record<string, Readonly<Record<string, "read" | "write">>>> = {
  "probe.yml": {
    contents: "read",
    issues: "write",
    actions: "write",
    deployments: "read",
    "pull-requests": "read",
  },
  "respond.yml": {
    contents: "write",
    issues: "write",
    actions: "write",
    "pull-requests": "write",
  },
  "check.yml": { contents: "read", issues: "write", actions: "write", checks: "read" },
  "alert.yml": {
    contents: "write",
    issues: "write",
    actions: "write",
    "pull-requests": "write",
  },
  "operate.yml": { contents: "read", issues: "write", actions: "write" },
  // The flag that stops deployments is a label of the incident.
  "deploy.yml": { contents: "read", issues: "read" },
  "lint.yml": { contents: "read", "pull-requests": "read", checks: "write" },
  "release.yml": { contents: "write" },
};

test("the workflows of this repository and those to copy are looked at", () => {
  expect(FILES.length).toBeGreaterThanOrEqual(6);
});

describe.each(FILES)("%s", (path) => {
  const text = readFileSync(join(ROOT, path), "utf8");

  test("is pinned, limited, and keeps expressions, secrets and its token where they belong", () => {
    const name = basename(path).replace(/^check-[\w-]+(?=\.yml$)/u, "check");
    expect(faultsOf(text, ALLOWED[name] ?? { contents: "read" })).toEqual([]);
  });

  test("puts no text of strangers anywhere", () => {
    expect(foreignTextIn(text)).toEqual([]);
  });
});

const workflow = (change: string, jobs = JOBS): string => `on: push
permissions:
  contents: read
${change}
jobs:
  a:
${jobs}`;

const JOBS = `    timeout-minutes: 5
    steps:
      - run: echo
`;
const withStep = (step: string): string => workflow("", `${JOBS}      - ${step}\n`);

describe("the rules", () => {
  test("find nothing in a workflow that keeps them", () => {
    const text = withStep("uses: a/b@0123456789012345678901234567890123456789 # v1.0.0");
    expect(faultsOf(text, { contents: "read" })).toEqual([]);
  });

  test.each([
    ["an event of strangers", workflow("").replace("on: push", "on: [pull_request_target]")],
    ["an event of strangers", workflow("").replace("on: push", "on: { workflow_run: {} }")],
    [
      "all permissions",
      workflow("").replace("permissions:\n  contents: read", "permissions: write-all"),
    ],
    ["no permissions", workflow("").replace("permissions:\n  contents: read\n", "")],
    ["a broad permission", workflow("").replace("contents: read", "contents: write")],
    ["a permission nobody allowed", workflow("").replace("contents: read", "packages: read")],
    ["a broad permission of a job", workflow("", `    permissions: { contents: write }\n${JOBS}`)],
    ["a time limit beyond all measure", workflow("", JOBS.replace("minutes: 5", "minutes: 360"))],
    ["no time limit", workflow("", JOBS.replace("    timeout-minutes: 5\n", ""))],
    ["an expression in a shell", withStep('run: echo "${{ github.event.issue.title }}"')],
    [
      "an expression in a shell of several lines",
      withStep("run: |\n          a\n          ${{ inputs.x }}"),
    ],
    ["an action by tag", withStep("uses: actions/setup-node@v6")],
    ["an action by branch", withStep("uses: actions/setup-node@main")],
    ["an action by half a commit", withStep("uses: actions/setup-node@0123456")],
    ["an action of a container", withStep("uses: docker://alpine:3")],
    [
      "a checkout that keeps its token",
      withStep("uses: actions/checkout@0123456789012345678901234567890123456789"),
    ],
    [
      "an expression in a script",
      withStep(
        "uses: actions/github-script@0123456789012345678901234567890123456789\n        with: { script: 'x(`${{ github.event.comment.body }}`)' }",
      ),
    ],
    [
      "a secret for somebody else",
      withStep("run: echo\n        env: { KEY: '${{ secrets.KEY }}' }"),
    ],
  ])("find %s", (_, text) => {
    expect(faultsOf(text, { contents: "read" })).toHaveLength(1);
  });

  test.each([
    "${{ github.event.issue.title }}",
    "${{ format('{0}', github.event.comment.body) }}",
    "${{ github.head_ref }}",
    "${{ github.event.pull_request.head.ref || 'x' }}",
    "${{ github.event.commits[0].message }}${{ github.event.head_commit.message }}",
  ])("find the text of strangers in %s", (text) => {
    expect(foreignTextIn(text).length).toBeGreaterThan(0);
  });
});
