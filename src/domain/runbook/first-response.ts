import { findSeverity, type Policy } from "../policy.ts";
import { candidates, hasSteps } from "./candidates.ts";
import { likelihoods } from "./likelihood.ts";
import type { Checklist, Runbook } from "./runbook.ts";

type Steps = Pick<Runbook, "checklists" | "sections">;

/**
 * The checklist a responder starts with: of those that say what to do, the likeliest by what its part is for, where it
 * stands, how it is worded and which incidents it is for; of equally likely ones the first.
 */
export function firstResponse(runbook: Steps): Checklist | undefined {
  const likely = likelihoods(runbook);
  return candidates(runbook).toSorted((a, b) => (likely.get(b) ?? 0) - (likely.get(a) ?? 0))[0];
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
  const likely = likelihoods({ checklists: usable, sections });
  const general = firstResponse({ checklists: usable, sections });
  const least = general === undefined ? 0 : (likely.get(general) ?? 0);
  const special = usable
    .filter((one) => !isForAnySeverity(one) && one.scope.branch === undefined && hasSteps(one))
    .filter((one) => one.phase === "first-response" || (likely.get(one) ?? 0) >= least);
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

const asList = (checklist: Checklist | undefined): readonly Checklist[] =>
  checklist === undefined ? [] : [checklist];
