/** What a runbook plans beside its steps. */
export interface Plan {
  readonly escalation: Escalation | undefined;
  readonly communications: readonly CommunicationTemplate[];
  readonly rollback: Passage | undefined;
  readonly validation: Passage | undefined;
  readonly postmortem: Passage | undefined;
  readonly branches: readonly Branch[];
}

/** A piece of the document about one subject. */
export interface Passage {
  /** The heading, label or first words it is known by. */
  readonly heading: string;
  /** Line of the heading, from 1. */
  readonly line: number;
  /** Markdown as written, without the heading. */
  readonly raw: string;
}

/** Whom to call when. */
export interface Escalation extends Passage {
  /** In the order of the document; empty where it is told in prose. */
  readonly levels: readonly EscalationLevel[];
}

/** One station on the way up. */
export interface EscalationLevel {
  /** What the document calls it: `Level 2`, a role, a delay. */
  readonly name: string;
  /** Whom to call; empty where the document does not say. */
  readonly who: string;
  /** The delay or condition; empty where the document does not say. */
  readonly when: string;
  readonly raw: string;
  readonly line: number;
}

/** A message written in advance. */
export interface CommunicationTemplate {
  readonly title: string;
  readonly text: string;
  /** As written, each once: `[X]`, `{severity}`, `HH:MM`. */
  readonly placeholders: readonly string[];
  readonly line: number;
  readonly raw: string;
}

/** One way a document goes where it distinguishes cases. */
export interface Branch {
  /** As written: `Case 1: Disk full`, `If the queue grows`, `No`. */
  readonly label: string;
  /** When this way is taken; empty where only the label says it. */
  readonly condition: string;
  readonly line: number;
  readonly raw: string;
  /** Where a jump leads: an anchor, a relative link, `§4.2` or the name of a part. */
  readonly target: string | undefined;
}

/** What a plan holds at most one of. */
export type Subject = "escalation" | "rollback" | "validation" | "postmortem";

/** All subjects, in the order in which they are looked for. */
export const SUBJECTS = [
  "escalation",
  "rollback",
  "validation",
  "postmortem",
] as const satisfies readonly Subject[];
