import { describe, expect, it } from "vitest";
import { readMark } from "../../src/domain/alert/mark.ts";
import type { RunReport } from "../github/runner/report.ts";
import { startPatient } from "../probe/patient.ts";
import { openActionBench, REPO, workflowText, type ActionBench } from "./action-bench.ts";

const CRON = "17 5 * * *";

const config = (url: string): string => `
network: { allow: [127.0.0.1] }
probes:
  health:
    kind: http
    title: Shop health
    url: ${url}/health
    retries: 0
    expect:
      - status: 200
      - json: $.queued
        below: 50
  db:
    kind: http
    title: Database
    url: ${url}/db
    headers: { X-Key: "\${DB_KEY}" }
    retries: 0
services: { api: { label: API } }
checks:
  daily-health:
    title: The daily health check fails
    probes: [health, db]
    fail: 2
    recover: 2
    severity: sev-2
    service: api
`;

const workflow = workflowText("check.yml").replace(
  /HEALTHCHECK_SECRET: .*\n/u,
  "DB_KEY: ${{ secrets.DB_KEY }}\n",
);

/** A service whose queue a test fills, and a repository that checks it. */
async function openBench(secrets: Readonly<Record<string, string>> = { DB_KEY: "canary-9f" }) {
  const state = { queued: 3 };
  const patient = await startPatient((_, response) =>
    response.end(JSON.stringify({ queued: state.queued })),
  );
  const bench = await openActionBench({
    files: {
      ".github/incidents.yml": config(patient.url),
      ".github/workflows/check.yml": workflow,
      ".github/workflows/respond.yml": workflowText("respond.yml"),
    },
    secrets,
  });
  /** Runs of the check so far. */
  const checks = (): readonly RunReport[] =>
    bench.runner.runs.filter(({ workflowPath }) => workflowPath.endsWith("check.yml"));
  return {
    ...bench,
    state,
    checks,
    /** One scheduled run, with a queue of that length. */
    check: async (queued: number): Promise<RunReport> => {
      state.queued = queued;
      const before = checks().length;
      bench.github.fireSchedule(REPO, CRON);
      await bench.github.until("the run ends", () => checks()[before]?.status === "completed");
      await bench.github.settled();
      const run = checks()[before];
      if (run === undefined) throw new Error("there was no run");
      return run;
    },
    [Symbol.asyncDispose]: async () => {
      await bench[Symbol.asyncDispose]();
      await patient[Symbol.asyncDispose]();
    },
  };
}

const resultOf = (run: RunReport): unknown => {
  const result: unknown = JSON.parse(run.outputs["check"]?.["result"] ?? "null");
  return result;
};

const issues = ({ github }: Pick<ActionBench, "github">) => github.store.issues(REPO);

