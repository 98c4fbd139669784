import type { Access } from "./access/state.ts";
import type { Why } from "./clause.ts";
import type { ActionItem, ChecklistRef, Outcome, StepState } from "./event.ts";
import type { OperationRun } from "./operation/state.ts";
import type { Phase } from "./phase.ts";
import type { ProbeReport } from "./probe/report.ts";
import type { Duration, Instant } from "./time.ts";
import type { Triage } from "./triage/state.ts";
import type { Unchecked } from "./validation/unchecked.ts";

/** Everything an incident is, derived from its events by `fold` and never stored. */
export interface Incident {
  readonly openedAt: Instant;
  readonly openedBy: string | undefined;
  /** When the trouble began by the reporter's word; `openedAt` where the form does not say. */
  readonly startedAt: Instant;
  /** Code of the severity. */
  readonly severity: string;
  readonly unsureBetween: readonly [string, string] | undefined;
  /** Id of the service. */
  readonly service: string | undefined;
  readonly phase: Phase;
  readonly outcome: Outcome | undefined;
  /** Why somebody opened it who may not command, so that nobody is mentioned yet. */
  readonly isTriaged: boolean;
  readonly acknowledgedAt: Instant | undefined;
  readonly acknowledgedBy: string | undefined;
  /** When users were last made well: the beginning of the monitoring or the resolution that still stands. */
  readonly mitigatedAt: Instant | undefined;
  readonly resolvedAt: Instant | undefined;
  readonly resolvedBy: string | undefined;
  readonly closedAt: Instant | undefined;
  /** Login by role; `lead` among them. */
  readonly roles: ReadonlyMap<string, string>;
  /** The last value of each fact, in the order in which they were first recorded. */
  readonly facts: ReadonlyMap<string, FactValue>;
  readonly updates: readonly Said[];
  readonly notes: readonly Said[];
  readonly checklists: readonly ChecklistProgress[];
  /** Why no runbook could be attached. */
  readonly runbookMissing: Why | undefined;
  /** In the order in which they were asked for. */
  readonly probeRuns: readonly ProbeRun[];
  /** Set between `/resolve` and the resolution. */
  readonly validation: Validation | undefined;
  /** What was not checked, where the issue was closed by hand before all was. */
  readonly unchecked: Unchecked | undefined;
  readonly postmortem: Postmortem | undefined;
  readonly triage: Triage;
  /** In the order in which they were asked for. */
  readonly operations: readonly OperationRun[];
  /** Requests for emergency access, in the order in which they were made. */
  readonly access: readonly Access[];
}

/** Text somebody put on record. */
interface Said {
  readonly at: Instant;
  readonly by: string | undefined;
  readonly text: string;
}

/** A structured fact and who recorded it. */
interface FactValue {
  readonly value: string;
  readonly at: Instant;
  readonly by: string | undefined;
}

/** A checklist that was attached and how far people are. */
export interface ChecklistProgress {
  readonly ref: ChecklistRef;
  readonly attachedAt: Instant;
  readonly because: Why;
  readonly runnersUp: readonly string[];
  /** One for each step, in order. */
  readonly steps: readonly StepProgress[];
}

/** How one step stands. */
export interface StepProgress {
  readonly state: StepState;
  readonly at: Instant | undefined;
  readonly by: string | undefined;
  readonly reason: string | undefined;
}

/** One run of a probe, from the request to its end. */
export interface ProbeRun {
  readonly request: string;
  readonly probe: string;
  readonly purpose: "question" | "validation" | "triage";
  /** Key of the workflow run that serves it together with others. */
  readonly group?: string | undefined;
  readonly requestedAt: Instant;
  readonly requestedBy: string | undefined;
  readonly outcome:
    | { readonly kind: "pending" }
    | { readonly kind: "reported"; readonly report: ProbeReport; readonly at: Instant }
    | { readonly kind: "lost"; readonly why: Why; readonly at: Instant };
}

/** The soak: since when everything named has been healthy. */
export interface Validation {
  readonly requestedAt: Instant;
  readonly requestedBy: string | undefined;
  readonly note: string | undefined;
  readonly probes: readonly string[];
  readonly soakFor: Duration;
  readonly every: Duration;
  /** What people have to check by hand, and whether they did. */
  readonly manual: readonly { readonly text: string; readonly isDone: boolean }[];
  /** Probes that must be healthy once, after the soak has held. */
  readonly final: readonly string[];
  /** The phase to go back to when a reading is red. */
  readonly phaseBefore: Phase;
  /** The first healthy reading of an unbroken row; `undefined` until there is one, or after a red one. */
  readonly healthySince: Instant | undefined;
  /** When everything was last found healthy on record. */
  readonly lastHealthyAt: Instant | undefined;
  /** The last reading on record, whatever it said; further readings are counted from it. */
  readonly lastReadingAt: Instant | undefined;
}

/** The postmortem pull request. */
interface Postmortem {
  readonly pull: number;
  readonly path: string;
  readonly state: "open" | "merged" | "declined";
  readonly actionItems: readonly ActionItem[];
}
