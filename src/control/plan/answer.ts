import type { Renderer } from "../../render/renderer.ts";
import type { Effect } from "../effect.ts";
import type { Docket } from "../judge/docket.ts";
import { entriesAt } from "./home.ts";
import { placeOf } from "../place.ts";
import { ensureComment, holderOf } from "./slot.ts";

/** Reactions and replies to commands judged in this pass. They come before the receipt, so that none is lost. */
export function planAnswers(docket: Docket, renderer: Renderer): readonly Effect[] {
  const place = placeOf(docket.snapshot);
  const replies = [...docket.replies].flatMap(([slot, { to, parts }]) =>
    holderOf(docket, `reply/${slot}`) === undefined
      ? ensureComment(
          docket,
          { kind: "reply", to: slot, entries: entriesAt(docket, `reply/${slot}`) },
          renderer.reply({ place, to, parts }),
        )
      : [],
  );
  const reactions = [...docket.reactions]
    .filter(([comment]) => !docket.snapshot.reacted.has(comment))
    .map(([comment, reaction]): Effect => ({ kind: "react", comment, reaction }));
  return [...reactions, ...replies];
}
