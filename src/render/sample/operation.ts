import type { OperationOutcome } from "../../domain/operation/event.ts";
import type { OperationRun } from "../../domain/operation/state.ts";
import type { Instant } from "../../domain/time.ts";
import type { OperationView, Place } from "../view.ts";

/** One request in each of its stages. */
export function sampleOperations(place: Place, at: Instant): readonly OperationView[] {
  const asked: OperationRun = {
    request: "1-0",
    operation: "redeploy",
    parameters: { maxJobs: 3 },
    target: "production",
    hash: "3f9a01c2b7de",
    commit: "c".repeat(40),
    needs: { dryRun: true, approval: true },
    requestedAt: at,
    requestedBy: "ana",
    expiresAt: at,
    dryRunBegunAt: undefined,
    dryRun: undefined,
    approvedAt: undefined,
    approvedBy: undefined,
    begunAt: undefined,
    outcome: undefined,
    endedAt: undefined,
    lapsed: undefined,
  };
  const outcome: OperationOutcome = {
    kind: "succeeded",
    summary: "answered 200",
    output: '{"ok": true}',
    runUrl: place.issueUrl,
  };
  const dryRun: OperationRun = { ...asked, dryRunBegunAt: at };
  const waiting: OperationRun = { ...dryRun, dryRun: outcome };
  const running: OperationRun = { ...waiting, approvedAt: at, approvedBy: "ben", begunAt: at };
  const ended = (kind: OperationOutcome["kind"]): OperationRun => ({
    ...running,
    outcome: { ...outcome, kind },
    endedAt: at,
  });
  const bare: OperationRun = {
    ...asked,
    parameters: {},
    requestedBy: undefined,
    lapsed: { kind: "not-approved" },
  };
  const runs: readonly OperationRun[] = [
    asked,
    dryRun,
    waiting,
    running,
    ended("succeeded"),
    ended("failed"),
    ended("unknown"),
    { ...ended("unknown"), lapsed: { kind: "looked-into", login: "ana" } },
    bare,
  ];
  return runs.map((run) => ({
    place,
    run,
    title: "Redeploy",
    description: run === bare ? undefined : "Starts the last release again.",
    reports:
      run.dryRun === undefined
        ? []
        : [true, false].map((isDryRun) => ({
            version: 1,
            operation: run.operation,
            request: run.request,
            hash: run.hash,
            isDryRun,
            outcome,
            at,
            run: 7,
          })),
    workflowUrl: place.issueUrl,
  }));
}
