import type { Attempt, Attempts } from "../domain/probe/damp.ts";
import { mayRetry } from "../domain/probe/damp.ts";
import { judge } from "../domain/probe/judge.ts";
import type { ProbeSpec } from "../domain/probe/spec.ts";
import type { Duration } from "../domain/time.ts";
import { createLookup } from "./json-lookup.ts";
import type { ProbeContext } from "./prober.ts";
import { PROBERS } from "./registry.ts";

/** What a run may use. */
export interface RunContext extends ProbeContext {
  /** Waits between two attempts. */
  readonly delay: (span: Duration) => Promise<void>;
}

/** Looks, and looks again while the service is unhealthy and the spec has retries left. */
export async function runProbe(spec: ProbeSpec, context: RunContext): Promise<Attempts> {
  let attempts: Attempts = [await attempt(spec, context)];
  while (mayRetry(spec, attempts)) {
    // Attempts are one after the other by nature.
    // oxlint-disable-next-line no-await-in-loop
    await context.delay(spec.retryAfter);
    // oxlint-disable-next-line no-await-in-loop
    attempts = [...attempts, await attempt(spec, context)];
  }
  return attempts;
}

async function attempt(spec: ProbeSpec, context: ProbeContext): Promise<Attempt> {
  const observation = await PROBERS[spec.kind](spec, context);
  const secrets = [...context.secrets.values()];
  const verdict = judge(spec, observation, { lookup: createLookup(observation), secrets });
  return { observation, verdict };
}
