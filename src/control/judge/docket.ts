import type { IncidentEvent } from "../../domain/event.ts";
import { fold } from "../../domain/fold.ts";
import type { Incident } from "../../domain/incident.ts";
import type { Ledger, LedgerEntry, Verdict } from "../../domain/ledger.ts";
import type { Instant } from "../../domain/time.ts";
import type { ReplyPart } from "../../render/view.ts";
import type { Reaction } from "../port.ts";
import type { BotComment } from "../bot-comment.ts";
import type { Snapshot } from "../snapshot.ts";

/** The state of judging: what is known, what was on record, and what this pass adds. */
export interface Docket {
  readonly snapshot: Snapshot;
  readonly bot: readonly BotComment[];
  readonly now: Instant;
  readonly ledger: Ledger;
  readonly incident: Incident | undefined;
  /** Receipts of this pass. */
  readonly fresh: readonly LedgerEntry[];
  /** Answers due, by what they answer: the id of a comment, or `close-<id>`. */
  readonly replies: ReadonlyMap<string, Reply>;
  /** Reactions due, by comment. */
  readonly reactions: ReadonlyMap<number, Reaction>;
}

/** One answer to one comment. */
interface Reply {
  readonly to: string;
  readonly parts: readonly ReplyPart[];
}

/** A docket before anything is judged. */
export function openDocket(
  snapshot: Snapshot,
  bot: readonly BotComment[],
  ledger: Ledger,
  now: Instant,
): Docket {
  return {
    snapshot,
    bot,
    now,
    ledger,
    incident: fold(ledger),
    fresh: [],
    replies: new Map(),
    reactions: new Map(),
  };
}

/** Whether there is a receipt of that id. */
export const isJudged = (docket: Docket, id: string): boolean =>
  docket.ledger.entries.some((entry) => entry.id === id);

/** Adds a receipt; judging the same thing twice changes nothing. */
export function record(
  docket: Docket,
  id: string,
  events: readonly IncidentEvent[],
  verdict: Verdict = { kind: "accepted" },
): Docket {
  if (isJudged(docket, id)) return docket;
  const seq = (docket.ledger.entries.at(-1)?.seq ?? 0) + 1;
  const entry: LedgerEntry = { id, seq, judgedAt: docket.now, verdict, events };
  const ledger = { entries: [...docket.ledger.entries, entry] };
  return { ...docket, ledger, incident: fold(ledger), fresh: [...docket.fresh, entry] };
}

/** Adds a part to the answer of something. */
export function answer(docket: Docket, slot: string, to: string, part: ReplyPart): Docket {
  const parts = [...(docket.replies.get(slot)?.parts ?? []), part];
  return { ...docket, replies: new Map(docket.replies).set(slot, { to, parts }) };
}

/** Whether that person has write access, which makes a responder. */
export function isResponder(docket: Docket, login: string): boolean {
  const permission = docket.snapshot.permissions.get(login);
  return permission === "write" || permission === "maintain" || permission === "admin";
}
