import { holdBranch, shorten, type Numbers } from "./hold.ts";
import { measure } from "./measured.ts";
import type { TriageBranch, TriageSpec } from "./spec.ts";

/** What a tree makes of numbers. Everything in words is plain text, no Markdown. */
export interface TriageDecision {
  /** The first branch that holds; `undefined` where none does. */
  readonly branch: TriageBranch | undefined;
  /** The numbers that led there, `queue_depth.queued is 512, above 100`; where none did, what they are. */
  readonly because: readonly string[];
  /** What was not there to tell whether an earlier branch holds: `worker_running is missing`. */
  readonly missing: readonly string[];
}

/** With more sentences nobody reads any. */
const MOST_SENTENCES = 10;

/** Goes down the tree. What a probe did not tell, or could not look at, never makes a branch hold. */
export function decide(
  { branches }: Pick<TriageSpec, "branches">,
  numbers: Numbers,
): TriageDecision {
  const missing: string[] = [];
  for (const branch of branches) {
    const holding = holdBranch(branch, numbers);
    if (holding.kind === "holds")
      return { branch, because: bounded(holding.because), missing: bounded(missing) };
    if (holding.kind === "unknown") missing.push(...holding.missing);
  }
  return { branch: undefined, because: readings(branches, numbers), missing: bounded(missing) };
}

/** The values the tree asks about, as far as they are known. */
function readings(branches: readonly TriageBranch[], numbers: Numbers): readonly string[] {
  const names = branches.flatMap(({ when }) => when.flat().map(({ value }) => value));
  const known = [...new Set(names)].flatMap((name) => {
    const measured = measure(name, numbers.reports, numbers.history);
    return measured === undefined ? [] : [`${name} is ${shorten(JSON.stringify(measured.value))}`];
  });
  return bounded(known);
}

function bounded(sentences: readonly string[]): readonly string[] {
  const distinct = [...new Set(sentences)];
  const rest = distinct.length - MOST_SENTENCES;
  return rest <= 0 ? distinct : [...distinct.slice(0, MOST_SENTENCES), `and ${rest} more`];
}
