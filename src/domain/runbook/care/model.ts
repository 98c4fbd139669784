import type { Duration, Instant } from "../../time.ts";

/** Who looks after a document, and how often. */
export interface Care {
  /** Teams, people, channels and addresses as written, each once. */
  readonly owners: readonly string[];
  /** When somebody last looked it over; where it does not say, when it was last changed. */
  readonly reviewedOn: Reviewed | undefined;
  readonly reviewEvery: ReviewCycle | undefined;
}

/** The day of a review. */
export interface Reviewed {
  /** Midnight UTC; the first of the month where no day is given. */
  readonly at: Instant;
  /** In the source, from 1. */
  readonly line: number;
  readonly raw: string;
}

/** How often a document is to be looked over. */
export interface ReviewCycle {
  /** A month is 30 days, a quarter 91, a year 365. */
  readonly duration: Duration;
  readonly raw: string;
}

/** A role in an incident, or a contact. */
export interface RoleDuty {
  readonly name: string;
  /** Who has it, or how to reach them; empty where the document does not say. */
  readonly who: string;
  /** What they do, in the document's order. */
  readonly duties: readonly string[];
  /** In the source, from 1. */
  readonly line: number;
  readonly raw: string;
}

/** A document the runbook names for further reading, or links to. */
export interface RelatedLink {
  readonly text: string;
  /** As written: an address, or a path relative to the file. */
  readonly target: string;
  /** In the source, from 1. */
  readonly line: number;
}

/** A line of an index: which runbook is for what. */
export interface IndexEntry {
  /** Path of the runbook as written, relative to the index. */
  readonly target: string;
  /** The text of the link. */
  readonly label: string;
  /** What it is for, as written: names of alerts, conditions, symptoms. */
  readonly signals: readonly string[];
  /** As written; `undefined` where the index has none for it. */
  readonly severity: string | undefined;
  /** In the source, from 1. */
  readonly line: number;
  readonly raw: string;
}
