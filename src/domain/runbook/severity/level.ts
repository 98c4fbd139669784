import type { Duration } from "../../time.ts";

/** What a team promises for incidents of a level, apart from how often it reports. */
export const TARGET_KINDS = [
  "acknowledge",
  "respond",
  "mitigate",
  "resolve",
  "postmortem",
] as const;

/** One of `TARGET_KINDS`; `respond` is the first response. */
export type TargetKind = (typeof TARGET_KINDS)[number];

/** A length of time as a runbook words it. */
export interface Target {
  /** Upper bound; `undefined` when the words name no span, as `next sprint` and a bare `immediately` do. */
  readonly duration: Duration | undefined;
  /** Whether only working time counts. A business day is 24 hours of it. */
  readonly isBusinessTime: boolean;
  readonly isImmediate: boolean;
  /** The text it was read from. */
  readonly raw: string;
}

/** The targets a level has. */
type Targets = Readonly<Partial<Record<TargetKind, Target>>>;

/** Everything said about the times of a level. */
export interface Commitments {
  readonly targets: Targets;
  /** How often an update is due. */
  readonly updateEvery: Target | undefined;
}

/** One level of the severity scale a runbook defines. */
export interface SeverityLevel extends Commitments {
  /** `SEV-1`, `P0`, `S1`, or a word in lower case such as `critical`. */
  readonly code: string;
  /** Other codes and words for the same level, written as `code` is, and the word of the document's own language. */
  readonly aliases: readonly string[];
  /** The words beside the code, without markup; may be empty. */
  readonly label: string;
  /** The heading, cell or item the level was read from. */
  readonly raw: string;
  /** Line in the source, from 1. */
  readonly line: number;
}
