import type { AccessEvent } from "./access/event.ts";
import type { Why } from "./clause.ts";
import type { OperationEvent } from "./operation/event.ts";
import type { Phase } from "./phase.ts";
import type { ProbeReport } from "./probe/report.ts";
import type { ChecklistPhase } from "./runbook/runbook.ts";
import type { Duration, Instant } from "./time.ts";
import type { TriageEvent } from "./triage/event.ts";
import type { Unchecked } from "./validation/unchecked.ts";

/** How an incident ended, in GitHub's words for closing an issue. */
export type Outcome = "completed" | "duplicate" | "not-planned";

/** State of one step of a checklist. */
export type StepState = "open" | "done" | "skipped";

/** What a ledger entry keeps of a checklist, enough to show it again without reading the runbook. */
export interface ChecklistRef {
  /** `c1`, `c2`, … in the order in which they were attached. */
  readonly id: string;
  /** Path of the runbook. */
  readonly path: string;
  /** Commit the text is taken from, for ever. */
  readonly commit: string;
  readonly runbookTitle: string;
  /** Id of the checklist within the runbook. */
  readonly part: string;
  readonly heading: string;
  readonly phase: ChecklistPhase;
  readonly steps: number;
}

interface Fact {
  readonly at: Instant;
  /** Login of the person; `undefined` where GitHub does not tell, or where nobody did it (a clock). */
  readonly by: string | undefined;
}

/** Something that happened, in the past tense. Never a request: a comment becomes an event when it is accepted. */
export type IncidentEvent = Fact &
  (
    | {
        readonly kind: "declared";
        readonly severity: string;
        /** The two levels "not sure" was between, worst first. */
        readonly unsureBetween: readonly [string, string] | undefined;
        readonly service: string | undefined;
        /** Whether the incident waits in triage because its author is no responder. */
        readonly isTriaged: boolean;
        /** When the form says that it began, where it could be read. */
        readonly startedAt: Instant | undefined;
      }
    | { readonly kind: "acknowledged" }
    | {
        readonly kind: "severity-set";
        readonly severity: string;
        readonly reason: Why | undefined;
      }
    | { readonly kind: "phase-set"; readonly phase: Phase; readonly note: string | undefined }
    | { readonly kind: "update-posted"; readonly text: string }
    | { readonly kind: "role-assigned"; readonly role: string; readonly to: string }
    | { readonly kind: "note-added"; readonly text: string }
    | { readonly kind: "fact-recorded"; readonly name: string; readonly value: string }
    | {
        readonly kind: "runbook-attached";
        readonly checklists: readonly ChecklistRef[];
        /** Why this one: it is the runbook of the service sync. */
        readonly because: Why;
        readonly runnersUp: readonly string[];
      }
    | { readonly kind: "runbook-missing"; readonly because: Why }
    | {
        readonly kind: "step-set";
        readonly checklist: string;
        /** From 1, as people see it. */
        readonly step: number;
        readonly to: StepState;
        readonly reason: string | undefined;
        /** `mouse`: found ticked in the checklist comment. */
        readonly via: "command" | "mouse";
      }
    | {
        readonly kind: "probe-requested";
        readonly probe: string;
        /** Key of this run of the probe, unique in the incident. */
        readonly request: string;
        readonly purpose: "question" | "validation" | "triage";
        /** Key of the one workflow run that serves several probes; `undefined`: it has a run of its own. */
        readonly group?: string | undefined;
      }
    | { readonly kind: "probe-reported"; readonly report: ProbeReport; readonly request: string }
    | { readonly kind: "probe-lost"; readonly request: string; readonly why: Why }
    | {
        readonly kind: "resolution-requested";
        readonly note: string | undefined;
        /** Probes that must be healthy, as the config said at that moment. */
        readonly probes: readonly string[];
        readonly soakFor: Duration;
        readonly every: Duration;
        /** What people have to check by hand, each in a sentence. */
        readonly manual?: readonly string[] | undefined;
        /** Probes that must be healthy once, after the soak has held. */
        readonly final?: readonly string[] | undefined;
      }
    | {
        readonly kind: "manual-check-set";
        /** From 1, as people see it. */
        readonly check: number;
        readonly isDone: boolean;
      }
    | {
        readonly kind: "resolved";
        readonly note: string | undefined;
        /** Whether somebody resolved it without waiting. */
        readonly isOverride: boolean;
        /** As of `closed`. */
        readonly unchecked?: Unchecked | undefined;
      }
    | {
        readonly kind: "closed";
        readonly outcome: Outcome;
        /** What the team checks before an incident is over, and was not; left out where nothing was left. */
        readonly unchecked?: Unchecked | undefined;
      }
    | { readonly kind: "reopened"; readonly reason: string | undefined }
    | { readonly kind: "postmortem-opened"; readonly pull: number; readonly path: string }
    | {
        readonly kind: "postmortem-merged";
        readonly pull: number;
        readonly path: string;
        readonly actionItems: readonly ActionItem[];
      }
    | { readonly kind: "postmortem-declined"; readonly pull: number }
    /** The severity asks for none. */
    | { readonly kind: "postmortem-waived" }
    | TriageEvent
    | OperationEvent
    | AccessEvent
  );

/** One kind of `IncidentEvent`, by its name. */
export type EventOf<K extends IncidentEvent["kind"]> = Extract<IncidentEvent, { readonly kind: K }>;

/** A corrective action as written in the merged postmortem. */
export interface ActionItem {
  readonly text: string;
  /** Heading it stood under: `Code fix`, `Alert or runbook update`, `Test added`. */
  readonly group: string | undefined;
  readonly owner: string | undefined;
  readonly due: string | undefined;
  readonly isDone: boolean;
}
