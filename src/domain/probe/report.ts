import type { Duration, Instant } from "../time.ts";

/** `healthy` and `unhealthy` speak of the service; `inconclusive` says that the probe itself could not look. */
export type Health = "healthy" | "unhealthy" | "inconclusive";

/** One assertion and what was found instead. Texts hold no secret. */
export interface AssertionResult {
  /** The assertion in words: `status is 200`, `$.overall equals "ok"`. */
  readonly assertion: string;
  readonly holds: boolean;
  /** What was there, shortened: `503`, `"degraded"`, `nothing at this path`. */
  readonly found: string;
}

/** Everything one run of a probe says, as it is put into the comment, the artifact and the outputs. */
export interface ProbeReport {
  readonly version: 1;
  readonly probe: string;
  /** The request this run answers; `undefined` when nobody asked (a workflow started by hand). */
  readonly request: string | undefined;
  readonly health: Health;
  /** One sentence: why. */
  readonly summary: string;
  readonly at: Instant;
  /** `undefined` where a healthy reading of a soak told nothing but its health. */
  readonly latency: Duration | undefined;
  readonly attempts: number | undefined;
  readonly assertions: readonly AssertionResult[];
  /** Named scalar values read by JSON assertions. */
  readonly values: Readonly<Record<string, string | number | boolean | null>>;
  readonly runUrl: string | undefined;
}
