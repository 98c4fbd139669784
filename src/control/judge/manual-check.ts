import type { Ledger, LedgerEntry } from "../../domain/ledger.ts";
import { readBoxes, type BotComment, type Marker } from "../bot-comment.ts";
import { record, type Docket } from "./docket.ts";

type ValidationMarker = Extract<Marker, { readonly kind: "validation" }>;

/** The receipt of the resolution that was asked for last, and the key of the comment that answers it. */
export function resolutionOf({
  entries,
}: Ledger): { readonly receipt: LedgerEntry; readonly request: string } | undefined {
  const receipt = entries.findLast(({ events }) =>
    events.some(({ kind }) => kind === "resolution-requested"),
  );
  if (receipt === undefined) return undefined;
  const [, comment = "", index = ""] = receipt.id.split("/");
  return { receipt, request: `${comment}-${index}` };
}

/**
 * Finds which checks by hand people ticked by mouse in the comment that answers `/resolve`. GitHub lets only people with
 * write access edit a comment of the bot, and does not say which of them it was.
 */
export function judgeChecks(docket: Docket): Docket {
  const resolution = resolutionOf(docket.ledger);
  if (docket.incident?.validation === undefined || resolution === undefined) return docket;
  let next = docket;
  for (const bot of docket.bot)
    if (bot.marker.kind === "validation" && bot.marker.request === resolution.request)
      next = judgeBoxes(next, bot, { marker: bot.marker, receipt: resolution.receipt });
  return next;
}

function judgeBoxes(
  docket: Docket,
  { comment, slot }: BotComment,
  { marker, receipt }: { readonly marker: ValidationMarker; readonly receipt: LedgerEntry },
): Docket {
  const { manual = [] } = docket.incident?.validation ?? {};
  const boxes = readBoxes(comment.body);
  // Boxes were added or removed by hand: the comment is written anew, and no tick is guessed.
  if (boxes.length !== manual.length) return docket;
  const shown = shownChecks(docket, marker);
  // Two hosts that wrote at once left two copies, and people tick one of them: an open box in the other says nothing.
  const isCopied = docket.bot.some((other) => other.slot === slot && other.comment !== comment);
  let next = docket;
  for (const [index, isTicked] of boxes.entries()) {
    const check = index + 1;
    const isKnown = isTicked === shown[index] && !(isTicked && isForgotten(docket, receipt, check));
    if (isKnown || isTicked === manual[index]?.isDone || (isCopied && !isTicked)) continue;
    next = record(next, `manual/${marker.request}/${check}/${comment.updatedAt}`, [
      { kind: "manual-check-set", at: comment.updatedAt, by: undefined, check, isDone: isTicked },
    ]);
  }
  return next;
}

/** A check the bot itself has ticked, and no receipt tells why: the record was lost, and the box is what is left of it. */
const isForgotten = ({ ledger }: Docket, { seq }: LedgerEntry, check: number): boolean =>
  !ledger.entries.some(
    (entry) =>
      entry.seq >= seq &&
      entry.events.some((event) => event.kind === "manual-check-set" && event.check === check),
  );

/** What the comment showed when it was last looked at: as written, and what the mouse did since, which names nobody. */
export function shownChecks(
  { ledger }: Pick<Docket, "ledger">,
  { seq = 0, ticks = "" }: Pick<ValidationMarker, "seq" | "ticks">,
): readonly boolean[] {
  const shown = ticks.split("").map((tick) => tick === "x");
  for (const entry of ledger.entries) {
    if (entry.seq <= seq) continue;
    for (const event of entry.events)
      if (event.kind === "manual-check-set" && event.by === undefined)
        shown[event.check - 1] = event.isDone;
  }
  return shown;
}
