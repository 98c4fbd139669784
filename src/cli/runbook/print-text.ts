import { ownerOfStep } from "../../domain/runbook/care/step-owner.ts";
import { firstResponse } from "../../domain/runbook/first-response.ts";
import type { Plan } from "../../domain/runbook/plan/model.ts";
import type { Checklist, Runbook } from "../../domain/runbook/runbook.ts";
import {
  type SeverityLevel,
  TARGET_KINDS,
  type Target,
} from "../../domain/runbook/severity/level.ts";
import { formatDuration } from "../../domain/time.ts";
import { caredFor, listed } from "./print-care.ts";
import type { RunbookReading } from "./runbook.ts";

/** A runbook for a person: what kind of document it is, what it is used for, and each checklist with its lines. */
export function printText(reading: RunbookReading): string {
  const { runbook, severities, plan, care, diagnostics } = reading;
  const { title, checklists } = runbook;
  const first = firstResponse(runbook);
  const others = checklists.filter((checklist) => checklist !== first);
  const blocks = [
    [title, ...aboutOf(runbook), ...caredFor(care)],
    severities.map((level) => severityOf(level)),
    first === undefined
      ? ["No steps were found that a responder would begin with."]
      : [`The response begins with ${named(first)}`, ...stepsOf(first)],
    ...others.map((checklist) => [
      `${checklist.phase}: ${named(checklist)}`,
      ...stepsOf(checklist),
    ]),
    plannedIn(plan),
    ...listed(reading),
    diagnostics.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`),
  ];
  const shown = blocks.filter((block) => block.length > 0).map((block) => block.join("\n"));
  return `${shown.join("\n\n")}\n`;
}

function aboutOf({ kind, status, services, alerts, keywords }: Runbook): readonly string[] {
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ["Kind", [status === "active" ? kind : `${kind}, ${status}`]],
    ["Services", services],
    ["Alerts", alerts],
    ["Signs", keywords],
  ];
  return rows.flatMap(([name, values]) =>
    values.length === 0 ? [] : [`${`${name}:`.padEnd(10)}${values.join(", ")}`],
  );
}

/** `SEV-1 (P0): Core is down; acknowledge in 5 min; an update every 30 min (line 12)`. */
function severityOf({ code, aliases, label, targets, updateEvery, line }: SeverityLevel): string {
  const names = aliases.length === 0 ? code : `${code} (${aliases.join(", ")})`;
  const promised = TARGET_KINDS.flatMap((kind) => {
    const target = targets[kind];
    return target === undefined ? [] : [`${kind} in ${spanOf(target)}`];
  });
  const updates = updateEvery === undefined ? [] : [`an update every ${spanOf(updateEvery)}`];
  const said = [...(label === "" ? [] : [label]), ...promised, ...updates];
  return `${names}${said.length === 0 ? "" : `: ${said.join("; ")}`} (line ${line})`;
}

/** The span, or the document's own words where they name none. */
const spanOf = ({ duration, isBusinessTime, raw }: Target): string =>
  duration === undefined
    ? `“${raw}”`
    : `${formatDuration(duration)}${isBusinessTime ? " of working time" : ""}`;

const named = ({ heading, line }: Checklist): string => `“${heading}” (line ${line})`;

const stepsOf = ({ steps }: Checklist): readonly string[] =>
  steps.map((step, index) => {
    const owner = ownerOfStep(step);
    const by = owner === undefined ? "" : `, by ${owner}`;
    return `${String(index + 1).padStart(3)}. ${step.text} (line ${step.line}${by})`;
  });

function plannedIn(plan: Plan): readonly string[] {
  const { escalation, communications, rollback, validation, postmortem, branches } = plan;
  const parts = [
    ["escalation", escalation],
    ["rollback", rollback],
    ["validation", validation],
    ["postmortem", postmortem],
  ] as const;
  const rows = [
    ...parts.flatMap(([name, part]) =>
      part === undefined ? [] : [`${name}: “${part.heading}” (line ${part.line})`],
    ),
    ...communications.map(({ title, line }) => `message template: “${title}” (line ${line})`),
    ...branches.map(({ label, line }) => `case: “${label}” (line ${line})`),
  ];
  return rows.length === 0 ? [] : ["Parts besides the steps:", ...rows.map((row) => `  ${row}`)];
}
