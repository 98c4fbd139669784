import type { ChecklistRef, EventOf } from "../event.ts";
import type { ChecklistProgress, Incident, StepProgress } from "../incident.ts";

const OPEN_STEP: StepProgress = { state: "open", at: undefined, by: undefined, reason: undefined };

/** Adds checklists with every step open; one that is there already stays as it is. */
export function attach(incident: Incident, event: EventOf<"runbook-attached">): Incident {
  const known = new Set(incident.checklists.map(({ ref }) => ref.id));
  const begun = (ref: ChecklistRef): ChecklistProgress => ({
    ref,
    attachedAt: event.at,
    because: event.because,
    runnersUp: event.runnersUp,
    steps: Array.from({ length: ref.steps }, () => OPEN_STEP),
  });
  const added = event.checklists.filter(({ id }) => !known.has(id)).map(begun);
  return { ...incident, runbookMissing: undefined, checklists: [...incident.checklists, ...added] };
}

/** Sets one step of one checklist. */
export function setStep(incident: Incident, event: EventOf<"step-set">): Incident {
  const { to, at, by, reason } = event;
  const steps = (progress: ChecklistProgress): readonly StepProgress[] =>
    progress.steps.map((before, index) =>
      index + 1 === event.step ? { state: to, at, by, reason } : before,
    );
  return {
    ...incident,
    checklists: incident.checklists.map((progress) =>
      progress.ref.id === event.checklist ? { ...progress, steps: steps(progress) } : progress,
    ),
  };
}
