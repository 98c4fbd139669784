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

/** The attempt that speaks for all: the first healthy one, otherwise the last. One bad moment is no outage. */
export const damp = (attempts: Attempts): Attempt =>
  attempts.find(({ verdict }) => verdict.health === "healthy") ?? attempts.at(-1) ?? attempts[0];

/** Whether another attempt could tell more. A wrong config stays wrong, so only an unhealthy service is asked again. */
export const mayRetry = (spec: ProbeSpec, attempts: Attempts): boolean =>
  attempts.length <= spec.retries && damp(attempts).verdict.health === "unhealthy";
