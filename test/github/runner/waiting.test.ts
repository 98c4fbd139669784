import { expect, test } from "vitest";
import { openBench, type Bench } from "./bench.ts";

function workflow(concurrency: string, steps = '[{ run: echo "did $GITHUB_RUN_ID" }]'): string {
  return `on: issues\nconcurrency: ${concurrency}\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps: ${steps}\n`;
}

function conclusions(bench: Bench): readonly (string | undefined)[] {
  return bench.runner.runs.map((run) => run.conclusion);
}

function issue(number: number): { readonly payload: object } {
  return { payload: { issue: { number, title: `issue ${number}` } } };
}

test("per group one runs and one waits; a newer one cancels the one that waits", async () => {
  using bench = openBench({
    workflows: { "a.yml": workflow("{ group: 'issue-${{ github.event.issue.number }}' }") },
  });
  const hold = bench.runner.faults.hold((run) => run.id === 1);
  for (const number of [7, 7, 7, 7, 8]) bench.trigger("issues", issue(number));
  await bench.runner.idle();
  expect(conclusions(bench)).toEqual([undefined, "cancelled", "cancelled", undefined, "success"]);
  expect(bench.runner.run(2)?.log).toContain("higher priority waiting request for 'issue-7'");
  hold.release();
  expect(bench.runner.isIdle()).toBe(false);
  await bench.runner.idle();
  expect(conclusions(bench)).toEqual(["success", "cancelled", "cancelled", "success", "success"]);
  expect(bench.runner.run(4)?.log).toContain("did 4");
});

test("cancel-in-progress ends the running one first", async () => {
  const steps =
    "[{ run: echo begun $GITHUB_RUN_NUMBER; sleep 600 }, { if: always(), run: echo after }]";
  using bench = openBench({
    workflows: { "a.yml": workflow("{ group: G, cancel-in-progress: true }", steps) },
    onLine: (run, line) => {
      if (line === "begun 1") bench.trigger("issues", issue(1));
      if (line === "begun 2") bench.runner.cancel(run.id);
    },
  });
  bench.trigger("issues", issue(1));
  await bench.runner.idle();
  expect(conclusions(bench)).toEqual(["cancelled", "cancelled"]);
  expect(bench.runner.run(1)?.log).toMatch(/The operation was canceled\..*^after$/ms);
  expect(bench.runner.run(2)?.steps.map((step) => step.conclusion)).toEqual([
    "cancelled",
    "success",
  ]);
});

test("a job waits in its own group, and only that job is cancelled", async () => {
  const text = `on: issues
jobs:
  free: { runs-on: x, steps: [{ run: "true" }] }
  single: { runs-on: x, concurrency: one, needs: free, steps: [{ run: echo "did $GITHUB_RUN_ID" }] }
`;
  using bench = openBench({ workflows: { "a.yml": text, "b.yml": workflow("one") } });
  const hold = bench.runner.faults.hold((run) => run.workflowPath.endsWith("b.yml"));
  bench.trigger("issues", issue(1));
  bench.trigger("issues", issue(1));
  await bench.runner.idle();
  hold.release();
  await bench.runner.idle();
  const single = bench.runner.runs.filter((run) => run.workflowPath.endsWith("a.yml"));
  expect(single.map((run) => run.jobs["free"])).toEqual(["success", "success"]);
  expect(single.map((run) => run.jobs["single"])).toEqual(
    expect.arrayContaining(["cancelled", "success"]),
  );
});

test("a queued run can be cancelled", async () => {
  using bench = openBench({ workflows: { "a.yml": workflow("g") } });
  bench.runner.faults.hold();
  bench.trigger("issues", issue(1));
  bench.trigger("issues", issue(1));
  await bench.runner.idle();
  bench.runner.cancel(2);
  bench.runner.cancel(1);
  await bench.runner.idle();
  expect(conclusions(bench)).toEqual(["cancelled", "cancelled"]);
});

test("with one machine runs go one after the other", async () => {
  using bench = openBench({
    workflows: { "a.yml": workflow("x-${{ github.run_id }}") },
    machines: 1,
  });
  for (const number of [1, 2, 3]) bench.trigger("issues", issue(number));
  await bench.runner.idle();
  expect(conclusions(bench)).toEqual(["success", "success", "success"]);
});

test("a run that loses its machine before it began fails without a word of the action", async () => {
  using bench = openBench({ workflows: { "a.yml": workflow("g") } });
  bench.runner.faults.loseNext({ kind: "before-steps" });
  bench.trigger("issues", issue(1));
  bench.trigger("issues", issue(1));
  await bench.runner.idle();
  expect(conclusions(bench)).toEqual(["failure", "success"]);
  expect(bench.runner.run(1)?.log).toBe(
    "##[error]The runner lost communication with the server.\n",
  );
});

test("a run that loses its machine in the middle does nothing more", async () => {
  const steps = "[{ uses: acme/sitrep@v1 }, { if: always(), run: echo after }]";
  using bench = openBench({
    workflows: { "a.yml": workflow("g", steps) },
    action: `console.log("begun"); setInterval(() => {}, 1000);`,
  });
  bench.runner.faults.loseNext({ kind: "at-line", line: /begun/ });
  bench.trigger("issues", issue(1));
  await bench.runner.idle();
  const [run] = bench.runner.runs;
  expect(run?.conclusion).toBe("failure");
  expect(run?.log).toContain("begun");
  expect(run?.log).not.toContain("after");
  expect(run?.log).toContain("lost communication");
});

test("closing ends what runs", async () => {
  using bench = openBench({ workflows: { "a.yml": workflow("g", "[{ run: sleep 600 }]") } });
  bench.trigger("issues", issue(1));
  await bench.runner.close();
  bench.trigger("issues", issue(1));
  expect(conclusions(bench)).toEqual(["failure"]);
});
