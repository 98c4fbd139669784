import { describe, expect, it } from "vitest";
import type { SpecOf } from "../../src/domain/probe/spec.ts";
import type { Duration } from "../../src/domain/time.ts";
import { milliseconds, seconds } from "../../src/domain/time.ts";
import type { ProbeGitHub } from "../../src/probe/prober.ts";
import type { RunContext } from "../../src/probe/run.ts";
import { probeWorkflow } from "../../src/probe/workflow.ts";
import { COMMON, contextOf } from "./context.ts";
import { openRepository, REPO, type ProbedRepository } from "./repository.ts";

const workflow = (inputs: string): string =>
  `name: Backend Live Smoke\non:\n  workflow_dispatch:\n    inputs: ${inputs}\njobs: {}\n`;

const PATH = ".github/workflows/smoke.yml";
const PLAIN = { [PATH]: workflow("{ depth: { type: string } }") };
const KEYED = { [PATH]: workflow("{ depth: { type: string }, request: { type: string } }") };

const specOf = (change: Partial<SpecOf<"workflow">> = {}): SpecOf<"workflow"> => ({
  ...COMMON,
  name: "smoke",
  kind: "workflow",
  workflow: "smoke.yml",
  inputs: {},
  timeout: seconds(20),
  ...change,
});

/** Runs the probe; each wait is noted, and after so many the newest run ends. */
async function probe(
  { github, probed, now }: Pick<ProbedRepository, "github" | "probed" | "now">,
  {
    spec = {},
    looks = 1,
    conclusion = "success",
    context = {},
  }: {
    readonly spec?: Partial<SpecOf<"workflow">>;
    readonly looks?: number;
    readonly conclusion?: "success" | "failure" | "cancelled";
    readonly context?: Partial<RunContext>;
  } = {},
) {
  const waits: Duration[] = [];
  const observation = await probeWorkflow(
    specOf(spec),
    contextOf({
      github: probed,
      clock: now,
      delay: (span) => {
        waits.push(span);
        const run = github.store.runs(REPO).at(-1);
        if (waits.length === looks && run !== undefined)
          github.runnerHost.updateRun(run.id, { status: "completed", conclusion });
        return Promise.resolve();
      },
      ...context,
    }),
  );
  return { observation, waits };
}

/** The same GitHub as it was before it told which run it had started. */
const older = (probed: ProbeGitHub): ProbeGitHub => ({
  ...probed,
  dispatch: async (...asked) => {
    const answer = await probed.dispatch(...asked);
    return answer.kind === "started" ? { kind: "started", run: undefined } : answer;
  },
});

const inWholeSeconds = (moment = 0): number => Math.floor(moment / 1000);

describe("a workflow", () => {
  it("is started on the default branch, and its conclusion is what it came to", async () => {
    await using repository = await openRepository(PLAIN);
    const { observation } = await probe(repository, { spec: { inputs: { depth: "full" } } });
    const run = repository.github.store.runs(REPO).at(-1);
    // GitHub tells whole seconds, and one may have ended meanwhile.
    const document = {
      conclusion: "success",
      duration_s: inWholeSeconds(run?.updatedAt) - inWholeSeconds(run?.createdAt),
      run_url: run?.htmlUrl,
    };
    expect(observation).toMatchObject({ kind: "answered", named: document });
    expect(observation.kind === "answered" && JSON.parse(observation.body)).toEqual(document);
    await repository.github.settled();
    expect(repository.started).toMatchObject([
      { workflow: "smoke.yml", ref: "refs/heads/main", inputs: { depth: "full" } },
    ]);
  });

  it.each(["failure", "cancelled"] as const)("that ends as %s is an answer", async (conclusion) => {
    await using repository = await openRepository(PLAIN);
    const { observation } = await probe(repository, { conclusion });
    expect(observation).toMatchObject({ kind: "answered", named: { conclusion } });
  });

  it("is looked at more and more seldom", async () => {
    await using repository = await openRepository(PLAIN);
    const { waits } = await probe(repository, { looks: 12 });
    expect(waits.slice(0, 3)).toEqual([2000, 2800, 3920]);
    expect(waits.at(-1)).toBe(30_000);
  });

  it("gets a key to be found by where it has an input for it, unless the config fills that", async () => {
    await using repository = await openRepository(KEYED);
    await probe(repository);
    await probe(repository, { spec: { inputs: { request: "mine" } } });
    await repository.github.settled();
    expect(repository.started.map(({ inputs }) => inputs)).toMatchObject([
      { request: expect.stringMatching(/^smoke-[a-z0-9]+$/u) },
      { request: "mine" },
    ]);
  });

  it("that does not end in time is told as such", async () => {
    await using repository = await openRepository(PLAIN);
    const { observation } = await probe(repository, {
      looks: -1,
      spec: { timeout: milliseconds(300) },
      context: { delay: () => new Promise(() => {}) },
    });
    expect(observation).toMatchObject({ reason: "timeout" });
  });
});

