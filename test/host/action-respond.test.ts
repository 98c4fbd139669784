import { describe, expect, it } from "vitest";
import type { RunReport } from "../github/runner/report.ts";
import type { ActionBench } from "./action-bench.ts";
import { openActionBench, REPO, workflowText } from "./action-bench.ts";

const FILES = {
  ".github/incidents.yml": "locale: en\n",
  // The step gets an id, so that the test sees its outputs.
  ".github/workflows/respond.yml": workflowText("respond.yml").replace(
    "- uses: sitrep-dev",
    "- id: sitrep\n        uses: sitrep-dev",
  ),
};

const openBench = () => openActionBench({ files: FILES });

const resultOf = (run: RunReport | undefined): unknown =>
  JSON.parse(run?.outputs["sitrep"]?.["result"] ?? "null");

const declare = async ({ ann, github }: ActionBench): Promise<number> => {
  const { number } = await ann.openIssue(REPO, { title: "Checkout is down", labels: ["incident"] });
  await github.settled();
  return number;
};

/** The card, where there is exactly one. */
function cardOf(bench: ActionBench, issue: number): string | undefined {
  const cards = botComments(bench, issue).filter((body) => body.includes("<!-- sitrep:card "));
  return cards.length === 1 ? cards[0] : undefined;
}

const botComments = ({ github }: ActionBench, issue: number): readonly string[] =>
  github.store
    .comments(REPO, issue)
    .filter(({ author }) => author === "github-actions[bot]")
    .map(({ body }) => body);

const writesOf = ({ github }: ActionBench): number =>
  github.requests.count(({ isWrite, actor }) => isWrite && actor === "github-actions[bot]");

describe("mode: respond", () => {
  it("brings an incident up to date when it is opened, and does nothing the second time", async () => {
    await using bench = await openBench();
    const issue = await declare(bench);
    const [first] = bench.runner.runs;
    expect(first?.conclusion, first?.log).toBe("success");
    expect(resultOf(first)).toMatchObject({
      schema_version: 1,
      mode: "respond",
      decision: "changed",
      reason_code: "passes_done",
      passes: [{ issue, decision: "changed" }],
    });
    expect(cardOf(bench, issue)).toBeDefined();
    const writes = writesOf(bench);
    bench.runner.fireSchedules(REPO);
    await bench.github.settled();
    expect(resultOf(bench.runner.runs.at(-1))).toMatchObject({
      decision: "settled",
      passes: [{ issue, decision: "settled" }],
    });
    expect(writesOf(bench)).toBe(writes);
  });

  it("carries out a command from a comment", async () => {
    await using bench = await openBench();
    const issue = await declare(bench);
    await bench.ann.comment(REPO, issue, "/ack");
    await bench.github.settled();
    expect(resultOf(bench.runner.runs.at(-1))).toMatchObject({ decision: "changed" });
    expect(cardOf(bench, issue)).toMatch(/Acknowledged.*ann/u);
  });

  it("leaves alone what is no incident", async () => {
    await using bench = await openBench();
    await bench.ann.openIssue(REPO, { title: "A question" });
    await bench.github.settled();
    expect(resultOf(bench.runner.runs[0])).toMatchObject({
      decision: "ignored",
      passes: [{ decision: "ignored", effects: [] }],
    });
    expect(writesOf(bench)).toBe(0);
  });

  it("catches up on the clock with what no event told it of", async () => {
    await using bench = await openActionBench({
      files: {
        ...FILES,
        ".github/workflows/respond.yml": FILES[".github/workflows/respond.yml"].replace(
          /on:\n {2}issues:[\s\S]*? {2}schedule:/u,
          "on:\n  schedule:",
        ),
      },
    });
    const issues = [await declare(bench), await declare(bench)];
    expect(bench.runner.runs).toEqual([]);
    bench.runner.fireSchedules(REPO);
    await bench.github.settled();
    expect(bench.runner.runs).toHaveLength(1);
    for (const issue of issues) expect(cardOf(bench, issue)).toBeDefined();
  });

  it("loses nothing when GitHub cancels waiting runs", async () => {
    await using bench = await openBench();
    const issue = await declare(bench);
    for (const text of ["/ack", "/note one", "/note two", "/note three"])
      await bench.ann.comment(REPO, issue, text);
    await bench.github.settled();
    expect(bench.runner.runs.map(({ conclusion }) => conclusion)).toContain("cancelled");
    const reactions = bench.github.store
      .comments(REPO, issue)
      .filter(({ author }) => author === "ann")
      .map(({ id }) => bench.github.store.reactions(REPO, { kind: "comment", id }).length);
    expect(reactions).toEqual([1, 1, 1, 1]);
  });

  it("fails the run with what to do when it may not write", async () => {
    await using bench = await openActionBench({
      files: {
        ...FILES,
        ".github/workflows/respond.yml": FILES[".github/workflows/respond.yml"].replace(
          "issues: write",
          "issues: read",
        ),
      },
    });
    await declare(bench);
    const [run] = bench.runner.runs;
    expect(run?.conclusion).toBe("failure");
    expect(resultOf(run)).toMatchObject({ decision: "failed", reason_code: "pass_failed" });
    expect(run?.annotations.at(-1)?.message).toMatch(
      /^The pass for acme\/shop#1 failed: could not .*issues.*permissions/u,
    );
  });

  it("gets over a moment in which GitHub does not answer", async () => {
    await using bench = await openBench();
    bench.github.faults.fail({ method: "POST", path: /\/issues\/1\/comments/u, status: 502 });
    const issue = await declare(bench);
    expect(bench.runner.runs[0]?.conclusion).toBe("success");
    expect(cardOf(bench, issue)).toBeDefined();
  });
});
