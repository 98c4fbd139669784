import type { Clause } from "../clause.ts";
import type { History } from "../probe/history.ts";
import type { ProbeReport } from "../probe/report.ts";
import { judgeValue } from "../probe/value-test.ts";
import { heldAgainst, toldOf } from "./finding.ts";
import { measure } from "./measured.ts";
import type { TriageBranch, TriageCondition } from "./spec.ts";

/** What came of a condition or a branch. `unknown`: what it takes to tell is not there. */
export type Holding =
  | { readonly kind: "holds"; readonly because: readonly Clause[] }
  | { readonly kind: "fails" }
  | { readonly kind: "unknown"; readonly missing: readonly Clause[] };

/** What a triage has to go by: the reports of its probes, and earlier readings of the same incident. */
export interface Numbers {
  readonly reports: readonly ProbeReport[];
  readonly history: History;
}

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
  if (measured === undefined) return { kind: "unknown", missing: [{ kind: "missing", name }] };
  const { holds, isCompared, found } = judgeValue(test, measured.value, measured);
  if (!holds) return { kind: "fails" };
  return isCompared
    ? { kind: "holds", because: [heldAgainst(test, toldOf(name, found))] }
    : { kind: "unknown", missing: [{ kind: "first-reading", name }] };
}
