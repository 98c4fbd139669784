import type { StepState } from "../../domain/event.ts";
import type { ChecklistProgress, Incident } from "../../domain/incident.ts";
import { isActive } from "../../domain/phase.ts";
import type { Policy } from "../../domain/policy.ts";
import { durations } from "../../domain/postmortem/durations.ts";
import { tellUnchecked } from "../../domain/postmortem/tell-unchecked.ts";
import type { Duration, Instant } from "../../domain/time.ts";
import { link } from "../link.ts";
import { md, type Model } from "../markdown.ts";
import type { Words } from "../messages.ts";
import type { CardView } from "../view.ts";
import { clocksOf } from "./clocks.ts";
import { diagnosticModel } from "./diagnostic.ts";
import { openAccessModels, openOperationModels } from "./open-requests.ts";
import { probeModels } from "./reading.ts";
import { shorten } from "../shorten.ts";
import {
  asLabel,
  code,
  formatSpan,
  minuteOf,
  serviceLabel,
  severityDot,
  severityLabel,
  severityOf,
} from "./text.ts";
import { recoveryModel } from "./validation.ts";

/** Which of the three cards an incident has: while it lasts, once users are well, and when it was none. */
export function cardTemplate({
  phase,
  outcome,
}: Incident): "card" | "card-resolved" | "card-ended" {
  if (isActive(phase)) return "card";
  return outcome === "duplicate" || outcome === "not-planned" ? "card-ended" : "card-resolved";
}

/** Everything a card can say, with at most `rows` of each kind: the first facts and problems, the last of the others. */
export function cardModel(view: CardView, words: Words, rows = 30): Model {
  const { incident, policy, place, commentUrls } = view;
  const { updates, checklists, outcome } = incident;
  const update = updates.at(-1);
  return {
    issue: place.issue,
    ...head(incident, policy, words),
    ...people(incident),
    ...moments(incident, policy, words),
    outcome: outcome === undefined ? undefined : words.say(`outcome.${outcome}`),
    unchecked:
      incident.unchecked === undefined
        ? undefined
        : words.tell(tellUnchecked(incident.unchecked), 600),
    checklists: checklists
      .slice(-rows)
      .map((progress) => checklistModel(progress, checklists, commentUrls)),
    runbookMissing:
      incident.runbookMissing === undefined ? undefined : words.because(incident.runbookMissing),
    triage: triageModel(incident, words),
    flags: flagModels(incident).slice(0, rows),
    operations: openOperationModels(incident, policy, commentUrls).slice(-rows),
    access: openAccessModels(incident).slice(-rows),
    ...probeModels(incident.probeRuns, policy, { commentUrls, words, rows }),
    facts: [...incident.facts].slice(0, rows).map(([name, { value }]) => ({
      name: asLabel(shorten(name, 80)),
      value: shorten(value, 300),
    })),
    update:
      update === undefined
        ? undefined
        : { at: minuteOf(update.at), by: update.by, text: shorten(update.text, 600) },
    postmortem: postmortemModel(view),
    configNotice: view.configNotice,
    diagnostics: view.diagnostics.slice(0, rows).map(diagnosticModel),
    problems: view.diagnostics.length,
  };
}

function head(incident: Incident, policy: Policy, words: Words): Model {
  const { severity, service, unsureBetween, phase } = incident;
  return {
    dot: severityDot(severity, policy),
    severity: severityLabel(severity, policy),
    phase: words.say(`phase.${phase}`),
    isTriage: phase === "triage",
    service: service === undefined ? undefined : serviceLabel(service, policy),
    unsure:
      unsureBetween === undefined
        ? undefined
        : {
            worse: severityLabel(unsureBetween[0], policy),
            milder: severityLabel(unsureBetween[1], policy),
          },
  };
}

function people({ roles }: Incident): Model {
  const others = [...roles].filter(([role]) => role !== "lead");
  return {
    lead: roles.get("lead"),
    roles: others.map(([role, login]) => ({ role: asLabel(role), login })),
  };
}

function moments(incident: Incident, policy: Policy, words: Words): Model {
  const { openedAt, startedAt, acknowledgedAt, mitigatedAt, resolvedAt, closedAt } = incident;
  const spans = durations(incident);
  const target = severityOf(incident, policy)?.acknowledgeWithin;
  const clocks = clocksOf(incident, policy);
  return {
    began: startedAt === openedAt ? undefined : minuteOf(startedAt),
    opened: minuteOf(openedAt),
    openedBy: incident.openedBy,
    acknowledged:
      acknowledgedAt === undefined
        ? undefined
        : {
            by: incident.acknowledgedBy,
            after: span(spans.toAcknowledge),
            target: span(target),
            isLate: target !== undefined && (spans.toAcknowledge ?? 0) > target,
          },
    mitigated: moment(mitigatedAt),
    mitigatedAfter: span(spans.toMitigate),
    resolved: moment(resolvedAt ?? closedAt),
    resolvedBy: incident.resolvedBy,
    resolvedAfter: span(spans.toResolve),
    closed: moment(closedAt),
    validation: recoveryModel(incident, policy, words),
    due: {
      acknowledge: moment(clocks.acknowledgeBy),
      update: moment(clocks.updateBy),
      resolve: moment(clocks.resolveBy),
      postmortem: moment(clocks.postmortemBy),
    },
  };
}

function checklistModel(
  { ref, steps }: ChecklistProgress,
  all: readonly ChecklistProgress[],
  commentUrls: CardView["commentUrls"],
): Model {
  const count = (state: StepState): number => steps.filter((step) => step.state === state).length;
  // `First response` of three runbooks says nothing without the runbook.
  const isNamedAlike = all.some(
    (other) => other.ref.heading === ref.heading && other.ref.id !== ref.id,
  );
  const name = isNamedAlike ? `${ref.heading} (${ref.runbookTitle})` : ref.heading;
  return {
    title: link(shorten(name, 120), commentUrls.get(ref.id)),
    runbook: shorten(ref.runbookTitle, 120),
    done: count("done"),
    skipped: count("skipped"),
    total: steps.length,
  };
}

/** What the last triage came to; `undefined` where it found nothing to tell of. */
function triageModel({ triage: { decision } }: Incident, words: Words): Model | undefined {
  if (decision === undefined) return undefined;
  const { at, branch, title, because } = decision;
  if (branch === undefined && because.length === 0) return undefined;
  return {
    at: minuteOf(at),
    title: branch === undefined ? undefined : shorten(title, 120),
    because: shorten(words.because({ kind: "all", of: because }), 600),
  };
}

/** The flags that are up, in the order in which they went up. */
export const flagModels = ({ triage }: Pick<Incident, "triage">): readonly Model[] =>
  [...triage.flags].map(([name, { at, because }]) => ({
    name: asLabel(name.replaceAll(/[-_.]/gu, " ")),
    since: minuteOf(at),
    because: shorten(because, 200),
    lift: code(`/flag lift ${name}`),
  }));

function postmortemModel({ incident, place }: CardView): Model | undefined {
  const { postmortem } = incident;
  if (postmortem === undefined) return undefined;
  const { pull, state } = postmortem;
  return {
    link: link(md`#${pull}`, `${place.repositoryUrl}/pull/${pull}`),
    isDeclined: state === "declined",
  };
}

const moment = (at: Instant | undefined): string | undefined =>
  at === undefined ? undefined : minuteOf(at);

const span = (length: Duration | undefined): string | undefined =>
  length === undefined ? undefined : formatSpan(length);
