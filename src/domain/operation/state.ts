import type { Why } from "../clause.ts";
import type { Instant } from "../time.ts";
import type { RecordedOutcome, ParameterValue } from "./event.ts";

/** One request of an operation and how far it is. */
export interface OperationRun {
  readonly request: string;
  readonly operation: string;
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  readonly target: string;
  readonly hash: string;
  readonly commit: string;
  readonly needs: { readonly dryRun: boolean; readonly approval: boolean };
  readonly requestedAt: Instant;
  readonly requestedBy: string | undefined;
  readonly expiresAt: Instant;
  readonly dryRunBegunAt: Instant | undefined;
  readonly dryRun: RecordedOutcome | undefined;
  readonly approvedAt: Instant | undefined;
  readonly approvedBy: string | undefined;
  readonly begunAt: Instant | undefined;
  readonly outcome: RecordedOutcome | undefined;
  readonly endedAt: Instant | undefined;
  /** Why it will not be begun. */
  readonly lapsed: Why | undefined;
}

/**
 * Whether it holds the lock of its target. What may have happened, without anybody knowing, holds it until a person has
 * looked and gives it free.
 */
export const isOpen = ({ endedAt, lapsed, outcome }: OperationRun): boolean =>
  lapsed === undefined && (endedAt === undefined || outcome?.kind === "unknown");

/** How far a request is, in one word. */
export type Stage =
  /** Nothing was begun yet: it waits for its turn, or for the pass that begins it. */
  | "asked"
  | "dry-run"
  /** Waits for a second person. */
  | "waiting"
  | "approved"
  | "running"
  | "succeeded"
  | "failed"
  | "unknown"
  /** It will not be begun, or somebody looked after it could not be told how it ended. */
  | "lapsed";

/** How far a request is. */
export function stageOf(run: OperationRun): Stage {
  const { outcome } = run;
  if (outcome !== undefined && outcome.kind !== "unknown") return outcome.kind;
  if (run.lapsed !== undefined) return "lapsed";
  if (outcome !== undefined) return "unknown";
  if (run.begunAt !== undefined) return "running";
  if (run.needs.dryRun && run.dryRun === undefined)
    return run.dryRunBegunAt === undefined ? "asked" : "dry-run";
  if (!run.needs.approval) return "asked";
  return run.approvedAt === undefined ? "waiting" : "approved";
}
