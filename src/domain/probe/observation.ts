import type { Duration, Instant } from "../time.ts";
import type { JsonScalar } from "./expectation.ts";

/** What one attempt of a probe saw. `failed`: there is no answer to judge; the reason says whose fault that is. */
export type Observation =
  | {
      readonly kind: "answered";
      readonly at: Instant;
      /** From the request to the end of the answer. */
      readonly latency: Duration;
      /** HTTP status; `undefined` for kinds that have none. */
      readonly status: number | undefined;
      /** Response headers by name in lower case; none for kinds that have none. */
      readonly headers: Readonly<Record<string, string>>;
      /** The document as text: at most 256 KiB of the body, or the JSON a kind makes. */
      readonly body: string;
      /** Whether the body was longer than that. */
      readonly isCut: boolean;
      /** Origin of a redirect that was not followed: `https://login.example.com`. */
      readonly redirect: string | undefined;
      /** Values the probe names itself, seen on the way: `tls.days_left`. */
      readonly named: Readonly<Record<string, JsonScalar>>;
      /** Milliseconds by part of the way, where the kind tells: `dns`, `connect`, `tls`, `first_byte`. */
      readonly timings: Readonly<Record<string, number>>;
    }
  | {
      readonly kind: "failed";
      readonly at: Instant;
      readonly latency: Duration;
      readonly reason: FailureReason;
      /** A clause that names the cause: `no answer within 5 s`. */
      readonly message: string;
    };

/**
 * Why there was no answer. `timeout`, `unreachable` and `refused` count against the service, and are told as such: it did
 * not answer. `unauthorized` (credentials not accepted), `forbidden` (an address no probe may go to) and `misconfigured`
 * count against the probe.
 */
export type FailureReason =
  | "timeout"
  | "unreachable"
  | "refused"
  | "unauthorized"
  | "forbidden"
  | "misconfigured";
