import type { Incident } from "../incident.ts";
import type { Phase } from "../phase.ts";
import type { Instant } from "../time.ts";

/** Moves to a phase; being mitigated begins with monitoring or resolution and ends with a step back. */
export function enter(incident: Incident, phase: Phase, at: Instant): Incident {
  const isMitigated = phase === "monitoring" || phase === "resolved" || phase === "closed";
  return {
    ...incident,
    phase,
    mitigatedAt: isMitigated ? (incident.mitigatedAt ?? at) : undefined,
  };
}
