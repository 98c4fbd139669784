import type { Access } from "../domain/access/state.ts";
import type { Heard } from "../domain/alert/heard.ts";
import type { AlertPolicy } from "../domain/alert/spec.ts";
import type { Why } from "../domain/clause.ts";
import type { Diagnostic } from "../domain/diagnostic.ts";
import type { ActionItem, IncidentEvent, Outcome } from "../domain/event.ts";
import type { ChecklistProgress, Incident, ProbeRun } from "../domain/incident.ts";
import type { LedgerEntry } from "../domain/ledger.ts";
import type { OperationReport } from "../domain/operation/report.ts";
import type { OperationRun, Stage } from "../domain/operation/state.ts";
import type { Policy } from "../domain/policy.ts";
import type { Reading } from "../domain/probe/history.ts";
import type { ProbeReport } from "../domain/probe/report.ts";
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
  /** Comment URL by checklist id and by request of a probe or an operation, where there is one. */
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
  /** Earlier readings of the same probe in the same incident, oldest first; none where it is left out. */
  readonly earlier?: readonly Reading[] | undefined;
}

/** The comment of several probes that one run asked together. */
export interface ProbesView {
  readonly place: Place;
  /** Link to the workflow run, where it is known. */
  readonly runUrl: string | undefined;
  readonly answers: readonly {
    readonly title: string;
    readonly report: ProbeReport;
    /** Earlier readings of the same probe in the same incident, oldest first. */
    readonly earlier: readonly Reading[];
  }[];
}

/** The comment of a request for emergency access: who, why, how long, and how far it is. */
export interface AccessView {
  readonly place: Place;
  readonly access: Access;
  /** Logins that may grant it; none: any responder but whoever asked. */
  readonly approvers: readonly string[];
  /** How far the operations are that give and take it; `undefined`: none was asked for. */
  readonly giving: Stage | undefined;
  readonly taking: Stage | undefined;
}

/** What the holder of emergency access, and whoever granted it, are told in a comment that mentions them. */
export interface AccessNoteView {
  readonly place: Place;
  /** `undefined` where the record of it was lost. */
  readonly access: Access | undefined;
  /**
   * `by-hand`: it ended, and people take it back; `not-taken`: the operation that takes it back did not succeed; `lost`:
   * nobody can tell any more whether somebody has it.
   */
  readonly what: "ends-soon" | "ended" | "by-hand" | "not-taken" | "lost";
}

/** The comment of one request of an operation, in each of its stages. */
export interface OperationView {
  readonly place: Place;
  readonly run: OperationRun;
  readonly title: string;
  readonly description: string | undefined;
  /** What its workflow has said of the dry run and of the run itself, with their output. */
  readonly reports: readonly OperationReport[];
  /** All runs of the workflow, for whoever wants to follow one. */
  readonly workflowUrl: string;
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
  /** The flags that are up. */
  | { readonly kind: "flags"; readonly incident: Incident }
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
  readonly because: Why;
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

/** How the alerts of an incident are; it stands above the report. */
export interface AlertNoticeView {
  /** Of the alerts the incident was opened for. */
  readonly fingerprint: string;
  readonly heard: Heard;
  readonly storm: AlertPolicy["storm"];
}

/** A report that no person has filled in. */
export interface AlertReportView {
  /** Questions of the form with what is known; all of it is text from outside. */
  readonly sections: readonly {
    readonly label: string;
    readonly answer: string | undefined;
    /** Shown as it is, in a code block. */
    readonly isCode: boolean;
  }[];
}

/** Said in the thread once everything has recovered, and changed when something fires again. */
export interface AlertNoteView {
  readonly heard: Heard;
}

/** Said in an issue that was opened beside another one. */
export interface AlertDuplicateView {
  readonly number: number;
  readonly url: string;
  /** Whether too many alerts at once are the reason, and not the same alert twice. */
  readonly isStorm: boolean;
}
