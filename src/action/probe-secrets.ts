import { secretNames } from "../domain/probe/secret.ts";
import type { ProbeSpec } from "../domain/probe/spec.ts";
import type { Job } from "./job.ts";

/** Variables of the runner itself; some hold tokens that no config may send anywhere. */
const RESERVED = /^(?:ACTIONS|GITHUB|INPUT|RUNNER)_/iu;

/**
 * The secrets a probe names, from the environment of the step, hidden from the log from now on. Nothing else of the
 * environment is looked at; a secret that is not there is left to the probe to complain about.
 */
export function takeSecrets(
  spec: ProbeSpec,
  { variable, hide }: Pick<Job, "variable" | "hide">,
): ReadonlyMap<string, string> {
  const found = secretNames(spec).flatMap((name): readonly (readonly [string, string])[] => {
    const value = RESERVED.test(name) ? undefined : variable(name);
    return value === undefined || value === "" ? [] : [[name, value]];
  });
  for (const [, value] of found) hide(value);
  return new Map(found);
}
