import type { TriageSpec } from "../triage/spec.ts";
import type { IndexEntry } from "./care/model.ts";
import type { Condition } from "./condition/condition.ts";

/** A runbook as read from Markdown: what could be understood, and everything else in order. */
export interface Runbook {
  /** Path in the repository. */
  readonly path: string;
  readonly title: string;
  readonly kind: RunbookKind;
  readonly status: "active" | "draft" | "superseded";
  readonly services: readonly string[];
  readonly alerts: readonly string[];
  readonly keywords: readonly string[];
  /** Limits and states it is for. */
  readonly conditions: readonly Condition[];
  /** Other runbooks it lists with what they are for; mostly those of an index. */
  readonly index: readonly IndexEntry[];
  readonly checklists: readonly Checklist[];
  readonly sections: readonly Section[];
  /** The triage of its front matter; used where it is attached and the config has none. */
  readonly triage?: TriageSpec | undefined;
}

/** What a document is for. Indexes, templates, stubs and what is only looked things up in are never attached to an incident. */
export type RunbookKind =
  | "alert"
  | "scenario"
  | "process"
  | "index"
  | "template"
  | "stub"
  | "reference";

/** Steps under one heading. */
export interface Checklist {
  /** Stable within the document. */
  readonly id: string;
  readonly heading: string;
  readonly phase: ChecklistPhase;
  readonly scope: Scope;
  /** Line of the heading, from 1. */
  readonly line: number;
  readonly steps: readonly Step[];
}

/** Which incidents steps are for. */
export interface Scope {
  /** Codes and words of the severities, as the document writes them; empty: any. */
  readonly severities: readonly string[];
  /** Heading of the case they belong to; `undefined`: any. */
  readonly branch: string | undefined;
}

/** When in an incident a checklist is used. */
export type ChecklistPhase =
  | "first-response"
  | "diagnosis"
  | "mitigation"
  | "rollback"
  | "validation"
  | "communication"
  | "postmortem"
  | "other";

/** One thing a person does. */
export interface Step {
  /** Inline Markdown of the step's first paragraph, on one line. */
  readonly text: string;
  /** Markdown of what hangs below: paragraphs, lists. */
  readonly details: string;
  readonly code: readonly Code[];
  /** Line in the source, from 1. */
  readonly line: number;
}

/** A code block of a step. */
export interface Code {
  readonly language: string | undefined;
  readonly text: string;
}

/** A part of the document with its heading. */
export interface Section {
  readonly title: string;
  readonly depth: number;
  /** What the heading, or the closest one above it that says something, makes of this part. */
  readonly role: SectionRole | undefined;
  readonly line: number;
  /** Whether a line of it, such as `Symptom: the page stays white`, says what its matter looks like. */
  readonly hasSymptoms: boolean;
}

/** What parts of a runbook are for. Finer than `ChecklistPhase`: most parts hold no steps. */
export const SECTION_ROLES = [
  "first-response",
  "procedure",
  "triage",
  "diagnosis",
  "mitigation",
  "rollback",
  "validation",
  "escalation",
  "communication",
  "postmortem",
  "severity",
  "signals",
  "impact",
  "overview",
  "roles",
  "prevention",
  "references",
] as const;

/** One of `SECTION_ROLES`. */
export type SectionRole = (typeof SECTION_ROLES)[number];
