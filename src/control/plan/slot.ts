import { reportsIn, slotOf, withMarker, type BotComment, type Marker } from "../bot-comment.ts";
import type { Effect } from "../effect.ts";
import type { Docket } from "../judge/docket.ts";
import { isUnderWay } from "../judge/operation.ts";
import { runKeyOf } from "../judge/probe.ts";

/**
 * The comment that holds a slot: the oldest, because two hosts may have started at once. One this host may not
 * edit gives way to one it may, and an answer to a probe that is still waiting to one with the report: a fast run
 * may report before the answer is written.
 */
export function holderOf(docket: Docket, slot: string): BotComment | undefined {
  const all = docket.bot.filter((bot) => bot.slot === slot);
  const reported = all.filter(({ marker }) => reportsIn(marker).length > 0);
  const candidates = reported.length > 0 ? reported : all;
  return candidates.find(({ comment }) => !docket.snapshot.locked.has(comment.id)) ?? candidates[0];
}

/** Writes the comment of a slot, or edits it where it says something else. Nothing when it is as it should be. */
export function ensureComment(docket: Docket, marker: Marker, text: string): readonly Effect[] {
  const holder = holderOf(docket, slotOf(marker));
  // Where the only one is beyond this host it writes one of its own, which the other host will fold in.
  if (holder === undefined || docket.snapshot.locked.has(holder.comment.id))
    return [{ kind: "ensure-comment", marker, text, comment: undefined }];
  return normalized(holder.comment.body) === withMarker(text, marker)
    ? []
    : [{ kind: "ensure-comment", marker, text, comment: holder.comment.id }];
}

/** A browser that edits a comment sends it back with the line ends of a form. */
const normalized = (body: string): string => body.replaceAll("\r\n", "\n").trimEnd();

/** Comments that say again what an older one says, once the older one holds everything. */
export function removeDuplicates(docket: Docket): readonly Effect[] {
  return docket.bot
    .filter((bot) => holderOf(docket, bot.slot) !== bot && !mayReport(docket, bot))
    .filter(({ comment }) => !docket.snapshot.locked.has(comment.id))
    .map(({ comment }) => ({ kind: "remove-comment", comment: comment.id }));
}

/** While something runs, its report may be on the way into either of two answers: none is taken away under its hands. */
function mayReport(docket: Docket, { marker }: BotComment): boolean {
  if (marker.kind === "operation") return isUnderWay(docket, marker.request);
  if (marker.kind !== "probe") return false;
  const runs = docket.incident?.probeRuns ?? [];
  return runs.some((run) => runKeyOf(run) === marker.request && run.outcome.kind === "pending");
}
