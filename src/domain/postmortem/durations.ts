import type { Incident } from "../incident.ts";
import { between, type Duration, type Instant } from "../time.ts";

/** The spans a team measures itself by; `undefined` where the incident never came that far. */
export interface Durations {
  /** From the beginning of the trouble to the report. */
  readonly toDetect: Duration | undefined;
  /** From the report to the acknowledgement. */
  readonly toAcknowledge: Duration | undefined;
  /** From the report to the moment users were well again. */
  readonly toMitigate: Duration | undefined;
  /** From the report to the resolution. */
  readonly toResolve: Duration | undefined;
}

/** The moments `durations` needs. */
export type Moments = Pick<
  Incident,
  "startedAt" | "openedAt" | "acknowledgedAt" | "mitigatedAt" | "resolvedAt"
>;

/** Measures an incident. A moment that lies before its beginning (a mistyped start) measures nothing. */
export function durations(incident: Moments): Durations {
  const { startedAt, openedAt, acknowledgedAt, mitigatedAt, resolvedAt } = incident;
  return {
    toDetect: span(startedAt, openedAt),
    toAcknowledge: span(openedAt, acknowledgedAt),
    toMitigate: span(openedAt, mitigatedAt),
    toResolve: span(openedAt, resolvedAt),
  };
}

function span(from: Instant, to: Instant | undefined): Duration | undefined {
  if (to === undefined || to < from) return undefined;
  return between(from, to);
}
