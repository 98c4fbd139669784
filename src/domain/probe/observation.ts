import type { Duration, Instant } from "../time.ts";

/** What one attempt of a probe saw. `failed`: the probe itself could not look, which says nothing of the service's health. */
export type Observation =
  | {
      readonly kind: "answered";
      readonly at: Instant;
      readonly latency: Duration;
      readonly status: number;
      readonly contentType: string | undefined;
      /** At most 256 KiB of the body. */
      readonly body: string;
    }
  | {
      readonly kind: "failed";
      readonly at: Instant;
      readonly latency: Duration;
      readonly reason: FailureReason;
      readonly message: string;
    };

/** Why a probe could not look. `unreachable` and `timeout` count against the service; `misconfigured` against the config. */
export type FailureReason = "timeout" | "unreachable" | "misconfigured";
