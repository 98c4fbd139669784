import type { ChecklistRef } from "../../domain/event.ts";
import type { Incident } from "../../domain/incident.ts";
import { partsOf, runbookChoices } from "../../domain/runbook/choice.ts";
import type { Reading } from "../../domain/runbook/condition/condition.ts";
import { readingsOf } from "../../domain/runbook/condition/readings.ts";
import { firstResponses } from "../../domain/runbook/first-response.ts";
import { matchRunbook } from "../../domain/runbook/match.ts";
import type { Checklist, Runbook } from "../../domain/runbook/runbook.ts";
import type { Instant } from "../../domain/time.ts";
import { answersOf } from "./answers.ts";
import { record, type Docket } from "./docket.ts";

/** Chooses a runbook for a new incident, once it is out of triage. */
export function judgeRunbook(docket: Docket): Docket {
  const { incident, snapshot } = docket;
  if (incident === undefined || !needsRunbook(docket) || snapshot.catalogue === undefined)
    return docket;
  const { config } = snapshot.config;
  const { alert, summary, impact, others } = answersOf(snapshot);
  const match = matchRunbook(
    {
      service: incident.service,
      alert,
      title: snapshot.issue.title,
      severity: incident.severity,
      text: [summary, impact, ...others.map(({ answer }) => answer)].join("\n"),
      readings: readingsKnown(incident, docket.now),
    },
    snapshot.catalogue,
    config,
  );
  const at = docket.now;
  if (match.kind === "none" && awaitsTriage(docket)) return docket;
  if (match.kind === "none")
    return record(docket, "runbook", [
      { kind: "runbook-missing", at, by: undefined, because: match.because },
    ]);
  const { runbook, because, runnersUp } = match;
  const checklists = refsOf(docket, runbook);
  if (checklists.length === 0)
    return record(docket, "runbook", [
      {
        kind: "runbook-missing",
        at,
        by: undefined,
        because: { kind: "chosen-stepless", path: runbook.path, because },
      },
    ]);
  return record(docket, "runbook", [
    {
      kind: "runbook-attached",
      at,
      by: undefined,
      checklists,
      because,
      runnersUp: runbookChoices(runnersUp).map(({ id }) => id),
    },
  ]);
}

/** Whether a runbook is to be chosen now: out of triage, and while there is something to respond to. */
const needsRunbook = ({ incident }: Docket): boolean =>
  incident !== undefined &&
  incident.phase !== "triage" &&
  incident.outcome === undefined &&
  hasNoRunbook(incident);

/** Whether none was chosen yet, and none was found missing. */
export const hasNoRunbook = (incident: Incident): boolean =>
  incident.checklists.length === 0 && incident.runbookMissing === undefined;

/**
 * The checklists of a runbook that are attached, at the commit of this pass: the one that was asked for, or what a
 * responder to an incident of this severity starts with.
 */
export function refsOf(docket: Docket, runbook: Runbook, part?: string): readonly ChecklistRef[] {
  const { incident, snapshot } = docket;
  const chosen =
    part === undefined
      ? firstResponses(runbook, incident?.severity, snapshot.config.config)
      : partsOf(runbook).filter(({ id }) => id === part);
  return toRefs(docket, runbook, { checklists: chosen, commit: snapshot.repo.commit });
}

/** Checklists of a runbook at a commit, numbered behind those that are attached. */
export function toRefs(
  { incident }: Docket,
  { path, title }: Runbook,
  { checklists, commit }: { readonly checklists: readonly Checklist[]; readonly commit: string },
): readonly ChecklistRef[] {
  const attached = incident?.checklists.length ?? 0;
  return checklists.map(({ id, heading, phase, steps }, index) => ({
    id: `c${attached + index + 1}`,
    path,
    commit,
    runbookTitle: title,
    part: id,
    heading,
    phase,
    steps: steps.length,
  }));
}

/** What the newest report of each probe measured, and what people recorded as facts. */
function readingsKnown({ probeRuns, facts }: Incident, now: Instant): readonly Reading[] {
  const reports = probeRuns.flatMap(({ outcome }) =>
    outcome.kind === "reported" ? [outcome.report] : [],
  );
  const newest = new Map(reports.map((report) => [report.probe, report]));
  const recorded = [...facts].map(([name, { value }]) => [name, value] as const);
  return [
    ...[...newest.values()].flatMap(({ values, at }) => readingsOf(values, at)),
    ...readingsOf(Object.fromEntries(recorded), now),
  ];
}

/** Whether the triage that every new incident gets has yet to choose: nothing is missing before it has spoken. */
const awaitsTriage = ({ incident, snapshot }: Docket): boolean => {
  const { onOpen, probes } = snapshot.config.config.triage;
  return onOpen && probes.length > 0 && incident?.triage.decision === undefined;
};
