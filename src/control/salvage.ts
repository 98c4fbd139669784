import { readMarkers } from "../domain/markdown/marker.ts";
import type { BotComment } from "./bot-comment.ts";
import { isEntry, isRecord } from "./entry-shape.ts";
import type { CommentState } from "./port.ts";

/**
 * The card, where somebody has damaged or cut out what is hidden in it: the engine goes on in the same comment, with
 * those receipts that can still be read. `comments` are those of this bot or another host of it.
 */
export function salvageCard(
  comments: readonly CommentState[],
  self: { readonly app: string },
): BotComment | undefined {
  const card =
    comments.find(({ body }) => body.includes("<!-- sitrep:card")) ??
    // Any workflow writes as `github-actions`: what has no trace of a marker may be anybody's.
    comments.find(
      ({ author, body, isPinned }) =>
        author.app === self.app &&
        self.app !== "github-actions" &&
        isPinned === true &&
        !body.includes("<!-- sitrep:"),
    );
  if (card === undefined) return undefined;
  const entries = readMarkers(card.body).flatMap(({ kind, value }) =>
    kind === "card" && isRecord(value) && Array.isArray(value["entries"])
      ? value["entries"].filter((entry) => isEntry(entry))
      : [],
  );
  return { comment: card, marker: { kind: "card", entries }, slot: "card", isDamaged: true };
}
