import type { ValueTest } from "../probe/expectation.ts";
import type { History } from "../probe/history.ts";
import type { ProbeReport } from "../probe/report.ts";
import { judgeValue } from "../probe/value-test.ts";
import { formatDuration } from "../time.ts";
import { measure } from "./measured.ts";
import type { TriageBranch, TriageCondition } from "./spec.ts";

/** What came of a condition or a branch. `unknown`: what it takes to tell is not there. */
export type Holding =
  | { readonly kind: "holds"; readonly because: readonly string[] }
  | { readonly kind: "fails" }
  | { readonly kind: "unknown"; readonly missing: readonly string[] };

/** What a triage has to go by: the reports of its probes, and earlier readings of the same incident. */
export interface Numbers {
  readonly reports: readonly ProbeReport[];
  readonly history: History;
}

/** Longest text of one value in a sentence; a value may be a whole message of somebody's server. */
const LONGEST = 120;

/** The first list of a branch of which all conditions hold; unknown where one list may hold and none is known to. */
export function holdBranch({ when }: TriageBranch, numbers: Numbers): Holding {
  if (when.length === 0) return { kind: "holds", because: [] };
  const lists = when.map((conditions) => holdAll(conditions, numbers));
  const held = lists.find(({ kind }) => kind === "holds");
  if (held !== undefined) return held;
  const missing = lists.flatMap((list) => (list.kind === "unknown" ? list.missing : []));
  return missing.length === 0 ? { kind: "fails" } : { kind: "unknown", missing };
}

function holdAll(conditions: readonly TriageCondition[], numbers: Numbers): Holding {
  const all = conditions.map((condition) => hold(condition, numbers));
  if (all.some(({ kind }) => kind === "fails")) return { kind: "fails" };
  const missing = all.flatMap((one) => (one.kind === "unknown" ? one.missing : []));
  return missing.length === 0
    ? { kind: "holds", because: all.flatMap((one) => (one.kind === "holds" ? one.because : [])) }
    : { kind: "unknown", missing };
}

/** A value that is not there makes nothing hold, and neither does a trend without anything to compare with. */
function hold({ value: name, test }: TriageCondition, { reports, history }: Numbers): Holding {
  const measured = measure(name, reports, history);
  if (measured === undefined) return { kind: "unknown", missing: [`${name} is missing`] };
  const { holds, isCompared, found } = judgeValue(test, measured.value, measured);
  if (!holds) return { kind: "fails" };
  return isCompared
    ? { kind: "holds", because: [`${name} is ${shorten(found)}${limitOf(test)}`] }
    : { kind: "unknown", missing: [`${name} has no earlier reading`] };
}

/** The other half of the sentence: what the value is held against. */
function limitOf(test: ValueTest): string {
  switch (test.kind) {
    case "not":
      return `, not ${shorten(JSON.stringify(test.value))}`;
    case "above":
      return `, above ${test.value}`;
    case "below":
      return `, below ${test.value}`;
    case "between":
      return `, between ${test.from} and ${test.to}`;
    case "matches":
      return `, which matches /${shorten(test.pattern)}/`;
    case "older-than":
      return `, more than ${formatDuration(test.span)}`;
    case "newer-than":
      return `, not more than ${formatDuration(test.span)}`;
    // Of these the value itself says it all.
    case "equals":
    case "exists":
    case "not-growing":
    case "growing":
    case "falling":
    case "stable-for":
      return "";
  }
}

/** Never half a surrogate pair. */
export const shorten = (text: string): string =>
  text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1).replace(/[\uD800-\uDBFF]$/u, "")}…`;
