import type { Clause } from "../../domain/clause.ts";
import type { RecordedOutcome } from "../../domain/operation/event.ts";
import { runNameOf, type OperationReport } from "../../domain/operation/report.ts";
import { stageOf, type OperationRun } from "../../domain/operation/state.ts";
import { after, minutes, type Duration, type Instant } from "../../domain/time.ts";
import type { RunState } from "../port.ts";
import type { Docket } from "./docket.ts";

/** How long after the intent a workflow run may take to appear in GitHub's lists. */
const APPEARS_WITHIN = minutes(10);
/** How long after the end of its workflow run a report may still be on its way. */
const REPORT_GRACE = minutes(2);
/** What a workflow run may wait and take beside the operation itself. */
const OVERHEAD = minutes(30);

/** What its workflow has said of a request, wherever a trusted comment says it; what is about something else does not count. */
export const reportsOn = (
  { bot }: Pick<Docket, "bot">,
  { request, operation, hash }: OperationRun,
): readonly OperationReport[] =>
  bot.flatMap(({ marker }) =>
    marker.kind === "operation" && marker.request === request
      ? marker.reports.filter(
          (report) =>
            report.request === request && report.operation === operation && report.hash === hash,
        )
      : [],
  );

/** Workflow runs of a request, known by their name. What a person starts under it does nothing, and tells nothing. */
const workflowRunsOf = (
  { snapshot }: Docket,
  run: OperationRun,
  isDryRun: boolean,
): readonly RunState[] => {
  const name = runNameOf(run, snapshot.key.number, isDryRun);
  return snapshot.operationRuns.filter(({ title, isByBot }) => isByBot && title === name);
};

/** Why GitHub did not start the workflow of a request. */
export const impossibleOf = (
  { bot }: Pick<Docket, "bot">,
  { request }: OperationRun,
): string | undefined =>
  bot.flatMap(({ marker }) =>
    marker.kind === "operation" && marker.request === request ? (marker.impossible ?? []) : [],
  )[0];

/**
 * How a run that has not reported is taken to have ended; `undefined` while it may report. Only what GitHub refused to
 * start has surely not happened.
 */
export function whyLost(
  docket: Docket,
  run: OperationRun,
  isDryRun: boolean,
  begunAt: Instant,
): { readonly at: Instant; readonly outcome: RecordedOutcome } | undefined {
  const { now } = docket;
  const ended = (
    kind: "failed" | "unknown",
    summary: Clause,
    runUrl: string | undefined,
  ): ReturnType<typeof whyLost> => ({
    at: now,
    outcome: { kind, summary, output: undefined, runUrl },
  });
  const impossible = impossibleOf(docket, run);
  if (impossible !== undefined)
    return ended("failed", { kind: "not-started", why: impossible }, undefined);
  const runs = workflowRunsOf(docket, run, isDryRun);
  const [newest] = runs;
  if (newest === undefined)
    return now >= after(begunAt, APPEARS_WITHIN)
      ? ended("unknown", { kind: "run-not-found" }, undefined)
      : undefined;
  const going = runs.find(({ status }) => status !== "completed");
  if (going !== undefined)
    return now >= after(begunAt, limitOf(docket, run))
      ? ended("unknown", { kind: "run-endless" }, going.url)
      : undefined;
  return now >= after(newest.updatedAt, REPORT_GRACE)
    ? ended(
        "unknown",
        { kind: "run-without-result", conclusion: newest.conclusion ?? { kind: "no-conclusion" } },
        newest.url,
      )
    : undefined;
}

function limitOf({ snapshot }: Docket, { operation }: OperationRun): Duration {
  const timeout = snapshot.config.config.operations.specs.get(operation)?.timeout ?? minutes(5);
  return minutes((timeout + OVERHEAD) / minutes(1));
}

/** When to look at a run under way again, should no webhook come. */
export function momentsOf(
  docket: Docket,
  run: OperationRun,
  begunAt: Instant | undefined,
): readonly Instant[] {
  if (begunAt === undefined) return [];
  const runs = workflowRunsOf(docket, run, stageOf(run) === "dry-run");
  return [
    ...[1, 2, 5, 15].map((count) => after(begunAt, minutes(count))),
    after(begunAt, APPEARS_WITHIN),
    after(begunAt, limitOf(docket, run)),
    ...runs.map(({ updatedAt }) => after(updatedAt, REPORT_GRACE)),
  ];
}
