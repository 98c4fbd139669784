import type { Diagnostic } from "../domain/diagnostic.ts";
import type { ActionItem, IncidentEvent, Outcome } from "../domain/event.ts";
import type { ChecklistProgress, Incident, ProbeRun } from "../domain/incident.ts";
import type { LedgerEntry } from "../domain/ledger.ts";
import type { Policy } from "../domain/policy.ts";
import type { Checklist } from "../domain/runbook/runbook.ts";
import type { Instant } from "../domain/time.ts";

/** Where things are, for links. */
export interface Place {
  /** `https://github.com/owner/repo` */
  readonly repositoryUrl: string;
  readonly issue: number;
  readonly issueTitle: string;
  readonly issueUrl: string;
}

/** The card: the state of things at a glance. It must not depend on the present moment, only on the incident. */
export interface CardView {
  readonly place: Place;
  readonly policy: Policy;
  readonly incident: Incident;
  /** Problems of config and templates that somebody should mend; shown folded. */
  readonly diagnostics: readonly Diagnostic[];
  /** Said when an invalid config is not in force but an earlier one is. */
  readonly configNotice: string | undefined;
  /** Comment URL by checklist id and by probe request, where there is one. */
  readonly commentUrls: ReadonlyMap<string, string>;
}

/** A checklist comment. Its task-list items are in the order of `checklist.steps`, one top-level item each. */
export interface ChecklistView {
  readonly place: Place;
  readonly progress: ChecklistProgress;
  readonly checklist: Checklist;
  /** Other parts of the same runbook, each with the command that attaches it; empty but for its first checklist. */
  readonly others: readonly { readonly heading: string; readonly command: string }[];
}

/** The comment that answers `/probe`: running, reported, lost, or impossible to start. */
export interface ProbeView {
  readonly place: Place;
  readonly run: ProbeRun;
  readonly title: string;
  /** Link to the workflow run, where it is known. */
  readonly runUrl: string | undefined;
  /** Set when GitHub refused to start the workflow. */
  readonly impossible: string | undefined;
}

/** The comment that answers `/resolve` where the incident has to stay healthy first. Written once; the card tells how it goes. */
export interface ValidationView {
  readonly place: Place;
  readonly policy: Policy;
  readonly incident: Incident;
}

/** One answer to one comment: what was refused, unknown or asked for, in the order of its commands. */
export interface ReplyView {
  readonly place: Place;
  readonly to: string;
  readonly parts: readonly ReplyPart[];
}

/** A part of a reply. */
export type ReplyPart =
  | { readonly kind: "refused"; readonly said: string; readonly why: string }
  | { readonly kind: "help"; readonly table: string }
  | { readonly kind: "status"; readonly incident: Incident; readonly policy: Policy }
  | {
      readonly kind: "runbooks";
      readonly choices: readonly {
        readonly id: string;
        readonly title: string;
        readonly url: string;
      }[];
    };

/** Said once, when an incident cannot get a runbook or waits in triage. */
export interface OpeningNoteView {
  readonly place: Place;
  readonly because: string;
  readonly choices: readonly {
    readonly id: string;
    readonly title: string;
    readonly url: string;
  }[];
}

/** Said when an incident ends without a postmortem. */
export interface NoPostmortemView {
  readonly place: Place;
  readonly outcome: Outcome;
  /** Set when a postmortem was due but could not be opened. */
  readonly impossible: string | undefined;
  /** Where the postmortem lies already, and where a person opens the pull request from it. */
  readonly branch?: { readonly name: string; readonly url: string } | undefined;
}

/** Said when the postmortem was merged, or closed without a merge. */
export interface MergedView {
  readonly place: Place;
  readonly pullUrl: string;
  readonly pull: number;
  readonly fileUrl: string;
  readonly mergedBy: string | undefined;
  /** `false` when the pull request was closed without a merge; `true` where it is left out. */
  readonly isMerged?: boolean;
  readonly actionItems: readonly ActionItem[];
}

/** The postmortem file and its pull request. */
export interface PostmortemView {
  readonly place: Place;
  readonly policy: Policy;
  readonly incident: Incident;
  /** The issue's body, its form answers by label in order. */
  readonly answers: readonly { readonly label: string; readonly answer: string }[];
  /** All events in order of time. */
  readonly events: readonly IncidentEvent[];
  readonly refusals: readonly LedgerEntry[];
  /** Text of steps by checklist id, in order. */
  readonly steps: ReadonlyMap<string, readonly string[]>;
  readonly path: string;
  readonly writtenAt: Instant;
}

/** Title and body of a pull request. */
export interface PullText {
  readonly title: string;
  readonly body: string;
}
