import type { Health } from "../domain/probe/report.ts";
import type { OutputName } from "./input.ts";

/** Output `result`: what the run decided and why, for other programs. Fields are only ever added. */
export type Result = { readonly schema_version: 1 } & (
  | {
      readonly mode: "probe";
      readonly decision: Health;
      readonly reason_code: ProbeReason;
      readonly probe: string;
      readonly request: string | null;
      readonly attempts: number | null;
      readonly latency_ms: number | null;
      /** Where the result was written to, or why nowhere. */
      readonly comment: "edited" | "created" | "unchanged" | "none" | "failed";
    }
  | {
      readonly mode: "respond";
      readonly decision: "changed" | "settled" | "ignored" | "failed";
      readonly reason_code: RespondReason;
      readonly passes: readonly PassSummary[];
    }
  | {
      readonly mode: string | null;
      readonly decision: "failed";
      readonly reason_code: "unusable_input" | "unexpected_error";
    }
);

/** Why a probe run ended as it did. */
export type ProbeReason =
  | "assertions_hold"
  | "assertion_failed"
  | "timeout"
  | "unreachable"
  | "misconfigured"
  | "unknown_probe";

/** Why a respond run ended as it did. */
type RespondReason = "passes_done" | "no_issue_concerned" | "pass_failed";

/** One pass of a respond run. */
export interface PassSummary {
  readonly issue: number;
  readonly decision: "changed" | "settled" | "ignored" | "failed";
  readonly effects: readonly string[];
  /** ISO 8601; `null` when nothing is due. */
  readonly wake_at: string | null;
}

/** What a mode hands back. Nothing in it holds a secret. */
export interface Outcome {
  readonly result: Result;
  readonly outputs: Readonly<Partial<Record<Exclude<OutputName, "result">, string>>>;
  /** Markdown for the step summary. */
  readonly summary: string | undefined;
  /** A sentence that says what went wrong and what to do; the step fails with it. */
  readonly failure: string | undefined;
}
