import { shortCommit } from "../commit.ts";
import type { OperationReport } from "./report.ts";
import { isMoved, isUnchanged } from "./request.ts";
import type { Operations, OperationSpec } from "./spec.ts";
import { isSamePerson } from "./limits.ts";
import { isOpen, stageOf, type OperationRun } from "./state.ts";

/** Everything that decides whether this workflow run may carry out a request. */
export interface Claim {
  /** The request on the record of the incident; `undefined`: there is none of that key. */
  readonly run: OperationRun | undefined;
  readonly isDryRun: boolean;
  /** What the default branch says now. */
  readonly operations: Operations;
  /** The commit this workflow run has its files of, and the head of the default branch. */
  readonly commits: readonly string[];
  /** What was said of this request before, by whoever is believed. */
  readonly reports: readonly OperationReport[];
  /** 1 unless somebody ran the workflow run again. */
  readonly attempt: number;
  /** Whether a bot started this workflow run, and no person. */
  readonly isByBot: boolean;
  /** Name and id of this workflow run, and of all others of its workflow that a bot started since the intent went on record. */
  readonly name: { readonly is: string; readonly mustBe: string };
  readonly id: number;
  readonly others: readonly { readonly id: number; readonly title: string }[];
  /** What is under way on the same target in another incident, and began first; or may have been carried out there. */
  readonly rival: Rival | undefined;
}

/** A request of another incident. */
export interface Rival {
  readonly issue: number;
  readonly run: OperationRun;
}

/** The request of other incidents that keeps one from being carried out: two never work on one target at once. */
export const rivalOf = (own: Rival, others: readonly Rival[]): Rival | undefined =>
  others.find(
    ({ issue, run }) =>
      run.target === own.run.target && isOpen(run) && isBefore({ issue, run }, own),
  );

/** Of two that began at once the one of the older incident goes first, so that each of them decides alike. */
function isBefore(a: Rival, b: Rival): boolean {
  const [first, second] = [a.run.begunAt, b.run.begunAt];
  if (first === undefined) return false;
  if (second === undefined || first < second) return true;
  return first === second && a.issue < b.issue;
}

/** Why a workflow run does not carry out a request. */
export type GateReason =
  | "rerun"
  | "unknown_request"
  | "wrong_state"
  | "already_done"
  | "by_hand"
  | "wrong_name"
  | "duplicate_run"
  | "target_busy"
  | "switched_off"
  | "changed"
  | "moved";

/** Whether a request may be carried out by this run. */
export type Gate =
  | { readonly kind: "open"; readonly run: OperationRun; readonly spec: OperationSpec }
  | {
      readonly kind: "closed";
      readonly reason: GateReason;
      /** A sentence. */
      readonly why: string;
      /** The request that ends by this: it is certain that nothing was done and nothing will be. */
      readonly ends: OperationRun | undefined;
    };

/**
 * The last word before anything is done. Whoever starts the workflow by hand gains nothing and holds nothing up: only the
 * bot's runs count, and the record of the incident decides what is done, whether it is due, and that it is done once.
 */
export function gate(claim: Claim): Gate {
  const { run, isDryRun, operations, name } = claim;
  if (claim.attempt !== 1)
    return closed(
      "rerun",
      "This workflow run was run again, and an operation is never repeated this way. Ask for it anew with `/run`.",
    );
  if (run === undefined)
    return closed("unknown_request", "The record of that issue has no such request.");
  if (claim.reports.some((report) => report.isDryRun === isDryRun))
    return closed("already_done", "This request was carried out already.");
  if (!isDue(run, isDryRun))
    return closed(
      "wrong_state",
      `By the record of the issue, ${isDryRun ? "a dry run of it" : "this request"} is not due (${stageOf(run)}).`,
    );
  if (!claim.isByBot)
    return closed(
      "by_hand",
      "A person started this run, and operations are carried out by the run that the bot starts. Ask for it with `/run`.",
    );
  if (name.is !== name.mustBe)
    return closed(
      "wrong_name",
      `This run is named “${name.is}” and must be named “${name.mustBe}”: leave \`run-name\` of the workflow as it came.`,
    );
  if (claim.others.some(({ id, title }) => title === name.mustBe && id < claim.id))
    return closed("duplicate_run", "An earlier run was started for this request.");
  if (claim.rival !== undefined)
    return closed(
      "target_busy",
      `${run.target} is held by ${claim.rival.run.operation} of incident ${claim.rival.issue}, and two operations never work on one target at once.`,
      run,
    );
  if (operations.areOff) return closed("switched_off", "Operations are switched off.", run);
  const spec = operations.specs.get(run.operation);
  if (!isUnchanged(spec, run))
    return closed("changed", "The config has changed the operation since it was asked for.", run);
  const moved = claim.commits.find((commit) => isMoved(spec, run, commit));
  return moved === undefined
    ? { kind: "open", run, spec }
    : closed(
        "moved",
        `The default branch, which holds what it runs, has moved from ${shortCommit(run.commit)} to ${shortCommit(moved)} since it was asked for: ask anew.`,
        run,
      );
}

function isDue(run: OperationRun, isDryRun: boolean): boolean {
  const { needs, begunAt, outcome, lapsed, requestedBy, approvedBy } = run;
  if (lapsed !== undefined || outcome !== undefined) return false;
  if (isDryRun) return stageOf(run) === "dry-run" && run.dryRunBegunAt !== undefined;
  const isShown = !needs.dryRun || run.dryRun?.kind === "succeeded";
  const isApproved =
    !needs.approval || (approvedBy !== undefined && !isSamePerson(approvedBy, requestedBy));
  return begunAt !== undefined && isShown && isApproved;
}

const closed = (reason: GateReason, why: string, ends?: OperationRun): Gate => ({
  kind: "closed",
  reason,
  why,
  ends,
});
