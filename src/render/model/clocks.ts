import type { Incident } from "../../domain/incident.ts";
import { isActive } from "../../domain/phase.ts";
import type { Policy } from "../../domain/policy.ts";
import { after, type Duration, type Instant } from "../../domain/time.ts";
import { severityOf } from "./text.ts";

/** The moments that are due, as far as the severity sets them. None depends on the present moment. */
export interface Clocks {
  /** Until somebody has to acknowledge; `undefined` once somebody did. */
  readonly acknowledgeBy: Instant | undefined;
  readonly updateBy: Instant | undefined;
  readonly resolveBy: Instant | undefined;
  readonly postmortemBy: Instant | undefined;
}

/** The clocks of an incident. */
export function clocksOf(incident: Incident, policy: Policy): Clocks {
  const severity = severityOf(incident, policy);
  const runs = isActive(incident.phase);
  const { openedAt, updates, resolvedAt } = incident;
  return {
    acknowledgeBy:
      runs && incident.acknowledgedAt === undefined
        ? later(openedAt, severity?.acknowledgeWithin)
        : undefined,
    updateBy:
      runs && incident.phase !== "triage"
        ? later(updates.at(-1)?.at ?? openedAt, severity?.updateEvery)
        : undefined,
    resolveBy: runs ? later(openedAt, severity?.resolveWithin) : undefined,
    postmortemBy: later(resolvedAt, severity?.postmortemWithin),
  };
}

const later = (at: Instant | undefined, span: Duration | undefined): Instant | undefined =>
  at === undefined || span === undefined ? undefined : after(at, span);
