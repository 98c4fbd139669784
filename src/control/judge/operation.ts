import type { Clause } from "../../domain/clause.ts";
import { shortCommit } from "../../domain/commit.ts";
import type { RecordedOutcome } from "../../domain/operation/event.ts";
import { holderOfTarget } from "../../domain/operation/limits.ts";
import type { OperationReport } from "../../domain/operation/report.ts";
import { isMoved, isUnchanged } from "../../domain/operation/request.ts";
import { isOpen, stageOf, type OperationRun } from "../../domain/operation/state.ts";
import { shorten } from "../../domain/probe/redact.ts";
import { earliest, type Instant } from "../../domain/time.ts";
import { REBUILT, record, type Docket } from "./docket.ts";
import { momentsOf, reportsOn, whyLost } from "./operation-run.ts";

/**
 * Moves every request of an operation as far as it goes: takes what came of runs, ends what has lapsed, and puts on
 * record what is begun now. The planner starts what this pass begins, and nothing else.
 */
export function judgeOperations(docket: Docket): Docket {
  let next = docket;
  for (const { request } of docket.incident?.operations ?? [])
    for (const judge of [judgeDryRun, judgeEnd, judgeLapse, judgeBegin]) {
      const run = next.incident?.operations.find((one) => one.request === request);
      if (run !== undefined) next = judge(next, run);
    }
  return next;
}

const receiptId = ({ request }: OperationRun, what: string): string =>
  `operation/${request}/${what}`;

/** The record keeps the sentence; what was printed stands in the comment of the request alone. */
const onRecord = (outcome: RecordedOutcome): RecordedOutcome => ({
  ...outcome,
  summary: typeof outcome.summary === "string" ? shorten(outcome.summary, 500) : outcome.summary,
  output: undefined,
});

function judgeDryRun(docket: Docket, run: OperationRun): Docket {
  if (stageOf(run) !== "dry-run" || run.dryRunBegunAt === undefined) return docket;
  const found = endOf(docket, run, true) ?? whyLost(docket, run, true, run.dryRunBegunAt);
  if (found === undefined) return docket;
  return record(docket, receiptId(run, "dry-run-ended"), [
    {
      kind: "operation-dry-run-ended",
      at: found.at,
      by: undefined,
      request: run.request,
      outcome: onRecord(found.outcome),
    },
  ]);
}

/** How a run ended; one that was given up may report after all. */
function judgeEnd(docket: Docket, run: OperationRun): Docket {
  if (run.begunAt === undefined) return docket;
  const { outcome } = run;
  if (outcome !== undefined && outcome.kind !== "unknown") return docket;
  const told = endOf(docket, run, false);
  const found = outcome === undefined ? (told ?? whyLost(docket, run, false, run.begunAt)) : told;
  if (found === undefined || (outcome !== undefined && found.outcome.kind === "unknown"))
    return docket;
  return record(docket, receiptId(run, outcome === undefined ? "ended" : "late"), [
    {
      kind: "operation-ended",
      at: found.at,
      by: undefined,
      request: run.request,
      outcome: onRecord(found.outcome),
    },
  ]);
}

/** What its workflow says of it; a moment that has not come yet means now. */
function endOf(
  docket: Docket,
  run: OperationRun,
  isDryRun: boolean,
): Pick<OperationReport, "at" | "outcome"> | undefined {
  const report = reportsOn(docket, run).find((one) => one.isDryRun === isDryRun);
  if (report === undefined) return undefined;
  return report.at <= docket.now ? report : { ...report, at: docket.now };
}

/** Ends what was not begun and will not be. */
function judgeLapse(docket: Docket, run: OperationRun): Docket {
  if (!isOpen(run) || run.begunAt !== undefined) return docket;
  const { request } = run;
  const why = whyLapsed(docket, run);
  if (why !== undefined) return cancelled(docket, run, why);
  if (docket.now < run.expiresAt) return docket;
  return record(docket, receiptId(run, "expired"), [
    { kind: "operation-expired", at: docket.now, by: undefined, request },
  ]);
}

