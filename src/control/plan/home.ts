import type { LedgerEntry } from "../../domain/ledger.ts";
import type { Docket } from "../judge/docket.ts";
import { holderOf } from "./slot.ts";

/** The receipts that belong into a comment, in order. */
export function entriesAt(docket: Docket, slot: string): readonly LedgerEntry[] {
  const homes = knownHomes(docket);
  return docket.ledger.entries.filter((entry) => homeOf(docket, entry, homes) === slot);
}

/**
 * Where the receipts on record are. One that is in the card and elsewhere belongs elsewhere: it was moved there. One
 * that is only in a comment which will be taken away, because an older one has its place, belongs into the card.
 */
function knownHomes(docket: Docket): ReadonlyMap<string, string> {
  const homes = new Map<string, string>();
  for (const bot of docket.bot) {
    if (!("entries" in bot.marker)) continue;
    const slot = holderOf(docket, bot.slot) === bot ? bot.slot : "card";
    for (const { id } of bot.marker.entries)
      if ((homes.get(id) ?? "card") === "card") homes.set(id, slot);
  }
  return homes;
}

/**
 * Which comment carries a receipt. Most are in the card. A receipt whose only trace is a comment of its own
 * (a refusal, the start of a soak, the merge of the postmortem) travels in that comment: it is written in one
 * request with what it stands for, and saves editing the card.
 */
function homeOf(docket: Docket, entry: LedgerEntry, homes: ReadonlyMap<string, string>): string {
  const known = homes.get(entry.id);
  if (known !== undefined) return known;
  const slot = ownSlotOf(docket, entry);
  return slot !== undefined && mayTravel(docket, entry, slot) ? slot : "card";
}

/** The comment of its own that stands for what was judged, if there is one. */
function ownSlotOf(docket: Docket, { id, events }: LedgerEntry): string | undefined {
  const [family = "", subject = "", detail = ""] = id.split("/");
  if (family === "pull" && detail !== "opened") return `notice/${detail}-${subject}`;
  if (family === "waived") return "notice/no-postmortem";
  if (events.some(({ kind }) => kind === "resolution-requested"))
    return `validation/${subject}-${detail}`;
  const slot = family === "closed" ? `close-${subject}` : subject;
  return events.length === 0 && docket.replies.has(slot) ? `reply/${slot}` : undefined;
}

/**
 * A pass may die between any two comments, and the next one must find what it can go on from: of the receipts that
 * mean something together none without those before it, of one comment's commands all or none. And a comment that is
 * there already is not written again.
 */
function mayTravel(docket: Docket, entry: LedgerEntry, slot: string): boolean {
  const { fresh } = docket;
  if (holderOf(docket, slot) !== undefined) return false;
  const last = fresh.findLast(({ events }) => events.length > 0);
  if (entry.events.length > 0 && last !== undefined && last.id !== entry.id) return false;
  const [family, subject] = entry.id.split("/");
  return fresh
    .filter(({ id }) => id.startsWith(`${family}/${subject}/`))
    .every((other) => ownSlotOf(docket, other) === slot);
}
