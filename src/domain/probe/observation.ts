import type { Duration, Instant } from "../time.ts";

/** What one attempt of a probe saw. `failed`: there is no answer to judge; the reason says whose fault that is. */
export type Observation =
  | {
      readonly kind: "answered";
      readonly at: Instant;
      /** From the request to the end of the body. */
      readonly latency: Duration;
      readonly status: number;
      readonly contentType: string | undefined;
      /** At most 256 KiB of the body. */
      readonly body: string;
      /** Whether the body was longer than that. */
      readonly isCut: boolean;
      /** Origin of a redirect that was not followed: `https://login.example.com`. */
      readonly redirect: string | undefined;
    }
  | {
      readonly kind: "failed";
      readonly at: Instant;
      readonly latency: Duration;
      readonly reason: FailureReason;
      /** A clause that names the cause: `no answer within 5 s`. */
      readonly message: string;
    };

/** Why there was no answer. `unreachable` and `timeout` count against the service; `misconfigured` against the config. */
export type FailureReason = "timeout" | "unreachable" | "misconfigured";
