import type { ChecklistProgress } from "../../domain/incident.ts";
import type { Renderer } from "../../render/renderer.ts";
import { visibleText, type Marker } from "../bot-comment.ts";
import type { Effect } from "../effect.ts";
import type { Docket } from "../judge/docket.ts";
import { shownTicks } from "../judge/tick.ts";
import { runbookOf } from "../snapshot.ts";
import { placeOf } from "../place.ts";
import { ensureComment, holderOf } from "./slot.ts";

/** One comment for each attached checklist, ticked as the ledger has it. */
export const planChecklists = (docket: Docket, renderer: Renderer): readonly Effect[] =>
  (docket.incident?.checklists ?? []).flatMap((progress) =>
    planChecklist(docket, renderer, progress),
  );

function planChecklist(
  docket: Docket,
  renderer: Renderer,
  progress: ChecklistProgress,
): readonly Effect[] {
  const { ref, steps } = progress;
  const checklist = runbookOf(docket.snapshot, ref)?.checklists.find(({ id }) => id === ref.part);
  if (checklist === undefined) return [];
  const text = renderer.checklist({ place: placeOf(docket.snapshot), progress, checklist });
  const ticks = steps.map(({ state }) => (state === "open" ? "." : "x")).join("");
  const holder = holderOf(docket, `checklist/${ref.id}`);
  if (holder?.marker.kind === "checklist") {
    // What the mouse did is already there to see: no need to write it again.
    const shown = shownTicks(docket, holder.marker);
    const isShown = steps.every(({ state }, index) => (state !== "open") === shown[index]);
    if (isShown && visibleText(holder.comment.body).trimEnd() === text.trimEnd()) return [];
  }
  const seq = docket.ledger.entries.at(-1)?.seq ?? 0;
  const marker: Marker = { kind: "checklist", id: ref.id, seq, ticks };
  return ensureComment(docket, marker, text);
}
