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

/** Family of the receipts that say that the record was lost and made again. */
export const REBUILT = "rebuilt";

/** Whether there is a card that can be read. */
export const hasCard = ({ bot }: Docket): boolean =>
  bot.some(({ slot, isDamaged }) => slot === "card" && isDamaged !== true);

/** Whether there is a receipt of that id. */
export const isJudged = (docket: Pick<Docket, "ledger">, id: string): boolean =>
  docket.ledger.entries.some((entry) => entry.id === id);

/** Adds a receipt; judging the same thing twice changes nothing. */
export function record(
  docket: Docket,
  id: string,
  events: readonly IncidentEvent[],
  verdict: Verdict = { kind: "accepted" },
): Docket {
  if (isJudged(docket, id)) return docket;
  const { entries: known } = docket.ledger;
  const seq = positionOf(known, id, events[0]?.at);
  const entry: LedgerEntry = { id, seq, judgedAt: docket.now, verdict, events };
  const entries = [...known, entry].toSorted((a, b) => a.seq - b.seq);
  const ledger = { entries };
  return { ...docket, ledger, incident: fold(ledger), fresh: [...docket.fresh, entry] };
}

/**
 * Where a receipt belongs: at the end. Only where the record was lost, some of it may have survived in other comments,
 * and what is judged again goes between that by the moment at which it happened.
 */
function positionOf(known: Ledger["entries"], id: string, at: Instant | undefined): number {
  const [first] = known;
  const last = known.at(-1);
  if (first === undefined || last === undefined) return 1;
  if (id === "open") return first.seq - 1;
  const lost = known.findLast((entry) => entry.id.startsWith(`${REBUILT}/`));
  if (lost === undefined || at === undefined) return last.seq + 1;
  if (at >= lost.judgedAt && id !== "runbook") return last.seq + 1;
  // A runbook is chosen now, but the steps that were done meanwhile are its steps: it comes right after the opening.
  const next =
    id === "runbook"
      ? 1
      : known.findIndex((one) => one.id !== "runbook" && (one.events[0]?.at ?? at) > at);
  const behind = known[next];
  const ahead = known[next - 1];
  if (behind === undefined) return last.seq + 1;
  return ahead === undefined ? behind.seq - 1 : (ahead.seq + behind.seq) / 2;
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