describe("a GitHub that does not tell which run it started", () => {
  it("has it found by the key in its title", async () => {
    await using repository = await openRepository(KEYED);
    const { github, probed, ann } = repository;
    const watching: ProbeGitHub = {
      ...older(probed),
      runs: async (...asked) => {
        await github.settled();
        const key = repository.started.map(({ inputs }) => inputs?.["request"]).find(Boolean);
        const [mine] = github.store.runs(REPO);
        if (mine !== undefined)
          github.runnerHost.updateRun(mine.id, { displayTitle: `Smoke · ${String(key)}` });
        return await probed.runs(...asked);
      },
    };
    const looking = probe(
      { ...repository, probed: watching },
      {
        context: {
          delay: async () => {
            // Somebody else starts one, too; then both end.
            await ann.request("POST", `/repos/${REPO}/actions/workflows/smoke.yml/dispatches`, {
              ref: "main",
            });
            const [mine, theirs] = github.store.runs(REPO);
            github.runnerHost.updateRun(mine?.id ?? 0, {
              status: "completed",
              conclusion: "failure",
            });
            github.runnerHost.updateRun(theirs?.id ?? 0, {
              status: "completed",
              conclusion: "success",
            });
          },
        },
      },
    );
    expect((await looking).observation).toMatchObject({ named: { conclusion: "failure" } });
  });

  it("has it found as the only new one", async () => {
    await using repository = await openRepository(PLAIN);
    const probed = older(repository.probed);
    const { observation } = await probe({ ...repository, probed });
    expect(observation).toMatchObject({ named: { conclusion: "success" } });
  });

  it("has nobody guess among several", async () => {
    await using repository = await openRepository(PLAIN);
    const probed: ProbeGitHub = {
      ...older(repository.probed),
      dispatch: async (...asked) => {
        await repository.probed.dispatch(...asked);
        return await older(repository.probed).dispatch(...asked);
      },
    };
    const { observation } = await probe({ ...repository, probed });
    expect(observation).toMatchObject({
      reason: "misconfigured",
      message: expect.stringContaining("there is more than one"),
    });
  });
});

describe("no run", () => {
  it.each([
    [
      "no such workflow",
      { spec: { workflow: "gone.yml" } },
      PLAIN,
      "GitHub does not start gone.yml: Not Found",
    ],
    [
      "no trigger by hand",
      {},
      { [PATH]: "on: push\njobs: {}\n" },
      "Workflow does not have 'workflow_dispatch' trigger",
    ],
    [
      "an input it does not have",
      { spec: { inputs: { nope: "1" } } },
      PLAIN,
      "Unexpected inputs provided",
    ],
  ])("because of %s says so in GitHub's words", async (_, options, files, words) => {
    await using repository = await openRepository(files);
    const { observation } = await probe(repository, options);
    expect(observation).toMatchObject({
      reason: "misconfigured",
      message: expect.stringContaining(words),
    });
    expect(repository.github.store.runs(REPO)).toEqual([]);
  });

  it("without the permission names it", async () => {
    await using repository = await openRepository(PLAIN, { actions: "read", contents: "read" });
    const { observation } = await probe(repository);
    expect(observation).toMatchObject({
      reason: "misconfigured",
      message: expect.stringContaining("actions: write"),
    });
  });

  it("without a repository says where it works", async () => {
    expect(await probeWorkflow(specOf(), contextOf())).toMatchObject({
      reason: "misconfigured",
      message: expect.stringContaining("in a workflow of the repository only"),
    });
  });
});
