import type { Clause, Why } from "../clause.ts";
import type { Duration, Instant } from "../time.ts";
import type { JsonScalar } from "./expectation.ts";
import type { FailureReason } from "./observation.ts";

/** `healthy` and `unhealthy` speak of the service; `inconclusive` says that the probe itself could not look. */
export type Health = "healthy" | "unhealthy" | "inconclusive";

/** How much a health needs somebody: the less, the more. */
const RANKS: Readonly<Record<Health, number>> = { unhealthy: 0, inconclusive: 1, healthy: 2 };

/** Where a health stands among those that need somebody; the lowest first. */
export const rankOf = (health: Health): number => RANKS[health];

/** The health that needs somebody most; of none at all nothing is known. */
export const worstOf = (healths: readonly Health[]): Health =>
  healths.toSorted((a, b) => rankOf(a) - rankOf(b))[0] ?? "inconclusive";

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
  /** The same as data that the language of a team words; a report of an older version has none. */
  readonly says?: Clause | undefined;
  readonly at: Instant;
  /** `undefined` where a healthy reading of a soak told nothing but its health. */
  readonly latency: Duration | undefined;
  readonly attempts: number | undefined;
  readonly assertions: readonly AssertionResult[];
  /** Named scalar values read by JSON assertions and by `values`. */
  readonly values: Readonly<Record<string, JsonScalar>>;
  readonly runUrl: string | undefined;
  /** What this run alone says, where by the readings before it `health` is another. */
  readonly reading?: Health | undefined;
  /** Why there was no answer to judge, where there was none. */
  readonly reason?: FailureReason | undefined;
  /** First 12 hexadecimal digits of the SHA-256 of the spec as JSON: whether two reports asked the same. */
  readonly spec?: string | undefined;
  /** Commit the spec was read from. */
  readonly commit?: string | undefined;
  /** Milliseconds by part of the way. */
  readonly timings?: Readonly<Record<string, number>> | undefined;
}

/** What a report says, as data where it has that. */
export const toldIn = ({ says, summary }: Pick<ProbeReport, "says" | "summary">): Why =>
  says ?? summary;
