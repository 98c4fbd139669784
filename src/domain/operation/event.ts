import type { Why } from "../clause.ts";
import type { Instant } from "../time.ts";

/** A parameter as it was accepted. */
export type ParameterValue = string | number | boolean;

/** How a run of an operation ended. `unknown`: it may have happened, and a person has to look. */
export interface OperationOutcome {
  readonly kind: "succeeded" | "failed" | "unknown";
  /** One sentence; holds no secret. */
  readonly summary: string;
  /** What it printed or answered, shortened; holds no secret. */
  readonly output: string | undefined;
  readonly runUrl: string | undefined;
}

/** The same on record, where the engine may have found out by itself how it ended. */
export interface RecordedOutcome extends Omit<OperationOutcome, "summary"> {
  readonly summary: Why;
}

/**
 * The life of one request of an operation: requested → (dry run → its outcome) → (approved) → begun → ended; or expired
 * or cancelled before it was begun. `begun` is the intent: it is on record before anything is started, and what was begun
 * is never started again.
 */
export type OperationEvent =
  | {
      readonly kind: "operation-requested";
      readonly operation: string;
      /** Key of the request, unique in the incident. */
      readonly request: string;
      readonly parameters: Readonly<Record<string, ParameterValue>>;
      /** What is locked while it goes on. */
      readonly target: string;
      /** What `/approve` names: first 12 hexadecimal digits of a hash of the operation, its parameters and the commit. */
      readonly hash: string;
      /** Head of the default branch when it was asked for: of the config that declares it, and of the files it may run. */
      readonly commit: string;
      readonly needs: { readonly dryRun: boolean; readonly approval: boolean };
      /** When the request lapses if it was not begun. */
      readonly expiresAt: Instant;
    }
  | { readonly kind: "operation-dry-run-begun"; readonly request: string }
  | {
      readonly kind: "operation-dry-run-ended";
      readonly request: string;
      readonly outcome: RecordedOutcome;
    }
  | { readonly kind: "operation-approved"; readonly request: string }
  | { readonly kind: "operation-begun"; readonly request: string }
  | {
      readonly kind: "operation-ended";
      readonly request: string;
      readonly outcome: RecordedOutcome;
    }
  | { readonly kind: "operation-expired"; readonly request: string }
  | { readonly kind: "operation-cancelled"; readonly request: string; readonly why: Why };
