import type { Duration } from "../time.ts";
import type { ProbeVerdict } from "./judge.ts";
import type { Observation } from "./observation.ts";
import type { ProbeSpec } from "./spec.ts";

/** One attempt: what was seen and what it means. */
export interface Attempt {
  readonly observation: Observation;
  readonly verdict: ProbeVerdict;
}

/** At least one attempt, in order. */
export type Attempts = readonly [Attempt, ...(readonly Attempt[])];

type Damping = Pick<ProbeSpec, "retries" | "samples">;

/**
 * The attempt that speaks for all. With samples the verdict of the many: the last healthy one where enough were, else
 * the last that was not. Without, the first healthy one, otherwise the last: one bad moment is no outage.
 */
export function damp(attempts: Attempts, { samples }: Pick<Damping, "samples">): Attempt {
  const last = attempts.at(-1) ?? attempts[0];
  if (samples === undefined) return attempts.find(isHealthy) ?? last;
  if (last.verdict.health === "inconclusive") return last;
  const speaks =
    healthyIn(attempts) >= samples.need
      ? isHealthy
      : ({ verdict }: Attempt): boolean => verdict.health === "unhealthy";
  return attempts.findLast(speaks) ?? last;
}

/**
 * Whether another attempt could tell more: with samples until enough were healthy or no longer can be. A wrong config
 * stays wrong, so that only an unhealthy service is asked again.
 */
export function mayRetry({ retries, samples }: Damping, attempts: Attempts): boolean {
  const { health } = (attempts.at(-1) ?? attempts[0]).verdict;
  if (health === "inconclusive") return false;
  if (samples === undefined) return attempts.length <= retries && health === "unhealthy";
  const left = samples.of - attempts.length;
  const missing = samples.need - healthyIn(attempts);
  return missing > 0 && left >= missing;
}

/** The pause ahead of a further attempt. */
export const pauseOf = ({
  retryAfter,
  samples,
}: Pick<ProbeSpec, "retryAfter" | "samples">): Duration => samples?.every ?? retryAfter;

/** How many attempts were healthy. */
export const healthyIn = (attempts: readonly Attempt[]): number =>
  attempts.filter(isHealthy).length;

const isHealthy = ({ verdict }: Attempt): boolean => verdict.health === "healthy";
