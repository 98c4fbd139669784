import { expect, test } from "vitest";
import { openBench } from "./bench.ts";
import { shiftClock } from "./shift-clock.ts";

const PROBE = `
name: Probe
run-name: probe \${{ inputs.probe }}
on:
  workflow_dispatch:
    inputs:
      probe: { type: string, required: true }
      dry: { type: boolean, default: true }
permissions:
  issues: write
  pull-requests: read
jobs:
  probe:
    runs-on: ubuntu-latest
    env:
      FROM_JOB: \${{ vars.REGION }}
    steps:
      - uses: actions/checkout@v5
      - id: sitrep
        uses: acme/sitrep@v1
        with:
          mode: \${{ inputs.probe }} \${{ inputs.dry && 'dry' || 'wet' }}
        env:
          HEALTH_SECRET: \${{ secrets.HEALTH_SECRET }}
      - run: echo "said $SAID"
        env:
          SAID: \${{ steps.sitrep.outputs.result }}
`;

/** And where Node keeps what it compiled, which only makes the next step faster. */
const DOCUMENTED = [
  "CI FROM_JOB GITHUB_ACTIONS GITHUB_ACTOR GITHUB_API_URL GITHUB_BASE_REF GITHUB_ENV",
  "GITHUB_EVENT_NAME GITHUB_EVENT_PATH GITHUB_HEAD_REF GITHUB_JOB GITHUB_OUTPUT GITHUB_PATH GITHUB_REF",
  "GITHUB_REF_NAME GITHUB_REF_TYPE GITHUB_REPOSITORY GITHUB_REPOSITORY_OWNER GITHUB_RUN_ATTEMPT GITHUB_RUN_ID GITHUB_RUN_NUMBER",
  "GITHUB_SERVER_URL GITHUB_SHA GITHUB_STATE GITHUB_STEP_SUMMARY GITHUB_TRIGGERING_ACTOR GITHUB_WORKFLOW GITHUB_WORKFLOW_REF",
  "GITHUB_WORKFLOW_SHA GITHUB_WORKSPACE HEALTH_SECRET HOME INPUT_MODE INPUT_SPACED_NAME INPUT_TOKEN",
  "NODE_COMPILE_CACHE PATH RUNNER_ARCH RUNNER_ENVIRONMENT RUNNER_NAME RUNNER_OS RUNNER_TEMP",
].join(" ");

test("a dispatched action sees the documented environment and nothing else", async () => {
  using bench = openBench({
    workflows: { "probe.yml": PROBE },
    files: { "src/app.txt": "hello" },
    variables: { REGION: "eu" },
    secrets: { HEALTH_SECRET: "hunter22" },
    action: `
      import { readFileSync, appendFileSync } from "node:fs";
      const event = JSON.parse(readFileSync(process.env.GITHUB_EVENT_PATH, "utf8"));
      const shown = { names: Object.keys(process.env).sort(), event, file: readFileSync("src/app.txt", "utf8"),
        mode: process.env.INPUT_MODE, spaced: process.env.INPUT_SPACED_NAME, job: process.env.FROM_JOB,
        token: process.env.INPUT_TOKEN.length, node: process.version.slice(0, 4) };
      appendFileSync(process.env.GITHUB_OUTPUT, "result<<END\\n" + JSON.stringify(shown) + "\\nEND\\n");`,
  });
  bench.trigger("workflow_dispatch", { workflow: "probe.yml", inputs: { probe: "health" } });
  await bench.runner.idle();
  const [run] = bench.runner.runs;
  expect(run?.conclusion, run?.log).toBe("success");
  expect(JSON.parse(run?.outputs["sitrep"]?.["result"] ?? "")).toEqual({
    names: DOCUMENTED.split(" "),
    event: { inputs: { probe: "health", dry: "true" } },
    file: "hello",
    mode: "health dry",
    spaced: "by default",
    job: "eu",
    token: "ghs_token_1".length,
    node: "v24.",
  });
  expect(bench.host.records.get(1)).toMatchObject({ displayTitle: "probe health", name: "Probe" });
  expect(bench.host.minted).toEqual([
    { permissions: { issues: "write", "pull-requests": "read" }, isRevoked: true },
  ]);
});

