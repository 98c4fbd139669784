import type { Clause } from "../clause.ts";
import { toldOf } from "./finding.ts";
import { holdBranch, type Numbers } from "./hold.ts";
import { measure } from "./measured.ts";
import type { TriageBranch, TriageSpec } from "./spec.ts";

/** What a tree makes of numbers. */
export interface TriageDecision {
  /** The first branch that holds; `undefined` where none does. */
  readonly branch: TriageBranch | undefined;
  /** The numbers that led there, `queue_depth.queued is 512, above 100`; where none did, what they are. */
  readonly because: readonly Clause[];
  /** What was not there to tell whether an earlier branch holds: `worker_running is missing`. */
  readonly missing: readonly Clause[];
}

/** With more of them nobody reads any. */
const MOST = 10;

/** Goes down the tree. What a probe did not tell, or could not look at, never makes a branch hold. */
export function decide(
  { branches }: Pick<TriageSpec, "branches">,
  numbers: Numbers,
): TriageDecision {
  const missing: Clause[] = [];
  for (const branch of branches) {
    const holding = holdBranch(branch, numbers);
    if (holding.kind === "holds")
      return { branch, because: bounded(holding.because), missing: bounded(missing) };
    if (holding.kind === "unknown") missing.push(...holding.missing);
  }
  return { branch: undefined, because: readings(branches, numbers), missing: bounded(missing) };
}

/** The values the tree asks about, as far as they are known. */
function readings(branches: readonly TriageBranch[], numbers: Numbers): readonly Clause[] {
  const names = branches.flatMap(({ when }) => when.flat().map(({ value }) => value));
  const known = [...new Set(names)].flatMap((name) => {
    const measured = measure(name, numbers.reports, numbers.history);
    return measured === undefined
      ? []
      : [toldOf(name, { kind: "measured", value: JSON.stringify(measured.value) })];
  });
  return bounded(known);
}

function bounded(clauses: readonly Clause[]): readonly Clause[] {
  const distinct = [...new Map(clauses.map((one) => [JSON.stringify(one), one])).values()];
  const count = distinct.length - MOST;
  return count <= 0 ? distinct : [...distinct.slice(0, MOST), { kind: "more", count }];
}
