import type { TriageBranch, TriageCondition } from "./spec.ts";

/** Lists of which one must hold as a whole: `all` beside each of the alternatives. None: always. */
export function joinConditions(
  all: readonly TriageCondition[],
  alternatives: readonly (readonly TriageCondition[])[] | undefined,
): TriageBranch["when"] {
  return (alternatives ?? [[]]).flatMap((alternative) => {
    const [first, ...others] = [...all, ...alternative];
    return first === undefined ? [] : [[first, ...others] as const];
  });
}
