import { findSeverity, type Policy } from "../policy.ts";
import type { AlertPolicy } from "./spec.ts";

/**
 * Code of the severity of an incident that nobody has looked at yet: what the config makes of the sender's word, else
 * the level of that name, else the mildest but one. It never guesses the worst: a person raises it.
 */
export function severityFor(
  word: string | undefined,
  policy: Pick<Policy, "severities"> & { readonly alerts: Pick<AlertPolicy, "severities"> },
): string {
  const wanted = word?.trim().toLowerCase();
  const mapped =
    wanted === undefined
      ? undefined
      : [...policy.alerts.severities].find(([name]) => name.toLowerCase() === wanted)?.[1];
  const named = mapped ?? (word === undefined ? undefined : findSeverity(policy, word)?.code);
  return named ?? (policy.severities.at(-2) ?? policy.severities.at(-1))?.code ?? "";
}
