import type { Incident, ProbeRun, Validation } from "../incident.ts";
import { after, instant, type Instant } from "../time.ts";

/**
 * Whether a run is of one of the probes that run once, after the soak has held. These are asked for together, in one
 * group; a reading of the soak never has one.
 */
export const isFinal = ({ purpose, group }: Pick<ProbeRun, "purpose" | "group">): boolean =>
  purpose === "validation" && group !== undefined;

/** How the final probes stand. */
export type Finals =
  /** They are to be asked for as soon as all else holds. */
  | { readonly kind: "due" }
  | { readonly kind: "pending"; readonly since: Instant }
  | { readonly kind: "healthy"; readonly at: Instant }
  /** One of them could not look, which says nothing; they are asked again at that moment. */
  | { readonly kind: "inconclusive"; readonly againAt: Instant };

/** How the final probes stand in the soak that goes on; healthy at once where the team has none. */
export function finalsOf(
  { probeRuns }: Pick<Incident, "probeRuns">,
  validation: Validation,
): Finals {
  const { final, every, requestedAt, healthySince, lastReadingAt } = validation;
  const since = healthySince ?? lastReadingAt ?? requestedAt;
  if (final.length === 0) return { kind: "healthy", at: since };
  const latest = latestFinals(probeRuns, requestedAt);
  const [first] = latest;
  // What was asked before the last red reading was asked in another soak.
  if (first === undefined || first.requestedAt < since) return { kind: "due" };
  const ends = latest.map(({ outcome }) => outcome);
  if (ends.some(({ kind }) => kind === "pending"))
    return { kind: "pending", since: first.requestedAt };
  const at = instant(Math.max(...ends.map((end) => (end.kind === "pending" ? 0 : end.at))));
  const healths = ends.map((end) => (end.kind === "reported" ? end.report.health : "inconclusive"));
  if (healths.includes("unhealthy")) return { kind: "due" };
  return healths.every((health) => health === "healthy")
    ? { kind: "healthy", at }
    : { kind: "inconclusive", againAt: after(at, every) };
}

/** The runs of the last group of final probes since a moment; none while they were not asked for. */
function latestFinals(probeRuns: readonly ProbeRun[], since: Instant): readonly ProbeRun[] {
  const finals = probeRuns.filter((run) => isFinal(run) && run.requestedAt >= since);
  const group = finals.at(-1)?.group;
  return finals.filter((run) => run.group === group);
}

/** How often the final probes were asked for since a moment. */
export const finalsAsked = (probeRuns: readonly ProbeRun[], since: Instant): number =>
  new Set(
    probeRuns.filter((run) => isFinal(run) && run.requestedAt >= since).map(({ group }) => group),
  ).size;
