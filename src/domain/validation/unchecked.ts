import type { Incident } from "../incident.ts";
import { isActive } from "../phase.ts";
import type { Policy } from "../policy.ts";
import { milliseconds, type Duration } from "../time.ts";
import { finalsOf } from "./final.ts";
import { isSoakOnRecord } from "./soak.ts";

/** What `/resolve` would have waited for, and nobody did. */
export interface Unchecked {
  /** How long it should have stayed well; none where it did, or where that is not asked for. */
  readonly soakFor: Duration;
  /** Probes that were not seen healthy. */
  readonly probes: readonly string[];
  /** Checks by hand that nobody ticked. */
  readonly manual: readonly string[];
  /** Probes of the end that were not healthy. */
  readonly final: readonly string[];
}

const NO_TIME = milliseconds(0);

/** How long it has to stay healthy before it is over; `undefined` where nothing is to be waited for. */
export function soakDue(
  { severity }: Pick<Incident, "severity">,
  { severities, validation }: Pick<Policy, "severities" | "validation">,
): Duration | undefined {
  const soak = severities.find(({ code }) => code === severity)?.soakFor ?? NO_TIME;
  const { probes, manual, final } = validation;
  const isAnythingToSee = probes.length + manual.length + final.length > 0;
  return soak > 0 || isAnythingToSee ? soak : undefined;
}

/** What is not checked where the incident is ended as it stands; `undefined` where nothing is left to check. */
export function uncheckedNow(
  incident: Incident,
  policy: Pick<Policy, "severities" | "validation">,
): Unchecked | undefined {
  const soakFor = soakDue(incident, policy);
  if (soakFor === undefined || !isActive(incident.phase)) return undefined;
  const { probes, manual, final } = policy.validation;
  const left = leftOf(incident) ?? { soakFor, probes, manual, final };
  const isNone = left.soakFor + left.probes.length + left.manual.length + left.final.length === 0;
  return isNone ? undefined : left;
}

/** The same as a field of the event that ends the incident; no field where nothing is left to check. */
export function recordOfUnchecked(
  incident: Incident,
  policy: Pick<Policy, "severities" | "validation">,
): { readonly unchecked?: Unchecked } {
  const unchecked = uncheckedNow(incident, policy);
  return unchecked === undefined ? {} : { unchecked };
}

/** What a recovery that is under way still waits for. */
function leftOf(incident: Incident): Unchecked | undefined {
  const { validation } = incident;
  if (validation === undefined) return undefined;
  const { soakFor, probes, manual, final, healthySince } = validation;
  return {
    soakFor: isSoakOnRecord(validation) ? NO_TIME : soakFor,
    probes: healthySince === undefined ? probes : [],
    manual: manual.filter(({ isDone }) => !isDone).map(({ text }) => text),
    final: finalsOf(incident, validation).kind === "healthy" ? [] : final,
  };
}
