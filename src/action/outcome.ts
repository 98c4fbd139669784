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
      readonly mode: "lint";
      readonly decision: "clean" | "problems";
      readonly reason_code: LintReason;
      /** Whose files were looked at. */
      readonly commit: string;
      /** How many files were looked at. */
      readonly files: number;
      /** How many were not, because they are too large or too many. */
      readonly unread: number;
      readonly errors: number;
      readonly warnings: number;
      readonly notices: number;
      /** Where the lines are marked: in a check run of its own, or in that of the job. */
      readonly annotations: "check_run" | "job";
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

/** What a lint run found, by the gravest. */
type LintReason =
  | "errors_found"
  | "warnings_found"
  | "notices_found"
  | "nothing_found"
  | "nothing_to_check";

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
  /** Commands for the runner, each a line, that mark lines of files. */
  readonly commands?: string | undefined;
  /** A sentence that says what went wrong and what to do; the step fails with it. */
  readonly failure: string | undefined;
}
