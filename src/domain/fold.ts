import type { ChecklistRef, EventOf, IncidentEvent } from "./event.ts";
import type {
  ChecklistProgress,
  Incident,
  ProbeRun,
  StepProgress,
  Validation,
} from "./incident.ts";
import type { Ledger } from "./ledger.ts";
import type { Phase } from "./phase.ts";
import type { Instant } from "./time.ts";

/**
 * Folds the receipts into the incident they tell of. The state is derived, never stored, so two readers of one
 * ledger cannot disagree. `undefined` while nothing was declared.
 */
export function fold(ledger: Ledger): Incident | undefined {
  let incident: Incident | undefined;
  for (const { events } of ledger.entries)
    for (const event of events)
      incident = incident === undefined ? begin(event) : step(incident, event);
  return incident;
}

/** All events of the ledger in order of time; events of one moment stay in the order of their receipts. */
export const eventsOf = (ledger: Ledger): readonly IncidentEvent[] =>
  ledger.entries.flatMap(({ events }) => events).toSorted((a, b) => a.at - b.at);

function begin(event: IncidentEvent): Incident | undefined {
  if (event.kind !== "declared") return undefined;
  return {
    openedAt: event.at,
    openedBy: event.by,
    startedAt: event.startedAt ?? event.at,
    severity: event.severity,
    unsureBetween: event.unsureBetween,
    service: event.service,
    phase: event.isTriaged ? "triage" : "investigating",
    outcome: undefined,
    isTriaged: event.isTriaged,
    acknowledgedAt: undefined,
    acknowledgedBy: undefined,
    mitigatedAt: undefined,
    resolvedAt: undefined,
    resolvedBy: undefined,
    closedAt: undefined,
    roles: new Map(),
    facts: new Map(),
    updates: [],
    notes: [],
    checklists: [],
    runbookMissing: undefined,
    probeRuns: [],
    validation: undefined,
    postmortem: undefined,
  };
}

function step(incident: Incident, event: IncidentEvent): Incident {
  switch (event.kind) {
    case "declared":
      return incident;
    case "acknowledged":
      return acknowledge(incident, event);
    case "severity-set":
      return { ...incident, severity: event.severity, unsureBetween: undefined };
    case "phase-set":
      return { ...enter(incident, event.phase, event.at), validation: undefined };
    case "update-posted":
      return { ...incident, updates: [...incident.updates, said(event)] };
    case "note-added":
      return { ...incident, notes: [...incident.notes, said(event)] };
    case "role-assigned":
      return { ...incident, roles: new Map(incident.roles).set(event.role, event.to) };
    case "fact-recorded":
      return recordFact(incident, event);
    case "runbook-attached":
      return attach(incident, event);
    case "runbook-missing":
      return { ...incident, runbookMissing: event.because };
    case "step-set":
      return setStep(incident, event);
    case "probe-requested":
      return requestProbe(incident, event);
    case "probe-reported":
    case "probe-lost":
      return endProbe(incident, event);
    case "resolution-requested":
      return requestResolution(incident, event);
    case "resolved":
      return resolve(incident, event.at, event.by);
    case "closed":
      return close(incident, event);
    case "reopened":
      return reopen(incident);
    case "postmortem-opened":
    case "postmortem-merged":
    case "postmortem-declined":
      return followPostmortem(incident, event);
    case "postmortem-waived":
      return incident.phase === "resolved" ? finish(incident, event.at) : incident;
  }
}

const said = ({ at, by, text }: EventOf<"update-posted" | "note-added">) => ({ at, by, text });

/** An acknowledgement ends the triage; the first one counts. */
function acknowledge(incident: Incident, event: EventOf<"acknowledged">): Incident {
  const acknowledged: Incident = {
    ...incident,
    isTriaged: false,
    acknowledgedAt: incident.acknowledgedAt ?? event.at,
    acknowledgedBy: incident.acknowledgedBy ?? event.by,
  };
  return incident.phase === "triage"
    ? enter(acknowledged, "investigating", event.at)
    : acknowledged;
}

/** Moves to a phase; being mitigated begins with monitoring or resolution and ends with a step back. */
function enter(incident: Incident, phase: Phase, at: Instant): Incident {
  const isMitigated = phase === "monitoring" || phase === "resolved" || phase === "closed";
  return {
    ...incident,
    phase,
    mitigatedAt: isMitigated ? (incident.mitigatedAt ?? at) : undefined,
  };
}

function recordFact(
  incident: Incident,
  { name, value, at, by }: EventOf<"fact-recorded">,
): Incident {
  return { ...incident, facts: new Map(incident.facts).set(name, { value, at, by }) };
}

