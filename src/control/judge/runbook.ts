import type { ChecklistRef } from "../../domain/event.ts";
import type { Incident } from "../../domain/incident.ts";
import { firstResponse } from "../../domain/runbook/checklist.ts";
import { runbookChoices } from "../../domain/runbook/choice.ts";
import { matchRunbook } from "../../domain/runbook/match.ts";
import type { Runbook } from "../../domain/runbook/runbook.ts";
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
    },
    snapshot.catalogue,
    config,
  );
  const at = docket.now;
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
        because: `${runbook.path} was chosen (${because}), and it has no steps to follow`,
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

/** The checklists of a runbook that are shown: its first response, at the commit of this pass. */
export function refsOf(docket: Docket, runbook: Runbook): readonly ChecklistRef[] {
  const checklist = firstResponse(runbook);
  if (checklist === undefined) return [];
  const number = (docket.incident?.checklists.length ?? 0) + 1;
  return [
    {
      id: `c${number}`,
      path: runbook.path,
      commit: docket.snapshot.repo.commit,
      runbookTitle: runbook.title,
      part: checklist.id,
      heading: checklist.heading,
      phase: checklist.phase,
      steps: checklist.steps.length,
    },
  ];
}
