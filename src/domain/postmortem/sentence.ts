import type { Clause, Why } from "../clause.ts";
import type { Outcome } from "../event.ts";
import type { Phase } from "../phase.ts";
import type { Health } from "../probe/report.ts";

/** Name of a sentence a timeline is told in; a language has one wording for each: `timeline.NAME`. */
export type SentenceName =
  | "declared"
  | "declared-service"
  | "declared-unsure"
  | "declared-triage"
  | "declared-start"
  | "acknowledged"
  | "severity-set"
  | "phase-set"
  | "update-posted"
  | "role-assigned"
  | "lead-assigned"
  | "note-added"
  | "fact-recorded"
  | "runbook-attached"
  | "runbook-missing"
  | "step-open"
  | "step-done"
  | "step-skipped"
  | "step-by-mouse"
  | "probe-requested"
  | "probe-validation"
  | "probe-reported"
  | "probe-lost"
  | "resolution-requested"
  | "resolved"
  | "resolved-override"
  | "closed"
  | "closed-unchecked"
  | "unchecked-soak"
  | "unchecked-probes"
  | "unchecked-manual"
  | "unchecked-final"
  | "reopened"
  | "postmortem-opened"
  | "postmortem-merged"
  | "postmortem-items"
  | "postmortem-declined"
  | "postmortem-waived"
  | "manual-check-done"
  | "manual-check-undone"
  | "probe-triage"
  | "triage-decided"
  | "triage-undecided"
  | "triage-because"
  | "flag-raised"
  | "flag-lifted"
  | "operation-requested"
  | "operation-parameters"
  | "operation-dry-run-begun"
  | "operation-dry-run-succeeded"
  | "operation-dry-run-failed"
  | "operation-dry-run-unknown"
  | "operation-approved"
  | "operation-begun"
  | "operation-succeeded"
  | "operation-failed"
  | "operation-unknown"
  | "operation-expired"
  | "operation-cancelled"
  | "access-requested"
  | "access-granted"
  | "access-reminded"
  | "access-revoked"
  | "access-lapsed"
  | "reason"
  | "note";

/** A word that differs from language to language. */
export type Word =
  | { readonly kind: "phase"; readonly word: Phase }
  | { readonly kind: "health"; readonly word: Health }
  | { readonly kind: "outcome"; readonly word: Outcome };

/** One sentence by its name, and what it speaks of. Strings are plain text from outside. */
export interface Sentence {
  readonly name: SentenceName;
  readonly values: Readonly<Record<string, string | number | Word | Clause>>;
}

/** Makes a sentence. */
export const sentence = (name: SentenceName, values: Sentence["values"] = {}): Sentence => ({
  name,
  values,
});

/** Why something was done, where that is known. */
export const reason = (text: Why | undefined): readonly Sentence[] =>
  text === undefined || text === "" ? [] : [sentence("reason", { text })];

/** What somebody added, where they did. */
export const note = (text: Why | undefined): readonly Sentence[] =>
  text === undefined || text === "" ? [] : [sentence("note", { text })];
