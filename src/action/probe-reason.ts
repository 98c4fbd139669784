import type { Attempt } from "../domain/probe/damp.ts";
import type { FailureReason } from "../domain/probe/observation.ts";
import type { Health } from "../domain/probe/report.ts";

/** Why a probe run ended as it did. */
export type ProbeReason =
  | FailureReason
  | "assertions_hold"
  | "assertion_failed"
  /** The readings before it make the service count as something else than this one says. */
  | "held_by_hysteresis"
  | "unknown_probe";

/** The reason for the health that is told, from the attempt that speaks for the run. */
export function reasonOf({ observation, verdict }: Attempt, told: Health): ProbeReason {
  if (told !== verdict.health) return "held_by_hysteresis";
  if (verdict.health === "healthy") return "assertions_hold";
  if (observation.kind === "failed") return observation.reason;
  return verdict.health === "unhealthy" ? "assertion_failed" : "misconfigured";
}
