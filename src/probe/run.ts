import type { Attempt, Attempts } from "../domain/probe/damp.ts";
import { mayRetry, pauseOf } from "../domain/probe/damp.ts";
import type { History } from "../domain/probe/history.ts";
import { judge } from "../domain/probe/judge.ts";
import { confidentialIn } from "../domain/probe/secret.ts";
import type { Observation } from "../domain/probe/observation.ts";
import type { Lookup } from "../domain/probe/json.ts";
import type { ProbeSpec } from "../domain/probe/spec.ts";
import type { ProbeContext } from "./prober.ts";
import { loadProber } from "./registry.ts";

/** What a run may use. */
export interface RunContext extends ProbeContext {
  /** Earlier readings of the same incident; none where there is no incident. */
  readonly history?: History;
}

/** Looks, and looks again as long as the spec has retries or samples that could change what the run says. */
export async function runProbe(spec: ProbeSpec, context: RunContext): Promise<Attempts> {
  let attempts: Attempts = [await attempt(spec, context)];
  while (mayRetry(spec, attempts)) {
    // Attempts are one after the other by nature.
    // oxlint-disable-next-line no-await-in-loop
    await context.delay(pauseOf(spec));
    // oxlint-disable-next-line no-await-in-loop
    attempts = [...attempts, await attempt(spec, context)];
  }
  return attempts;
}

/** Runs several at once, in the time of the slowest; the attempts of each are in the place of its spec. */
export const runProbes = (
  specs: readonly ProbeSpec[],
  context: RunContext,
): Promise<readonly Attempts[]> => Promise.all(specs.map((spec) => runProbe(spec, context)));

async function attempt(spec: ProbeSpec, context: RunContext): Promise<Attempt> {
  const look = await loadProber(spec.kind);
  const observation = await look(spec, context);
  const verdict = judge(spec, observation, {
    lookup: await lookupIn(observation, spec),
    secrets: confidentialIn(context.secrets.values()),
    earlier: context.history?.get(spec.name) ?? [],
  });
  return { observation, verdict };
}

/** JSONPaths on an observation; what reads them is loaded where the spec has any. */
async function lookupIn(observation: Observation, { expect, values }: ProbeSpec): Promise<Lookup> {
  const hasPaths = values.length > 0 || expect.some(({ kind }) => kind === "json");
  if (!hasPaths) return () => ({ kind: "missing" });
  const { createLookup } = await import("./json-lookup.ts");
  return createLookup(observation);
}
