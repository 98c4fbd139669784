import type { GateReason } from "../domain/operation/gate.ts";
import type { Health } from "../domain/probe/report.ts";
import type { OutputName } from "./input.ts";
import type { ProbeReason } from "./probe-reason.ts";

/** Output `result`: what the run decided and why, for other programs. Fields are only ever added. */
export type Result = { readonly schema_version: 1 } & (
  | {
      readonly mode: "probe";
      /** Of several probes that of the worst, and the reason for it. */
      readonly decision: Health;
      readonly reason_code: ProbeReason;
      /** Name of the probe; of several the names with commas between. */
      readonly probe: string;
      readonly request: string | null;
      /** Of one probe; of several each tells its own. */
      readonly attempts: number | null;
      readonly latency_ms: number | null;
      /** Where several probes ran, each of them. */
      readonly probes?: readonly ProbeSummary[];
      /** Where the result was written to, or why nowhere. */
      readonly comment: "edited" | "created" | "unchanged" | "none" | "failed";
      /** Where the probes are those of a check: what came of it, and numbers of incidents. */
      readonly check?: {
        readonly name: string;
        /** `elsewhere`: the run is not of the default branch. */
        readonly outcome: "inconclusive" | "quiet" | "waiting" | "told" | "elsewhere" | "failed";
        readonly opened: readonly number[];
        readonly changed: readonly number[];
      };
    }
  | {
      readonly mode: "operate";
      /** `refused`: nothing was done by this run. */
      readonly decision: "succeeded" | "failed" | "unknown" | "refused";
      readonly reason_code: OperateReason;
      readonly operation: string | null;
      readonly request: string;
      readonly dry_run: boolean;
      /** Where the result was written to, or why nowhere. */
      readonly comment: "edited" | "created" | "unchanged" | "none" | "failed";
    }
  | {
      readonly mode: "respond";
      readonly decision: "changed" | "settled" | "ignored" | "failed";
      readonly reason_code: RespondReason;
      readonly passes: readonly PassSummary[];
      /** Where alerts came: how many were read, and numbers of incidents. */
      readonly alerts?: {
        readonly read: number;
        readonly opened: readonly number[];
        readonly changed: readonly number[];
      };
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

/** What one of several probes came to. */
export interface ProbeSummary {
  readonly probe: string;
  readonly decision: Health;
  readonly reason_code: ProbeReason;
  readonly attempts: number | null;
  readonly latency_ms: number | null;
}

/** Why an operate run ended as it did. */
export type OperateReason = GateReason | "wrong_branch" | "carried_out";

/** Why a respond run ended as it did. */
type RespondReason = "passes_done" | "no_issue_concerned" | "pass_failed" | "alerts_unread";

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
