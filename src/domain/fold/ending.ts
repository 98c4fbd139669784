import type { EventOf } from "../event.ts";
import type { Incident } from "../incident.ts";
import type { Instant } from "../time.ts";
import { enter } from "./phase.ts";

/** It is over for its users; where the postmortem is done already, over for good. */
export function resolve(incident: Incident, at: Instant, by: string | undefined): Incident {
  return {
    ...enter(incident, isReviewed(incident) ? "closed" : "resolved", at),
    outcome: "completed",
    resolvedAt: incident.resolvedAt ?? at,
    resolvedBy: incident.resolvedBy ?? by,
    closedAt: isReviewed(incident) ? at : undefined,
    validation: undefined,
  };
}

/** After a reopening the postmortem may be done already. */
const isReviewed = ({ postmortem }: Incident): boolean =>
  postmortem !== undefined && postmortem.state !== "open";

/** The issue was closed: as completed it is resolved, otherwise there is nothing to learn from. */
export function close(incident: Incident, event: EventOf<"closed">): Incident {
  if (event.outcome === "completed")
    return incident.phase === "closed"
      ? incident
      : {
          ...resolve(incident, event.at, event.by),
          unchecked: event.unchecked ?? incident.unchecked,
        };
  return {
    ...incident,
    phase: "closed",
    outcome: event.outcome,
    closedAt: event.at,
    validation: undefined,
  };
}

/** Back to work: what was over is not over. */
export function reopen(incident: Incident): Incident {
  return {
    ...incident,
    phase: incident.isTriaged ? "triage" : "investigating",
    outcome: undefined,
    mitigatedAt: undefined,
    resolvedAt: undefined,
    resolvedBy: undefined,
    closedAt: undefined,
    validation: undefined,
    unchecked: undefined,
  };
}

/** Follows the pull request of the postmortem. */
export function followPostmortem(
  incident: Incident,
  event: EventOf<"postmortem-opened" | "postmortem-merged" | "postmortem-declined">,
): Incident {
  const { pull } = event;
  if (event.kind === "postmortem-opened")
    return { ...incident, postmortem: { pull, path: event.path, state: "open", actionItems: [] } };
  const path = event.kind === "postmortem-merged" ? event.path : (incident.postmortem?.path ?? "");
  const ended: Incident = {
    ...incident,
    postmortem:
      event.kind === "postmortem-merged"
        ? { pull, path, state: "merged", actionItems: event.actionItems }
        : { pull, path, state: "declined", actionItems: [] },
  };
  return incident.phase === "resolved" ? finish(ended, event.at) : ended;
}

/** Nothing is left to do. */
export const finish = (incident: Incident, at: Instant): Incident => ({
  ...incident,
  phase: "closed",
  closedAt: at,
});
