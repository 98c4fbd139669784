import type { ChecklistPhase, SectionRole } from "./runbook.ts";

/** Parts whose lists and steps are something a person does, in the order in which they make a first response. */
export const STEP_ROLES = [
  "first-response",
  "procedure",
  "triage",
  "mitigation",
  "diagnosis",
] as const satisfies readonly SectionRole[];

const PHASES: Readonly<Partial<Record<SectionRole, ChecklistPhase>>> = {
  "first-response": "first-response",
  procedure: "first-response",
  triage: "first-response",
  diagnosis: "diagnosis",
  mitigation: "mitigation",
  rollback: "rollback",
  validation: "validation",
  communication: "communication",
  postmortem: "postmortem",
};

/** When the steps of such a part are done; `undefined` where what looks like steps is none (levels of escalation, links). */
export const phaseOf = (role: SectionRole | undefined): ChecklistPhase | undefined =>
  role === undefined ? "other" : PHASES[role];
