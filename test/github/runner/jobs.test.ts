import { expect, test } from "vitest";
import { openBench, type Bench } from "./bench.ts";
import type { RunReport } from "./report.ts";

async function play(
  jobs: string,
  o: Partial<Parameters<typeof openBench>[0]> = {},
): Promise<RunReport> {
  using bench: Bench = openBench({
    ...o,
    workflows: { "a.yml": `name: A\non: push\njobs:\n${jobs}` },
  });
  bench.trigger("push");
  await bench.runner.idle();
  const [run] = bench.runner.runs;
  if (run === undefined) throw new Error("no run was started");
  return run;
}

test("after a failure only steps that ask for it run, and their environment adds up", async () => {
  const run = await play(
    `
  a:
    runs-on: ubuntu-latest
    env: { LAYER: job, JOB: "\${{ github.job }}" }
    steps:
      - run: |
          echo "EXTRA=from \${LAYER}" >> "$GITHUB_ENV"
          mkdir bin && printf '#!/bin/sh\\necho tool ran' > bin/tool && chmod +x bin/tool
          echo "$PWD/bin" >> "$GITHUB_PATH"
      - id: forgiven
        continue-on-error: true
        run: exit 9
      - run: tool; echo "$EXTRA $LAYER $JOB \${{ steps.forgiven.outcome }} \${{ steps.forgiven.conclusion }} \${{ job.status }}"
        env: { LAYER: step }
      - run: false | true
      - shell: bash
        run: false | true
      - run: echo not reached
      - if: failure()
        run: echo noticed
      - if: always()
        working-directory: bin
        run: ls
`,
  );
  expect(run.log).toMatchInlineSnapshot(`
    "##[group]Run echo "EXTRA=from \${LAYER}" >> "$GITHUB_ENV"
    ##[endgroup]
    ##[group]Run exit 9
    ##[endgroup]
    ##[error]Process completed with exit code 9.
    ##[group]Run tool; echo "$EXTRA $LAYER $JOB failure success success"
    ##[endgroup]
    tool ran
    from job step a failure success success
    ##[group]Run false | true
    ##[endgroup]
    ##[group]Run false | true
    ##[endgroup]
    ##[error]Process completed with exit code 1.
    ##[group]Run echo noticed
    ##[endgroup]
    noticed
    ##[group]Run ls
    ##[endgroup]
    tool
    "
  `);
  expect(run.steps.map((step) => step.conclusion)).toMatchInlineSnapshot(`
    [
      "success",
      "success",
      "success",
      "success",
      "failure",
      "skipped",
      "success",
      "success",
    ]
  `);
  expect([run.conclusion, run.jobs]).toEqual(["failure", { a: "failure" }]);
});

test("jobs wait for what they need and get its outputs, unless they hold a secret", async () => {
  const run = await play(
    `
  last:
    needs: [first, forgiven]
    if: always()
    runs-on: ubuntu-latest
    steps:
      - run: echo "got \${{ needs.first.outputs.word }} [\${{ needs.first.outputs.secret }}] \${{ needs.forgiven.result }}"
  skipped:
    needs: broken
    runs-on: ubuntu-latest
    steps: [{ run: echo never }]
  after-skipped:
    needs: skipped
    runs-on: ubuntu-latest
    steps: [{ run: echo never }]
  broken:
    runs-on: ubuntu-latest
    steps: [{ run: "false" }]
  forgiven:
    continue-on-error: true
    runs-on: ubuntu-latest
    steps: [{ run: "false" }]
  first:
    runs-on: ubuntu-latest
    outputs:
      word: \${{ steps.say.outputs.word }}
      secret: \${{ secrets.KEY }}
    steps:
      - id: say
        run: echo word=hello >> "$GITHUB_OUTPUT"
`,
    { secrets: { KEY: "topsecret" } },
  );
  expect(run.log).toContain("got hello [] success");
  expect(run.log).toContain("Skip output 'secret' since it may contain secret.");
  expect(run.jobs).toEqual({
    first: "success",
    broken: "failure",
    forgiven: "success",
    skipped: "skipped",
    "after-skipped": "skipped",
    last: "success",
  });
  expect(run.conclusion).toBe("failure");
});

