import type { Care } from "../../domain/runbook/care/model.ts";
import { ownerOfStep } from "../../domain/runbook/care/step-owner.ts";
import { firstResponse } from "../../domain/runbook/first-response.ts";
import type { Checklist, Step } from "../../domain/runbook/runbook.ts";
import type { SeverityLevel, Target } from "../../domain/runbook/severity/level.ts";
import { isoDuration, isoInstant, type Instant } from "../../domain/time.ts";
import type { RunbookReading } from "./runbook.ts";

/**
 * A runbook for a program: a part that the document does not have is `null`, a list without anything empty, durations
 * are ISO 8601, and beside what was understood stands the text it was read from.
 */
export function printJson(reading: RunbookReading): string {
  const { runbook, severities, plan, care, diagnostics } = reading;
  const { path, title, kind, status, checklists, sections } = runbook;
  const { alerts, services, keywords } = runbook;
  const first = firstResponse(runbook);
  return `${JSON.stringify({
    schema_version: 1,
    path,
    title,
    kind,
    status,
    severities: severities.map((level) => levelOf(level)),
    firstResponse: first === undefined ? null : checklistOf(first),
    checklists: checklists.map((checklist) => checklistOf(checklist)),
    signals: { alerts, services, keywords },
    branches: plan.branches.map(({ target, ...branch }) => ({ ...branch, target: target ?? null })),
    escalation: plan.escalation ?? null,
    communications: plan.communications,
    rollback: plan.rollback ?? null,
    validation: plan.validation ?? null,
    postmortem: plan.postmortem ?? null,
    sections: sections.map(({ title: heading, depth, role, line }) => ({
      heading,
      depth,
      role: role ?? null,
      line,
    })),
    diagnostics,
    owners: care.owners,
    review: reviewOf(care),
    roles: reading.roles,
    related: reading.related,
    index: reading.runbook.index.map(({ severity, ...entry }) => ({
      ...entry,
      severity: severity ?? null,
    })),
  })}\n`;
}

const levelOf = ({ code, aliases, label, targets, updateEvery, raw, line }: SeverityLevel) => ({
  code,
  aliases,
  label,
  targets: {
    acknowledge: targetOf(targets.acknowledge),
    respond: targetOf(targets.respond),
    mitigate: targetOf(targets.mitigate),
    resolve: targetOf(targets.resolve),
    postmortem: targetOf(targets.postmortem),
  },
  updateEvery: targetOf(updateEvery),
  raw,
  line,
});

function targetOf(target: Target | undefined): object | null {
  if (target === undefined) return null;
  const { duration, isBusinessTime, isImmediate, raw } = target;
  return {
    duration: duration === undefined ? null : isoDuration(duration),
    isBusinessTime,
    isImmediate,
    raw,
  };
}

const checklistOf = ({ id, heading, phase, line, steps }: Checklist) => ({
  id,
  heading,
  phase,
  line,
  steps: steps.map((step) => stepOf(step)),
});

const stepOf = (step: Step) => ({
  text: step.text,
  details: step.details,
  code: step.code.map(({ language, text }) => ({ language: language ?? null, text })),
  line: step.line,
  owner: ownerOfStep(step) ?? null,
});

/** `on` is a day, as in `2026-03-01`. */
function reviewOf({ reviewedOn, reviewEvery }: Care): object | null {
  if (reviewedOn === undefined && reviewEvery === undefined) return null;
  return {
    last:
      reviewedOn === undefined
        ? null
        : { on: dayOf(reviewedOn.at), line: reviewedOn.line, raw: reviewedOn.raw },
    every:
      reviewEvery === undefined
        ? null
        : { duration: isoDuration(reviewEvery.duration), raw: reviewEvery.raw },
  };
}

const dayOf = (at: Instant): string => isoInstant(at).slice(0, 10);
