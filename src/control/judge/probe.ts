import type { Why } from "../../domain/clause.ts";
import type { ProbeRun } from "../../domain/incident.ts";
import { keptOf } from "../../domain/probe/keep.ts";
import type { ProbeReport } from "../../domain/probe/report.ts";
import { after, earliest, isInstant, minutes, seconds, type Instant } from "../../domain/time.ts";
import { reportsIn } from "../bot-comment.ts";
import type { RunState } from "../port.ts";
import { record, type Docket } from "./docket.ts";

/**
 * How long a finished run may still be without its report before it counts as lost: GitHub's lists lag a little, and
 * this host's clock may be ahead of GitHub's by two minutes. Given up too early, a report would be written over.
 */
const REPORT_GRACE = seconds(150);

/** How long a run may take in all. */
export const RUN_LIMIT = minutes(30);

/** Records what pending probe runs came to. */
export function judgeProbes(docket: Docket): Docket {
  let next = docket;
  for (const run of docket.incident?.probeRuns ?? []) {
    if (run.outcome.kind === "pending") next = judgeRun(next, run);
    if (run.outcome.kind === "lost") next = judgeLate(next, run);
  }
  return next;
}

function judgeRun(docket: Docket, run: ProbeRun): Docket {
  const id = `probe/${run.request}`;
  const report = reportOf(docket, run);
  if (report !== undefined)
    return record(docket, id, [
      {
        kind: "probe-reported",
        at: report.at,
        by: undefined,
        request: run.request,
        report: keptOf(report),
      },
    ]);
  const workflow = findRun(docket, runKeyOf(run));
  if (run.purpose === "validation" && isDone(workflow) && workflow.conclusion === "success")
    return record(docket, id, [
      {
        kind: "probe-reported",
        at: workflow.updatedAt,
        by: undefined,
        request: run.request,
        report: quietReport(run.probe, run.request, workflow),
      },
    ]);
  const why = whyEnded(docket, runKeyOf(run), run.requestedAt, workflow);
  if (why === undefined) return docket;
  return record(docket, id, [
    { kind: "probe-lost", at: docket.now, by: undefined, request: run.request, why },
  ]);
}

/** A run that was given up may report after all. */
function judgeLate(docket: Docket, run: ProbeRun): Docket {
  const { request } = run;
  const report = reportOf(docket, run);
  if (report === undefined) return docket;
  return record(docket, `late/${request}`, [
    { kind: "probe-reported", at: report.at, by: undefined, request, report: keptOf(report) },
  ]);
}

/**
 * The report that answers the request, in whichever comment of the trusted it stands: in the one that answers it, in that
 * of its group, or among others by the key it carries itself. One of another probe does not answer it. One whose moment
 * is no moment was made now.
 */
export function reportOf(
  docket: Docket,
  { request, probe, group }: Pick<ProbeRun, "request" | "probe" | "group">,
): ProbeReport | undefined {
  const found = docket.bot
    .flatMap(({ marker }) => {
      const isAnswer =
        marker.kind === "probe" &&
        (marker.request === request || (group !== undefined && marker.request === group));
      return reportsIn(marker).filter((report) => isAnswer || report.request === request);
    })
    .find((report) => report.probe === probe);
  if (found === undefined) return undefined;
  const isPast = isInstant(found.at) && found.at <= docket.now;
  return isPast ? found : { ...found, at: docket.now };
}

/** Key of the workflow run that serves a run of a probe: its own, or that of its group. */
export const runKeyOf = ({ request, group }: Pick<ProbeRun, "request" | "group">): string =>
  group ?? request;

/** The workflow run of a request, known by its name. */
export function findRun(docket: Docket, request: string): RunState | undefined {
  const noted = docket.bot.flatMap(({ marker }) =>
    marker.kind === "probe" && marker.request === request ? [marker.run] : [],
  );
  return docket.snapshot.runs.find(
    ({ id, title }) => noted.includes(id) || title.endsWith(` ${request}`),
  );
}

const isDone = (run: RunState | undefined): run is RunState => run?.status === "completed";

/** A reading of a soak that was healthy says so by its conclusion alone. */
export function quietReport(probe: string, request: string, run: RunState): ProbeReport {
  return {
    version: 1,
    probe,
    request,
    health: "healthy",
    summary: "every assertion holds",
    says: { kind: "each-holds" },
    at: run.updatedAt,
    latency: undefined,
    attempts: undefined,
    assertions: [],
    values: {},
    runUrl: run.url,
  };
}

/** Why there will be no report of a request; `undefined` while there may be one. */
export function whyEnded(
  docket: Docket,
  request: string,
  requestedAt: Instant,
  workflow: RunState | undefined,
): Why | undefined {
  const impossible = docket.bot.flatMap(({ marker }) =>
    marker.kind === "probe" && marker.request === request ? [marker.impossible] : [],
  )[0];
  if (impossible !== undefined) return impossible;
  if (isDone(workflow) && docket.now >= after(workflow.updatedAt, REPORT_GRACE))
    return {
      kind: "run-without-report",
      conclusion: workflow.conclusion ?? { kind: "no-conclusion" },
    };
  return docket.now >= after(workflow?.createdAt ?? requestedAt, RUN_LIMIT)
    ? { kind: "no-report", minutes: RUN_LIMIT / minutes(1) }
    : undefined;
}

/** When to look at pending runs again, should no webhook come. */
export function wakeForProbes(docket: Docket): Instant | undefined {
  const moments = (docket.incident?.probeRuns ?? [])
    .filter(({ outcome }) => outcome.kind === "pending")
    .flatMap(({ request, group, requestedAt }) => {
      const workflow = findRun(docket, runKeyOf({ request, group }));
      const beganAt = workflow?.createdAt ?? requestedAt;
      if (isDone(workflow)) return [after(workflow.updatedAt, REPORT_GRACE)];
      return [
        ...[1, 3, 6, 10, 20].map((count) => after(requestedAt, minutes(count))),
        // The moment at which it is given up, which counts from the run where there is one.
        after(beganAt, RUN_LIMIT),
      ];
    });
  return earliest(...moments.filter((at) => at > docket.now));
}