test("artifacts keep files and directories of the workspace", async () => {
  const run = await play(`
  a:
    runs-on: ubuntu-latest
    steps:
      - run: mkdir -p out/deep && echo 1 > out/deep/one.json && echo 2 > two.json
      - uses: actions/upload-artifact@v4
        with: { name: evidence, path: "out\\n*.json\\n" }
      - uses: actions/upload-artifact@v4
        with: { path: missing.txt, if-no-files-found: error }
`);
  expect(run.conclusion).toBe("failure");
  expect(
    run.artifacts.map((artifact) => [artifact.name, [...artifact.files.keys()].toSorted()]),
  ).toEqual([["evidence", ["out/deep/one.json", "two.json"]]]);
  expect(run.log).toContain("No files were found with the provided path: missing.txt");
});

test("a local action has to be checked out before", async () => {
  const files = {
    "tool/action.yml": "name: t\nruns: { using: node24, main: main.mjs }\n",
    "tool/main.mjs": "console.log('local ' + process.cwd().endsWith('service'))",
  };
  const before = await play("  a: { runs-on: x, steps: [{ uses: ./tool }] }\n", { files });
  expect(before.log).toContain("Did you forget to run actions/checkout");
  const steps = "[{ uses: actions/checkout@v5 }, { uses: ./tool }]";
  const after = await play(`  a: { runs-on: x, steps: ${steps} }\n`, { files });
  expect([after.conclusion, after.log]).toEqual(["success", expect.stringContaining("local true")]);
});

test("what the runner does not have is said", async () => {
  const run = await play("  a: { runs-on: x, steps: [{ uses: else/where@v1 }] }\n");
  expect(run.log).toContain("Unable to resolve action 'else/where@v1'");
});

test("an action is warned about inputs it does not know", async () => {
  const run = await play(
    "  a: { runs-on: x, steps: [{ uses: acme/sitrep@v1, with: { mod: a } }] }\n",
  );
  expect(run.annotations.map((annotation) => annotation.message)).toEqual([
    "Unexpected input(s) 'mod', valid inputs are ['mode', 'spaced name', 'token']",
  ]);
});

test("a step and a job end when their minutes are over", async () => {
  const step = await play(`
  a:
    runs-on: ubuntu-latest
    steps:
      - run: sleep 600
        timeout-minutes: 0.002
      - if: failure()
        run: echo went on
`);
  expect([step.conclusion, step.log]).toEqual(["failure", expect.stringContaining("went on")]);
  expect(step.log).toContain("has timed out after 0.002 minutes");
  const job = await play(`
  a:
    runs-on: ubuntu-latest
    timeout-minutes: 0.002
    steps:
      - run: sleep 600
      - if: always()
        run: echo cleaned up
`);
  expect([job.conclusion, job.log]).toEqual(["cancelled", expect.stringContaining("cleaned up")]);
});

test("tokens have the job's permissions, else the workflow's, else the restricted default", async () => {
  using bench = openBench({
    workflows: {
      "a.yml": `on: push
permissions: { contents: write, issues: none }
jobs:
  a: { runs-on: x, steps: [{ run: "true" }] }
  b: { runs-on: x, permissions: {}, needs: a, steps: [{ run: "true" }] }
`,
      "b.yml": `on: push\njobs:\n  a: { runs-on: x, steps: [{ run: "true" }] }\n`,
    },
    machines: 1,
  });
  bench.trigger("push");
  await bench.runner.idle();
  expect(bench.host.minted.map((token) => token.permissions)).toEqual(
    expect.arrayContaining([{ contents: "write" }, {}, { contents: "read", packages: "read" }]),
  );
  expect(bench.host.minted.every((token) => token.isRevoked)).toBe(true);
});
