import { describe, expect, it } from "vitest";
import type { RunReport } from "../github/runner/report.ts";
import type { ActionBench } from "./action-bench.ts";
import { openActionBench, REPO, workflowText } from "./action-bench.ts";

// The step gets an id, so that the test sees its outputs.
const WORKFLOW = workflowText("lint.yml").replace(
  "- uses: sitrep-dev",
  "- id: sitrep\n        uses: sitrep-dev",
);
const RUNBOOK = "runbooks/sync.md";

const SOUND = `---
owner: the platform team
---

# Sync jobs

## First response

1. Look at the queue.
2. Restart the worker.
3. Tell support.
`;
/** The fence that line 10 opens is never closed. */
const BROKEN = SOUND.replace("2. Restart the worker.\n", "   ~~~~sh\n   queue status\n");

const openBench = (files: Readonly<Record<string, string>> = {}, workflow = WORKFLOW) =>
  openActionBench({
    files: {
      ".github/incidents.yml": "locale: en\n",
      ".github/workflows/lint.yml": workflow,
      "runbooks/other.md": BROKEN,
      [RUNBOOK]: SOUND,
      ...files,
    },
  });

const resultOf = (run: RunReport | undefined): unknown =>
  JSON.parse(run?.outputs["sitrep"]?.["result"] ?? "null");

/** Puts a file on a branch, and offers it. */
async function offer(bench: ActionBench, path: string, content: string): Promise<string> {
  const sha = await bench.ann.commitFile(REPO, { branch: "fix", path, content });
  if (bench.github.store.pulls(REPO).length === 0)
    await bench.ann.request("POST", `/repos/${REPO}/pulls`, {
      title: "Fix",
      head: "fix",
      base: "main",
    });
  await bench.github.settled();
  return sha;
}

/** The check runs of the commit that are not those of jobs. */
const checksAt = ({ github }: ActionBench, sha: string) =>
  github.store.checkRuns(REPO, sha).filter(({ name }) => name === "Sitrep runbooks");

describe("mode: lint", () => {
  it("marks the lines of what a pull request changes, of its newest commit, and fails on errors", async () => {
    await using bench = await openBench();
    const sha = await offer(bench, RUNBOOK, BROKEN);
    const run = bench.runner.runs.at(-1);
    expect(run?.conclusion, run?.log).toBe("failure");
    expect(resultOf(run)).toMatchObject({
      schema_version: 1,
      mode: "lint",
      decision: "problems",
      reason_code: "errors_found",
      commit: sha,
      files: 1,
      unread: 0,
      annotations: "check_run",
    });
    const [check] = checksAt(bench, sha);
    expect(check).toMatchObject({ status: "completed", conclusion: "failure" });
    expect(check?.output.annotations).toContainEqual(
      expect.objectContaining({
        path: RUNBOOK,
        start_line: 10,
        annotation_level: "failure",
        title: "runbook/broken-fence",
      }),
    );
    expect(JSON.stringify(check?.output.annotations)).not.toContain("runbooks/other.md");
    expect(run?.annotations.filter(({ properties }) => "file" in properties)).toEqual([]);
    expect(run?.summary).toContain("1 error in 1 file");
  });

  it("passes once it is mended", async () => {
    await using bench = await openBench();
    await offer(bench, RUNBOOK, BROKEN);
    const sha = await offer(bench, RUNBOOK, `${SOUND}4. Tell sales.\n`);
    const run = bench.runner.runs.at(-1);
    expect(run?.conclusion, run?.log).toBe("success");
    expect(resultOf(run)).toMatchObject({ reason_code: "nothing_found", commit: sha, errors: 0 });
    expect(checksAt(bench, sha)).toMatchObject([{ conclusion: "success" }]);
  });

  it("marks the lines through the runner where the token may write no check runs", async () => {
    await using bench = await openBench({}, WORKFLOW.replace("  checks: write\n", ""));
    const sha = await offer(bench, RUNBOOK, BROKEN);
    const run = bench.runner.runs.at(-1);
    expect(run?.conclusion, run?.log).toBe("failure");
    expect(resultOf(run)).toMatchObject({ annotations: "job", reason_code: "errors_found" });
    expect(run?.annotations).toContainEqual({
      level: "error",
      message: expect.stringContaining("never closed"),
      properties: { file: RUNBOOK, line: "10", col: "4", title: "runbook/broken-fence" },
    });
    expect(checksAt(bench, sha)).toEqual([]);
  });

  it("looks at everything when nothing in particular changed", async () => {
    await using bench = await openBench();
    bench.runner.fireSchedules(REPO);
    await bench.github.settled();
    const run = bench.runner.runs.at(-1);
    expect(run?.conclusion, run?.log).toBe("failure");
    expect(resultOf(run)).toMatchObject({ reason_code: "errors_found", files: 3 });
  });

  it("has nothing to do with a pull request that changes nothing of ours", async () => {
    await using bench = await openBench();
    await offer(bench, "NOTES.md", "# Notes\n");
    const run = bench.runner.runs.at(-1);
    expect(run?.conclusion, run?.log).toBe("success");
    expect(resultOf(run)).toMatchObject({
      decision: "clean",
      reason_code: "nothing_to_check",
      files: 0,
    });
  });
});
