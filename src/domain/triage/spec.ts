import type { ValueTest } from "../probe/expectation.ts";

/** What is looked at to find out what is wrong, and what follows from it. Of the branches the first that holds is taken. */
export interface TriageSpec {
  /** Names of the probes that run together on `/triage`. */
  readonly probes: readonly string[];
  /** Whether opening an incident runs it by itself. */
  readonly onOpen: boolean;
  readonly branches: readonly TriageBranch[];
}

/** One branch of the tree. */
export interface TriageBranch {
  /** `A`, `queue-backed-up`. */
  readonly id: string;
  readonly title: string;
  /** Lists of conditions; it holds where all of one list hold, and always where there is none. */
  readonly when: readonly (readonly [TriageCondition, ...TriageCondition[]])[];
  /** Path of the runbook that is attached, and a word or the heading of its part; `undefined` for none. */
  readonly runbook: { readonly path: string; readonly part: string | undefined } | undefined;
  /** Code of the severity it is at least. */
  readonly severity: string | undefined;
  /** `stop-deploys` */
  readonly flags: readonly string[];
}

/** A value the probes report, by its name or `PROBE.NAME`, or `PROBE.health`, and what is asked of it. */
export interface TriageCondition {
  readonly value: string;
  readonly test: ValueTest;
}