describe("mode: probe with a check", () => {
  it("opens one incident after so many failing runs, tells it of further ones, and notes the recovery", async () => {
    await using bench = await openBench();
    const good = await bench.check(3);
    expect(good.conclusion, good.log).toBe("success");
    const first = await bench.check(80);
    expect(first.conclusion).toBe("failure");
    expect(resultOf(first)).toMatchObject({
      decision: "unhealthy",
      check: { name: "daily-health", outcome: "waiting" },
    });
    expect(first.annotations.at(-1)?.message).toMatch(
      /Shop health is unhealthy: .* No incident is open yet: one opens after 2 failing runs in a row\./u,
    );
    expect(issues(bench)).toEqual([]);

    const second = await bench.check(90);
    expect(resultOf(second)).toMatchObject({ check: { outcome: "told", opened: [1] } });
    const [issue] = issues(bench);
    expect(issue?.title).toBe("The daily health check fails");
    expect(issue?.body).toContain("Shop health is unhealthy: ");
    expect(issue?.body).toContain(`/actions/runs/${second.id}`);
    expect(issue?.body).toContain("queued: 90");
    expect(issue?.body).not.toContain("Database is");
    expect(issue?.labels).toEqual(
      expect.arrayContaining(["incident", "severity/sev-2", "phase/investigating"]),
    );
    const cards = bench.github.store
      .comments(REPO, 1)
      .filter(({ body }) => body.includes("<!-- sitrep:card"));
    expect(cards).toHaveLength(1);

    bench.github.requests.reset();
    await bench.check(95);
    expect(issues(bench)).toHaveLength(1);
    const edits = bench.github.requests.entries.filter(
      ({ isWrite, path }) => isWrite && path.includes("/issues"),
    );
    expect(edits.map(({ method, path }) => `${method} ${path}`)).toEqual([
      `PATCH /repos/${REPO}/issues/1`,
    ]);
    expect(readMark(issues(bench)[0]?.body ?? "")?.mark.heard.alerts).toMatchObject([
      { isFiring: true, times: 2 },
    ]);

    const better = await bench.check(4);
    expect(resultOf(better)).toMatchObject({ check: { outcome: "quiet" } });
    expect(issues(bench)[0]?.body).toMatch(/^🔴/u);
    const well = await bench.check(4);
    expect(resultOf(well)).toMatchObject({ check: { outcome: "told", changed: [1] } });
    expect(well.conclusion, well.log).toBe("success");
    expect(issues(bench)[0]).toMatchObject({ state: "open" });
    expect(issues(bench)[0]?.body).toMatch(/^🟢 \*\*It looks well\.\*\*/u);
    const said = bench.github.store.comments(REPO, 1).map(({ body }) => body);
    expect(
      said.filter((body) => body.startsWith("🟢 Everything that fired has recovered")),
    ).toHaveLength(1);
    expect(JSON.stringify([bench.checks(), issues(bench), said])).not.toContain("canary-9f");
  });

  it("counts no run that was cancelled, was lost or could not look", async () => {
    await using bench = await openBench();
    await bench.check(80);
    // Cancelled before it began.
    const before = bench.checks().length;
    bench.runner.faults.hold(({ id }) => id === bench.checks()[before]?.id);
    bench.github.fireSchedule(REPO, CRON);
    await bench.github.until("the run is held", () => bench.checks()[before] !== undefined);
    await bench.ann.request(
      "POST",
      `/repos/${REPO}/actions/runs/${bench.checks()[before]?.id}/cancel`,
    );
    await bench.github.settled();
    expect(bench.checks()[before]?.conclusion).toBe("cancelled");
    // Lost with its machine, so that its verdict is not known.
    bench.runner.faults.loseNext({ kind: "before-steps" });
    const lost = await bench.check(80);
    expect([lost.conclusion, resultOf(lost)]).toEqual(["failure", null]);
    expect(issues(bench)).toEqual([]);
    await bench.check(80);
    expect(issues(bench)).toHaveLength(1);
  });

  it("opens nothing when it cannot look, says so, and fails", async () => {
    await using bench = await openBench({});
    for (let run = 0; run < 3; run += 1) {
      // oxlint-disable-next-line no-await-in-loop
      const report = await bench.check(3);
      expect(report.conclusion).toBe("failure");
      expect(resultOf(report)).toMatchObject({
        decision: "inconclusive",
        check: { outcome: "inconclusive" },
      });
      expect(report.annotations.at(-1)?.message).toContain(
        "The check daily-health could not look, which says nothing of the service: no incident is opened for that.",
      );
    }
    expect(issues(bench)).toEqual([]);
  });

  it("takes a good run between two failing ones for what it is", async () => {
    await using bench = await openBench();
    for (const queued of [80, 3, 80]) {
      // oxlint-disable-next-line no-await-in-loop
      await bench.check(queued);
    }
    expect(issues(bench)).toEqual([]);
  });

  it("opens no incident from another branch, and does not count what ran there", async () => {
    await using bench = await openBench();
    const sha = bench.github.store.headSha(REPO);
    await bench.ann.request("POST", `/repos/${REPO}/git/refs`, { ref: "refs/heads/try", sha });
    bench.state.queued = 80;
    for (let run = 0; run < 2; run += 1) {
      // oxlint-disable-next-line no-await-in-loop
      await bench.ann.request("POST", `/repos/${REPO}/actions/workflows/check.yml/dispatches`, {
        ref: "try",
      });
      // oxlint-disable-next-line no-await-in-loop
      await bench.github.settled();
    }
    expect(bench.checks().map((run) => resultOf(run))).toMatchObject([
      { check: { outcome: "elsewhere" } },
      { check: { outcome: "elsewhere" } },
    ]);
    const first = await bench.check(80);
    expect(resultOf(first)).toMatchObject({ check: { outcome: "waiting" } });
    expect(issues(bench)).toEqual([]);
  });

  it("says which checks there are when the name is wrong", async () => {
    await using bench = await openActionBench({
      files: {
        ".github/incidents.yml": config("http://127.0.0.1:1"),
        ".github/workflows/check.yml": workflow.replace("check: daily-health", "check: dayly"),
      },
    });
    bench.github.fireSchedule(REPO, CRON);
    await bench.github.settled();
    expect(bench.runner.runs[0]?.annotations.at(-1)?.message).toBe(
      'There is no check "dayly" in the config of the default branch; it has daily-health.',
    );
  });
});