const cancelled = (docket: Docket, run: OperationRun, why: Clause): Docket =>
  record(docket, receiptId(run, "cancelled"), [
    { kind: "operation-cancelled", at: docket.now, by: undefined, request: run.request, why },
  ]);

function whyLapsed(docket: Docket, run: OperationRun): Clause | undefined {
  const { ledger, incident } = docket;
  const lost = ledger.entries.findLast(({ id }) => id.startsWith(`${REBUILT}/`));
  // Whether it was carried out before the record was lost is written nowhere.
  if (lost !== undefined && run.requestedAt <= lost.judgedAt) return { kind: "record-lost" };
  // What the engine asks for, such as to take emergency access back, is due all the more.
  if (incident?.phase === "closed" && run.requestedBy !== undefined)
    return { kind: "closed-before" };
  // An approval of it would be refused, so the card and the comment must not go on asking for one.
  return stageOf(run) === "waiting" ? whyChanged(docket, run) : undefined;
}

/**
 * What was shown is done or nothing. A commit that leaves the operation as it is, in every word, changes an HTTP call in
 * nothing, and may change what a program or a workflow does.
 */
function whyChanged({ snapshot }: Docket, run: OperationRun): Clause | undefined {
  const { config, repo } = snapshot;
  const spec = config.config.operations.specs.get(run.operation);
  if (!isUnchanged(spec, run)) return { kind: "config-changed" };
  return isMoved(spec, run, repo.commit)
    ? { kind: "branch-moved", from: shortCommit(run.commit), to: shortCommit(repo.commit) }
    : undefined;
}

/** Puts on record that the dry run or the operation itself is begun, where nothing stands in its way. */
function judgeBegin(docket: Docket, run: OperationRun): Docket {
  const isDryRun = run.needs.dryRun && run.dryRun === undefined;
  const stage = stageOf(run);
  const isReady = stage === "approved" || stage === "asked";
  const runs = docket.incident?.operations ?? [];
  if (!isReady || holderOfTarget(runs, run.target)?.request !== run.request) return docket;
  const why = whyNot(docket, run);
  if (why !== undefined) return cancelled(docket, run, why);
  const { request } = run;
  return record(docket, receiptId(run, isDryRun ? "dry-run" : "begun"), [
    {
      kind: isDryRun ? "operation-dry-run-begun" : "operation-begun",
      at: docket.now,
      by: undefined,
      request,
    },
  ]);
}

function whyNot(docket: Docket, run: OperationRun): Clause | undefined {
  const { self, config } = docket.snapshot;
  const { operations, hosts } = config.config;
  if (operations.areOff) return { kind: "switched-off" };
  // The workflow believes the record of an App only where the config names it: any other App could write one, too.
  if (self.app !== "github-actions" && hosts.app !== self.app)
    return { kind: "app-unnamed", app: self.app };
  return whyChanged(docket, run);
}

/** Since when the oldest run has been under way; `undefined`: none is. */
export const underWaySince = (operations: readonly OperationRun[]): Instant | undefined =>
  earliest(
    ...operations.map((run) => {
      const stage = stageOf(run);
      if (stage === "dry-run") return run.dryRunBegunAt;
      return stage === "running" ? run.begunAt : undefined;
    }),
  );

/** Whether a run of that request may still report. */
export const isUnderWay = ({ incident }: Docket, request: string): boolean =>
  (incident?.operations ?? []).some(
    (run) => run.request === request && underWaySince([run]) !== undefined,
  );

/** When to look at requests again, should nothing happen: at their expiry, and while something runs. */
export function wakeForOperations(docket: Docket): Instant | undefined {
  const moments = (docket.incident?.operations ?? [])
    .filter(isOpen)
    .flatMap((run) => [
      ...(run.begunAt === undefined ? [run.expiresAt] : []),
      ...momentsOf(docket, run, underWaySince([run])),
    ]);
  return earliest(...moments.filter((at) => at > docket.now));
}
