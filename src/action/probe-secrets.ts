import { confidentialIn, secretNames } from "../domain/probe/secret.ts";
import type { ProbeSpec } from "../domain/probe/spec.ts";
import type { Job } from "./job.ts";

/** Variables of the runner itself; some hold tokens that no config may send anywhere. */
const RESERVED = /^(?:ACTIONS|GITHUB|INPUT|RUNNER)_/iu;

/**
 * The secrets that probes name, from the environment of the step, hidden from the log from now on. Nothing else of the
 * environment is looked at; a secret that is not there is left to the probe to complain about.
 */
export function takeSecrets(
  specs: readonly ProbeSpec[],
  { variable, hide }: Pick<Job, "variable" | "hide">,
): ReadonlyMap<string, string> {
  return takeNamed(specs.flatMap(secretNames), { variable, hide });
}

/** The secrets of these names, hidden from the log from now on; a variable of the runner is none. */
export function takeNamed(
  names: readonly string[],
  { variable, hide }: Pick<Job, "variable" | "hide">,
): ReadonlyMap<string, string> {
  const found = [...new Set(names)].flatMap((name): readonly (readonly [string, string])[] => {
    const value = RESERVED.test(name) ? undefined : variable(name);
    return value === undefined || value === "" ? [] : [[name, value]];
  });
  for (const text of confidentialIn(found.map(([, value]) => value))) hide(text);
  return new Map(found);
}

/** The environment probes may know: without the variables of the runner. */
export const openEnvironment = ({ variables }: Pick<Job, "variables">): Job["variables"] =>
  Object.fromEntries(Object.entries(variables).filter(([name]) => !RESERVED.test(name)));
