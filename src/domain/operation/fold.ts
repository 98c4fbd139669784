import type { Clause } from "../clause.ts";
import type { Instant } from "../time.ts";
import type { OperationEvent, RecordedOutcome } from "./event.ts";
import type { OperationRun } from "./state.ts";

type Told = OperationEvent & { readonly at: Instant; readonly by: string | undefined };

/** The requests of operations after one of their events, in the order in which they were asked for. */
export function foldOperations(
  runs: readonly OperationRun[],
  event: Told,
): readonly OperationRun[] {
  if (event.kind === "operation-requested")
    return runs.some(({ request }) => request === event.request) ? runs : [...runs, begin(event)];
  return runs.map((run) => (run.request === event.request ? step(run, event) : run));
}

function begin(event: Extract<Told, { kind: "operation-requested" }>): OperationRun {
  const { request, operation, parameters, target, hash, commit, needs, expiresAt } = event;
  return {
    request,
    operation,
    parameters,
    target,
    hash,
    commit,
    needs,
    expiresAt,
    requestedAt: event.at,
    requestedBy: event.by,
    dryRunBegunAt: undefined,
    dryRun: undefined,
    approvedAt: undefined,
    approvedBy: undefined,
    begunAt: undefined,
    outcome: undefined,
    endedAt: undefined,
    lapsed: undefined,
  };
}

/** An outcome that comes after an end that could not be told replaces it; nothing else changes what has ended. */
function step(
  run: OperationRun,
  event: Exclude<Told, { kind: "operation-requested" }>,
): OperationRun {
  switch (event.kind) {
    case "operation-dry-run-begun":
      return { ...run, dryRunBegunAt: run.dryRunBegunAt ?? event.at };
    case "operation-dry-run-ended":
      return run.dryRun === undefined ? endDryRun(run, event.outcome) : run;
    case "operation-approved":
      return {
        ...run,
        approvedAt: run.approvedAt ?? event.at,
        approvedBy: run.approvedBy ?? event.by,
      };
    case "operation-begun":
      return { ...run, begunAt: run.begunAt ?? event.at };
    case "operation-ended":
      return run.outcome === undefined || run.outcome.kind === "unknown"
        ? { ...run, outcome: event.outcome, endedAt: event.at }
        : run;
    case "operation-expired":
      return run.begunAt === undefined ? { ...run, lapsed: run.lapsed ?? whyExpired(run) } : run;
    case "operation-cancelled":
      // What began cannot be taken back; what nobody can tell of is given free by whoever has looked.
      return run.begunAt === undefined || run.outcome?.kind === "unknown"
        ? { ...run, lapsed: run.lapsed ?? event.why }
        : run;
  }
}

/** Nobody approves what was not shown, or was shown not to work. */
function endDryRun(run: OperationRun, outcome: RecordedOutcome): OperationRun {
  const why: Clause | undefined =
    outcome.kind === "succeeded" ? undefined : { kind: "dry-run-failed", summary: outcome.summary };
  return { ...run, dryRun: outcome, lapsed: run.lapsed ?? why };
}

const whyExpired = ({ needs, approvedAt }: OperationRun): Clause => ({
  kind: needs.approval && approvedAt === undefined ? "not-approved" : "not-begun",
});
