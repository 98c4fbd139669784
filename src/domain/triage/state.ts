import type { Why } from "../clause.ts";
import type { Instant } from "../time.ts";

/** What the triages of an incident came to. */
export interface Triage {
  /** The last decision; `undefined` before the first. */
  readonly decision: Decision | undefined;
  /** Flags that are up, each with the moment and the reason. */
  readonly flags: ReadonlyMap<string, { readonly at: Instant; readonly because: string }>;
}

/** A branch of the tree and the numbers that led there. */
interface Decision {
  readonly at: Instant;
  readonly request: string;
  readonly branch: string | undefined;
  readonly title: string;
  readonly because: readonly Why[];
}

/** Before any triage. */
export const NO_TRIAGE: Triage = { decision: undefined, flags: new Map() };
