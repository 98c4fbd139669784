import type { IncidentEvent } from "./event.ts";
import type { Instant } from "./time.ts";

/**
 * One receipt: what was judged and what came of it. Entries are only ever appended; two entries with one id are
 * the same entry, of which the earlier counts.
 */
export interface LedgerEntry {
  /**
   * Names what was judged, so that judging twice is seen: `open`, `comment/123/0` (a command by its line),
   * `close/456`, `step/<checklist>/<n>/<seq>`, `probe/<request>`, `pull/7/merged`.
   */
  readonly id: string;
  /** Position in the ledger, from 1; between two others, or before the first, where a lost receipt was judged again. */
  readonly seq: number;
  /** When the pass judged it; the events hold the moment it was said or done. */
  readonly judgedAt: Instant;
  readonly verdict: Verdict;
  readonly events: readonly IncidentEvent[];
}

/** What came of a request. */
export type Verdict =
  | { readonly kind: "accepted" }
  | {
      readonly kind: "refused";
      /** Login of the person who asked. */
      readonly by: string;
      /** The command as typed, shortened. */
      readonly said: string;
      /** What to do instead, in Markdown that is safe to post. */
      readonly why: string;
    };

/** The receipts of one incident, in order of `seq`. */
export interface Ledger {
  readonly entries: readonly LedgerEntry[];
}

/** A ledger without entries. */
export const EMPTY_LEDGER: Ledger = { entries: [] };

/**
 * Joins ledgers found in several comments (a continued ledger, two cards) into one. Positions decide the order, because
 * the clocks of two hosts may differ; of two receipts for one thing the earlier counts.
 */
export function mergeLedgers(ledgers: readonly Ledger[]): Ledger {
  const byId = new Map<string, LedgerEntry>();
  const all = ledgers
    .flatMap(({ entries }) => entries)
    .toSorted((a, b) => a.seq - b.seq || a.judgedAt - b.judgedAt);
  for (const entry of all) if (!byId.has(entry.id)) byId.set(entry.id, entry);
  const merged = [...byId.values()];
  const isInOrder = merged.every(
    ({ seq }, index) => index === 0 || seq > (merged[index - 1]?.seq ?? 0),
  );
  return {
    entries: isInOrder ? merged : merged.map((entry, index) => ({ ...entry, seq: index + 1 })),
  };
}
