import { findSeverity, type Policy } from "../policy.ts";
import { STEP_ROLES } from "./role.ts";
import type { Checklist, Runbook } from "./runbook.ts";

type Steps = Pick<Runbook, "checklists" | "sections">;

/**
 * The checklist a responder starts with: of the parts that say what to do, the first response before the general
 * procedure, triage, mitigation and diagnosis; where none says so, the first steps of the document that belong to
 * no other part of an incident. Steps for every incident come before those of one severity or case.
 */
export function firstResponse(runbook: Steps): Checklist | undefined {
  const found = candidates(runbook);
  const general = found.filter(({ scope }) => scope.branch === undefined);
  return best(general.filter((one) => isForAnySeverity(one))) ?? best(general) ?? best(found);
}

/**
 * What a responder to an incident of this severity starts with: the steps for every incident, and those for its
 * severity. Those for another one are left out, unless there is nothing else or the document's severities are none of
 * the team's.
 */
export function firstResponses(
  { checklists, sections }: Steps,
  severity: string | undefined,
  policy: Pick<Policy, "severities">,
): readonly Checklist[] {
  const levels = levelsOf(checklists, policy);
  const isOfOthers = (one: Checklist): boolean =>
    !isForAnySeverity(one) &&
    levels.size > 0 &&
    (severity === undefined || levels.get(one)?.has(severity) !== true);
  const usable = checklists.filter((one) => !isOfOthers(one));
  const found = candidates({ checklists: usable, sections });
  const special = usable
    .filter((one) => !isForAnySeverity(one) && one.scope.branch === undefined)
    .filter((one) => found.includes(one) || (one.phase === "first-response" && hasSteps(one)));
  const general = firstResponse({ checklists: usable, sections });
  if (general === undefined) return asList(firstResponse({ checklists, sections }));
  return special.includes(general) ? special : [general, ...special];
}

/**
 * The team's severities that checklists are for; empty where the document's are none of the team's. A code decides before
 * a word, because "critical" is the first level in one scale and the second in another.
 */
function levelsOf(
  checklists: readonly Checklist[],
  policy: Pick<Policy, "severities">,
): ReadonlyMap<Checklist, ReadonlySet<string>> {
  const named = checklists.flatMap((checklist) =>
    checklist.scope.severities.flatMap((name) => {
      const code = findSeverity(policy, name)?.code;
      return code === undefined ? [] : [{ checklist, code, isCode: /\d/u.test(name) }];
    }),
  );
  const taken = new Set(named.filter(({ isCode }) => isCode).map(({ code }) => code));
  const levels = new Map<Checklist, Set<string>>();
  for (const { checklist, code, isCode } of named)
    if (isCode || !taken.has(code))
      levels.set(checklist, (levels.get(checklist) ?? new Set()).add(code));
  return levels;
}

const isForAnySeverity = ({ scope }: Checklist): boolean => scope.severities.length === 0;

const hasSteps = ({ steps }: Checklist): boolean => steps.length > 0;

const asList = (checklist: Checklist | undefined): readonly Checklist[] =>
  checklist === undefined ? [] : [checklist];

/** Checklists of the first role that has any. */
function candidates({ checklists, sections }: Steps): readonly Checklist[] {
  const roles = new Map(sections.map(({ line, role }) => [line, role]));
  for (const role of STEP_ROLES) {
    const found = checklists.filter(
      ({ line, steps }) => roles.get(line) === role && steps.length > 0,
    );
    if (found.length > 0) return found;
  }
  return checklists.filter(({ phase, steps }) => phase === "other" && steps.length > 0);
}

/** The first of several steps; a single one only where there are no others. */
const best = (found: readonly Checklist[]): Checklist | undefined =>
  found.find(({ steps }) => steps.length > 1) ?? found[0];