test("secrets and masked values are hidden in log and summary, and commands are carried out", async () => {
  using bench = openBench({
    workflows: { "probe.yml": PROBE },
    secrets: { HEALTH_SECRET: "hunter22" },
    action: `
      import { appendFileSync } from "node:fs";
      console.log("secret " + process.env.HEALTH_SECRET + " token " + process.env.INPUT_TOKEN);
      console.log("::add-mask::one%25two");
      console.log("::error file=a.ts,line=3,title=a%3Ab%2Cc=d::seen one%25two%0Athere");
      console.log("::warning::careful");
      console.log("::stop-commands::word");
      console.log("::error::not a command");
      console.log("::word::");
      console.log("::group::More");
      appendFileSync(process.env.GITHUB_STEP_SUMMARY, "# Sum\\none%two\\n");
      process.exitCode = 3;`,
  });
  bench.trigger("workflow_dispatch", { workflow: "probe.yml", inputs: { probe: "health" } });
  await bench.runner.idle();
  const [run] = bench.runner.runs;
  expect(run?.log).toMatchInlineSnapshot(`
    "##[group]Run actions/checkout@v5
    ##[endgroup]
    ##[group]Run acme/sitrep@v1
    with:
      mode: health dry
    ##[endgroup]
    secret *** token ***
    ::add-mask::***
    ##[error]seen ***
    there
    ##[warning]careful
    ::error::not a command
    ##[group]More
    ##[error]Process completed with exit code 3.
    "
  `);
  expect(run?.annotations).toMatchInlineSnapshot(`
    [
      {
        "level": "error",
        "message": "seen ***
    there",
        "properties": {
          "file": "a.ts",
          "line": "3",
          "title": "a:b,c=d",
        },
      },
      {
        "level": "warning",
        "message": "careful",
        "properties": {},
      },
    ]
  `);
  expect(run?.summary).toBe("# Sum\n***\n");
  expect(run?.conclusion).toBe("failure");
  expect(run?.steps.map((step) => step.conclusion)).toEqual(["success", "failure", "skipped"]);
  expect(bench.host.records.get(1)).toMatchObject({ status: "completed", conclusion: "failure" });
});

test("a jump of the clock reaches the child", async () => {
  const day = 86_400_000;
  using bench = openBench({
    workflows: { "probe.yml": PROBE },
    childEnvironment: () => shiftClock({ ahead: 30 * day }),
    action: `console.log([Date.now(), +new Date(), Date.parse(Date()), new Date(5).getTime(), new Date() instanceof Date].join())`,
  });
  bench.trigger("workflow_dispatch", { workflow: "probe.yml", inputs: { probe: "health" } });
  await bench.runner.idle();
  const line = /^(\d+),(\d+),(\d+),5,true$/m.exec(bench.runner.runs[0]?.log ?? "");
  for (const moment of line?.slice(1) ?? [])
    expect(Math.abs(Number(moment) - Date.now() - 30 * day)).toBeLessThan(60_000);
  expect(line, bench.runner.runs[0]?.log).not.toBeNull();
});

test("a child's pauses are cut, and the timers that end its looks are not", async () => {
  using bench = openBench({
    workflows: { "probe.yml": PROBE },
    childEnvironment: () => shiftClock({ ahead: 0, longestPause: 1 }),
    action: `
      const { setTimeout: pause } = await import("node:timers/promises");
      const end = AbortSignal.timeout(600_000);
      console.log([await pause(600_000, "paused"), end.aborted].join());
    `,
  });
  bench.trigger("workflow_dispatch", { workflow: "probe.yml", inputs: { probe: "health" } });
  await bench.runner.idle();
  expect(bench.runner.runs[0]?.log).toMatch(/^paused,false$/m);
});
