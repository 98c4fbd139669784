import type { StepState } from "../../domain/event.ts";
import { type BotComment, readBoxes } from "../bot-comment.ts";
import { record, type Docket } from "./docket.ts";

/**
 * Finds what people ticked by mouse: a box that is neither as the bot wrote it (with the ticks already seen since
 * then) nor as the ledger has it.
 */
export function judgeTicks(docket: Docket): Docket {
  let next = docket;
  for (const bot of docket.bot)
    if (bot.marker.kind === "checklist") next = judgeChecklist(next, bot, bot.marker);
  return next;
}

function judgeChecklist(
  docket: Docket,
  { comment, slot }: BotComment,
  marker: Extract<BotComment["marker"], { kind: "checklist" }>,
): Docket {
  const progress = docket.incident?.checklists.find(({ ref }) => ref.id === marker.id);
  const boxes = readBoxes(comment.body);
  // Boxes were added or removed by hand: the comment is written anew, and no tick is guessed.
  if (progress === undefined || boxes.length !== progress.steps.length) return docket;
  const shown = shownTicks(docket, marker);
  // Two hosts that wrote at once left two copies, and people tick one of them: an open box in the other says nothing.
  const isCopied = docket.bot.some((other) => other.slot === slot && other.comment !== comment);
  let next = docket;
  for (const [index, isTicked] of boxes.entries()) {
    const state: StepState = progress.steps[index]?.state ?? "open";
    const step = index + 1;
    const isKnown =
      isTicked === shown[index] && !(isTicked && isForgotten(docket, marker.id, step));
    if (isKnown || isTicked === (state !== "open") || (isCopied && !isTicked)) continue;
    next = record(next, `tick/${marker.id}/${step}/${comment.updatedAt}`, [
      {
        kind: "step-set",
        at: comment.updatedAt,
        by: undefined,
        checklist: marker.id,
        step,
        to: isTicked ? "done" : "open",
        reason: undefined,
        via: "mouse",
      },
    ]);
  }
  return next;
}

/** A step the bot itself has ticked, and no receipt tells why: the record was lost, and the box is what is left of it. */
const isForgotten = ({ ledger }: Docket, checklist: string, step: number): boolean =>
  !ledger.entries.some(({ events }) =>
    events.some(
      (event) => event.kind === "step-set" && event.checklist === checklist && event.step === step,
    ),
  );

/** What the comment showed when it was last looked at: as written, and the ticks seen since. */
export function shownTicks(
  docket: Docket,
  marker: { readonly id: string; readonly seq: number; readonly ticks: string },
): readonly boolean[] {
  const shown = marker.ticks.split("").map((tick) => tick === "x");
  for (const { seq, events } of docket.ledger.entries) {
    if (seq <= marker.seq) continue;
    for (const event of events)
      if (event.kind === "step-set" && event.via === "mouse" && event.checklist === marker.id)
        shown[event.step - 1] = event.to !== "open";
  }
  return shown;
}