const OPEN_STEP: StepProgress = { state: "open", at: undefined, by: undefined, reason: undefined };

function attach(incident: Incident, event: EventOf<"runbook-attached">): Incident {
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

function setStep(incident: Incident, event: EventOf<"step-set">): Incident {
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

function requestProbe(incident: Incident, event: EventOf<"probe-requested">): Incident {
  if (incident.probeRuns.some(({ request }) => request === event.request)) return incident;
  const run: ProbeRun = {
    request: event.request,
    probe: event.probe,
    purpose: event.purpose,
    requestedAt: event.at,
    requestedBy: event.by,
    outcome: { kind: "pending" },
  };
  return { ...incident, probeRuns: [...incident.probeRuns, run] };
}

function endProbe(incident: Incident, event: EventOf<"probe-reported" | "probe-lost">): Incident {
  const run = incident.probeRuns.find(({ request }) => request === event.request);
  // A report that comes after the run was given up is still a report.
  const isOpen =
    run?.outcome.kind === "pending" ||
    (run?.outcome.kind === "lost" && event.kind === "probe-reported");
  if (run === undefined || !isOpen) return incident;
  const outcome: ProbeRun["outcome"] =
    event.kind === "probe-reported"
      ? { kind: "reported", report: event.report, at: event.at }
      : { kind: "lost", why: event.why, at: event.at };
  const probeRuns = incident.probeRuns.map((other) =>
    other === run ? { ...run, outcome } : other,
  );
  return read({ ...incident, probeRuns }, { ...run, outcome }, event.at);
}

/** What a finished reading means for a soak. Only a look that could be had counts, for or against. */
function read(incident: Incident, run: ProbeRun, at: Instant): Incident {
  const { validation } = incident;
  if (validation === undefined || run.purpose !== "validation") return incident;
  if (run.requestedAt < validation.requestedAt) return incident;
  const seen: Validation = { ...validation, lastReadingAt: at };
  const health = run.outcome.kind === "reported" ? run.outcome.report.health : "inconclusive";
  if (health === "inconclusive") return { ...incident, validation: seen };
  if (health === "unhealthy")
    return {
      ...enter(incident, validation.phaseBefore, at),
      validation: { ...seen, healthySince: undefined, lastHealthyAt: undefined },
    };
  if (!areAllHealthy(incident, validation)) return { ...incident, validation: seen };
  const healthy: Validation = { ...seen, lastHealthyAt: at };
  return validation.healthySince === undefined
    ? { ...enter(incident, "monitoring", at), validation: { ...healthy, healthySince: at } }
    : { ...incident, validation: healthy };
}

/** Whether the last reading of each probe named by the validation is healthy. */
function areAllHealthy(incident: Incident, validation: Validation): boolean {
  return validation.probes.every((probe) => {
    const last = incident.probeRuns.findLast(
      (run) =>
        run.probe === probe &&
        run.purpose === "validation" &&
        run.requestedAt >= validation.requestedAt &&
        run.outcome.kind !== "pending",
    );
    return last?.outcome.kind === "reported" && last.outcome.report.health === "healthy";
  });
}

function requestResolution(incident: Incident, event: EventOf<"resolution-requested">): Incident {
  const { at, by, note, probes, soakFor, every } = event;
  const isSeen = probes.length === 0;
  const validation: Validation = {
    requestedAt: at,
    requestedBy: by,
    note,
    probes,
    soakFor,
    every,
    phaseBefore: incident.phase === "monitoring" ? "mitigating" : incident.phase,
    healthySince: isSeen ? at : undefined,
    lastHealthyAt: isSeen ? at : undefined,
    lastReadingAt: isSeen ? at : undefined,
  };
  return { ...(isSeen ? enter(incident, "monitoring", at) : incident), validation };
}

function resolve(incident: Incident, at: Instant, by: string | undefined): Incident {
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

function close(incident: Incident, event: EventOf<"closed">): Incident {
  if (event.outcome === "completed")
    return incident.phase === "closed" ? incident : resolve(incident, event.at, event.by);
  return {
    ...incident,
    phase: "closed",
    outcome: event.outcome,
    closedAt: event.at,
    validation: undefined,
  };
}

/** Back to work: what was over is not over. */
function reopen(incident: Incident): Incident {
  return {
    ...incident,
    phase: incident.isTriaged ? "triage" : "investigating",
    outcome: undefined,
    mitigatedAt: undefined,
    resolvedAt: undefined,
    resolvedBy: undefined,
    closedAt: undefined,
    validation: undefined,
  };
}

function followPostmortem(
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

const finish = (incident: Incident, at: Instant): Incident => ({
  ...incident,
  phase: "closed",
  closedAt: at,
});
