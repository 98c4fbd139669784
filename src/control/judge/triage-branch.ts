import type { Clause, Why } from "../../domain/clause.ts";
import type { IncidentEvent } from "../../domain/event.ts";
import { findSeverity } from "../../domain/policy.ts";
import { partsOf } from "../../domain/runbook/choice.ts";
import { findPart } from "../../domain/runbook/find-part.ts";
import type { TriageBranch } from "../../domain/triage/spec.ts";
import type { Docket } from "./docket.ts";
import { refsOf } from "./runbook.ts";

/** The branch's severity where it is worse than the incident's. A scale that has lost the present one tells nothing. */
export function worseSeverity(
  { severity }: TriageBranch,
  { incident, snapshot }: Docket,
): string | undefined {
  const { severities } = snapshot.config.config;
  const wanted = severity === undefined ? undefined : findSeverity({ severities }, severity)?.code;
  const rank = severities.findIndex(({ code }) => code === wanted);
  const present = severities.findIndex(({ code }) => code === incident?.severity);
  return rank !== -1 && rank < present ? wanted : undefined;
}

/** The docket as it is once the severity is set, so that the steps are those for it. */
export const withSeverity = (docket: Docket, severity: string | undefined): Docket =>
  docket.incident === undefined || severity === undefined
    ? docket
    : { ...docket, incident: { ...docket.incident, severity } };

/** The steps that follow from a branch. */
interface Steps {
  readonly events: readonly IncidentEvent[];
  /** What people have to mend so that the steps are there next time. */
  readonly problems: readonly Clause[];
}

/** None, and nothing to mend. */
export const NO_STEPS: Steps = { events: [], problems: [] };

/** Attaches the steps of the branch's runbook, but for those that are attached. */
export function stepsFor({ runbook: named }: TriageBranch, docket: Docket, because: Why): Steps {
  if (named === undefined) return NO_STEPS;
  const { incident, snapshot, now: at } = docket;
  const { path } = named;
  const runbook = snapshot.catalogue?.find((one) => one.path === path);
  if (runbook === undefined) return { ...NO_STEPS, problems: [{ kind: "unknown-runbook", path }] };
  const part = named.part === undefined ? undefined : findPart(named.part, partsOf(runbook));
  const wanted = refsOf(docket, runbook, part?.id);
  const problems: readonly Clause[] = [
    ...(named.part !== undefined && part === undefined
      ? [{ kind: "unknown-part", path, part: named.part } as const]
      : []),
    ...(wanted.length === 0 ? [{ kind: "stepless", path } as const] : []),
  ];
  const attached = new Set(incident?.checklists.map(({ ref }) => `${ref.path} ${ref.part}`));
  const first = incident?.checklists.length ?? 0;
  const checklists = wanted
    .filter((ref) => !attached.has(`${ref.path} ${ref.part}`))
    .map((ref, index) => ({ ...ref, id: `c${first + index + 1}` }));
  if (checklists.length === 0) return { events: [], problems };
  return {
    events: [{ kind: "runbook-attached", at, by: undefined, checklists, because, runnersUp: [] }],
    problems,
  };
}
