import type { EventOf, IncidentEvent } from "../event.ts";
import { findSeverity, findService, type Policy } from "../policy.ts";
import { toldIn } from "../probe/report.ts";
import { formatInstant, type Instant } from "../time.ts";
import { note, reason, sentence, type Sentence } from "./sentence.ts";
import { tellAccess, tellOperation, tellTriage } from "./tell-guarded.ts";
import { tellLeft, tellUnchecked } from "./tell-unchecked.ts";

/** One line of a timeline, in sentences that a language words. */
export interface TimelineLine {
  readonly at: Instant;
  readonly by: string | undefined;
  readonly kind: IncidentEvent["kind"];
  readonly sentences: readonly Sentence[];
}

/** Names as a team knows them, and what earlier events said of ids that later ones only repeat. */
interface Glossary {
  readonly severity: (code: string) => string;
  readonly service: (id: string) => string;
  readonly checklist: (id: string) => string;
  readonly probe: (request: string) => string;
  readonly operation: (request: string) => string;
}

/** Tells every event in order of time; events of one moment keep their order. */
export function timelineLines(
  events: readonly IncidentEvent[],
  policy: Pick<Policy, "severities" | "services">,
): readonly TimelineLine[] {
  const glossary = glossaryOf(events, policy);
  return events
    .toSorted((a, b) => a.at - b.at)
    .map((event) => ({
      at: event.at,
      by: event.by,
      kind: event.kind,
      sentences: tell(event, glossary),
    }));
}

function glossaryOf(
  events: readonly IncidentEvent[],
  policy: Pick<Policy, "severities" | "services">,
): Glossary {
  const headings = new Map<string, string>();
  const probes = new Map<string, string>();
  const operations = new Map<string, string>();
  for (const event of events) {
    if (event.kind === "runbook-attached")
      for (const { id, heading } of event.checklists) headings.set(id, heading);
    if (event.kind === "probe-requested") probes.set(event.request, event.probe);
    if (event.kind === "operation-requested") operations.set(event.request, event.operation);
  }
  return {
    severity: (code) => findSeverity(policy, code)?.label ?? code,
    service: (id) => findService(policy, id)?.label ?? id,
    checklist: (id) => headings.get(id) ?? id,
    probe: (request) => probes.get(request) ?? request,
    operation: (request) => operations.get(request) ?? request,
  };
}

function tell(event: IncidentEvent, names: Glossary): readonly Sentence[] {
  switch (event.kind) {
    case "declared":
      return tellDeclared(event, names);
    case "acknowledged":
      return [sentence("acknowledged")];
    case "severity-set":
      return [
        sentence("severity-set", { severity: names.severity(event.severity) }),
        ...reason(event.reason),
      ];
    case "phase-set":
      return [
        sentence("phase-set", { phase: { kind: "phase", word: event.phase } }),
        ...note(event.note),
      ];
    case "update-posted":
      return [sentence("update-posted", { text: event.text })];
    case "role-assigned":
      return event.role === "lead"
        ? [sentence("lead-assigned", { to: event.to })]
        : [sentence("role-assigned", { role: event.role, to: event.to })];
    case "note-added":
      return [sentence("note-added", { text: event.text })];
    case "fact-recorded":
      return [sentence("fact-recorded", { fact: event.name, value: event.value })];
    case "runbook-attached":
      return tellAttached(event);
    case "runbook-missing":
      return [sentence("runbook-missing", { because: event.because })];
    case "step-set":
      return tellStep(event, names);
    case "probe-requested":
      return [sentence(PROBE_SENTENCES[event.purpose], { probe: event.probe })];
    case "probe-reported":
      return [
        sentence("probe-reported", {
          probe: event.report.probe,
          health: { kind: "health", word: event.report.health },
          summary: toldIn(event.report),
        }),
      ];
    case "probe-lost":
      return [sentence("probe-lost", { probe: names.probe(event.request), why: event.why })];
    case "resolution-requested":
      return [sentence("resolution-requested"), ...note(event.note)];
    case "resolved":
      return [
        sentence(event.isOverride ? "resolved-override" : "resolved"),
        ...tellLeft(event.unchecked),
        ...(event.isOverride ? reason(event.note) : note(event.note)),
      ];
    case "closed":
      return [
        sentence("closed", { outcome: { kind: "outcome", word: event.outcome } }),
        ...tellUnchecked(event.unchecked),
      ];
    case "reopened":
      return [sentence("reopened"), ...reason(event.reason)];
    case "postmortem-opened":
      return [sentence("postmortem-opened", { pull: event.pull })];
    case "postmortem-merged":
      return [
        sentence("postmortem-merged", { pull: event.pull }),
        sentence("postmortem-items", { count: event.actionItems.length }),
      ];
    case "postmortem-declined":
      return [sentence("postmortem-declined", { pull: event.pull })];
    case "postmortem-waived":
      return [sentence("postmortem-waived")];
    case "manual-check-set":
      return [
        sentence(event.isDone ? "manual-check-done" : "manual-check-undone", {
          check: event.check,
        }),
      ];
    case "triage-decided":
    case "flag-lifted":
      return tellTriage(event);
    case "operation-requested":
    case "operation-dry-run-begun":
    case "operation-dry-run-ended":
    case "operation-approved":
    case "operation-begun":
    case "operation-ended":
    case "operation-expired":
    case "operation-cancelled":
      return tellOperation(event, names.operation);
    case "access-requested":
    case "access-granted":
    case "access-reminded":
    case "access-revoked":
    case "access-lapsed":
      return tellAccess(event);
  }
}

const PROBE_SENTENCES = {
  question: "probe-requested",
  validation: "probe-validation",
  triage: "probe-triage",
} as const;

function tellDeclared(event: EventOf<"declared">, names: Glossary): readonly Sentence[] {
  const { severity, service, unsureBetween, isTriaged, startedAt } = event;
  return [
    sentence("declared", { severity: names.severity(severity) }),
    ...(service === undefined
      ? []
      : [sentence("declared-service", { service: names.service(service) })]),
    ...(unsureBetween === undefined
      ? []
      : [
          sentence("declared-unsure", {
            worse: names.severity(unsureBetween[0]),
            milder: names.severity(unsureBetween[1]),
          }),
        ]),
    ...(startedAt === undefined
      ? []
      : [sentence("declared-start", { at: formatInstant(startedAt) })]),
    ...(isTriaged ? [sentence("declared-triage")] : []),
  ];
}

function tellAttached(event: EventOf<"runbook-attached">): readonly Sentence[] {
  const titles = new Set(event.checklists.map(({ runbookTitle }) => runbookTitle));
  return [
    sentence("runbook-attached", {
      title: [...titles].join(", "),
      because: event.because,
    }),
  ];
}

function tellStep(event: EventOf<"step-set">, names: Glossary): readonly Sentence[] {
  const values = { step: event.step, checklist: names.checklist(event.checklist) };
  return [
    sentence(`step-${event.to}`, values),
    ...reason(event.reason),
    ...(event.via === "mouse" ? [sentence("step-by-mouse")] : []),
  ];
}
