import type { Clock } from "../control/port.ts";
import type { Observation } from "../domain/probe/observation.ts";

/** What a prober may use. */
export interface ProbeContext {
  /** Secret by name. Only what a spec names is sent, and nothing of it is put into a message. */
  readonly secrets: ReadonlyMap<string, string>;
  readonly clock: Clock;
  /** Ends the attempt from outside; the attempt then rejects with the signal's reason. */
  readonly signal: AbortSignal;
}

/** Looks once. Whatever happens at the service is an observation, not a rejection. */
export type Prober<Spec> = (spec: Spec, context: ProbeContext) => Promise<Observation>;
