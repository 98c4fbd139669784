import { foldAccess } from "./access/fold.ts";
import type { EventOf, IncidentEvent } from "./event.ts";
import { attach, setStep } from "./fold/checklist.ts";
import { close, finish, followPostmortem, reopen, resolve } from "./fold/ending.ts";
import { enter } from "./fold/phase.ts";
import { checkByHand, endProbe, requestProbe, requestResolution } from "./fold/probe.ts";
import type { Incident } from "./incident.ts";
import type { Ledger } from "./ledger.ts";
import { foldOperations } from "./operation/fold.ts";
import { foldTriage } from "./triage/fold.ts";
import { NO_TRIAGE } from "./triage/state.ts";

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
    unchecked: undefined,
    postmortem: undefined,
    triage: NO_TRIAGE,
    operations: [],
    access: [],
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
      return { ...resolve(incident, event.at, event.by), unchecked: event.unchecked };
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
    case "manual-check-set":
      return checkByHand(incident, event);
    case "triage-decided":
    case "flag-lifted":
      return { ...incident, triage: foldTriage(incident.triage, event) };
    case "operation-requested":
    case "operation-dry-run-begun":
    case "operation-dry-run-ended":
    case "operation-approved":
    case "operation-begun":
    case "operation-ended":
    case "operation-expired":
    case "operation-cancelled":
      return { ...incident, operations: foldOperations(incident.operations, event) };
    case "access-requested":
    case "access-granted":
    case "access-reminded":
    case "access-revoked":
    case "access-lapsed":
      return { ...incident, access: foldAccess(incident.access, event) };
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

function recordFact(
  incident: Incident,
  { name, value, at, by }: EventOf<"fact-recorded">,
): Incident {
  return { ...incident, facts: new Map(incident.facts).set(name, { value, at, by }) };
}
