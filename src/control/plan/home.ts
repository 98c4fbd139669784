import type { LedgerEntry } from "../../domain/ledger.ts";
import type { Docket } from "../judge/docket.ts";

/**
 * Which comment carries a receipt. Most are in the card. A receipt whose only trace is a comment of its own
 * (a refusal, the start of a soak, the merge of the postmortem) travels in that comment: it is written in one
 * request with what it stands for, and saves editing the card.
 */
function homeOf(docket: Docket, entry: LedgerEntry): string {
  const known = docket.bot.find(
    ({ marker }) =>
      marker.kind !== "card" &&
      "entries" in marker &&
      marker.entries.some(({ id }) => id === entry.id),
  );
  if (known !== undefined) return known.slot;
  const [family = "", subject = "", detail = ""] = entry.id.split("/");
  if (family === "pull" && detail !== "opened") return `notice/${detail}-${subject}`;
  if (family === "waived") return "notice/no-postmortem";
  const isSoak = entry.events.some(({ kind }) => kind === "resolution-requested");
  if (isSoak) return `validation/${subject}-${detail}`;
  const slot = family === "closed" ? `close-${subject}` : subject;
  const isSilent = entry.events.length === 0 && docket.replies.has(slot);
  return isSilent ? `reply/${slot}` : "card";
}

/** The receipts that belong into a comment, in order. */
export const entriesAt = (docket: Docket, slot: string): readonly LedgerEntry[] =>
  docket.ledger.entries.filter((entry) => homeOf(docket, entry) === slot);
