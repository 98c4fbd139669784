import type { ChecklistProgress } from "../../domain/incident.ts";
import type { Renderer } from "../../render/renderer.ts";
import { visibleText, type Marker } from "../bot-comment.ts";
import type { Effect } from "../effect.ts";
import type { Docket } from "../judge/docket.ts";
import { partsOf, wholeId } from "../../domain/runbook/choice.ts";
import type { Runbook } from "../../domain/runbook/runbook.ts";
import type { ChecklistView } from "../../render/view.ts";
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
  const runbook = runbookOf(docket.snapshot, ref);
  const checklist = runbook?.checklists.find(({ id }) => id === ref.part);
  if (runbook === undefined || checklist === undefined) return [];
  const others = isFirstOf(docket, progress) ? othersOf(runbook, ref.part) : [];
  const text = renderer.checklist({ place: placeOf(docket.snapshot), progress, checklist, others });
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

const isFirstOf = ({ incident }: Docket, { ref }: ChecklistProgress): boolean =>
  incident?.checklists.find((other) => other.ref.path === ref.path)?.ref.id === ref.id;

/** The other parts of a runbook, whether or not they are attached by now: what is written once need not change. */
const othersOf = (runbook: Runbook, part: string): ChecklistView["others"] =>
  partsOf(runbook).flatMap(({ id, heading }, index) =>
    id === part ? [] : [{ heading, command: `/runbook ${wholeId(runbook.path)} ${index + 1}` }],
  );
