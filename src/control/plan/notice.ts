import type { Why } from "../../domain/clause.ts";
import { runbookChoices } from "../../domain/runbook/choice.ts";
import type { Renderer } from "../../render/renderer.ts";
import type { Effect } from "../effect.ts";
import type { Docket } from "../judge/docket.ts";
import { entriesAt } from "./home.ts";
import { placeOf } from "../place.ts";
import { ensureComment, holderOf } from "./slot.ts";

/** Things said once: waiting in triage, no runbook found, no postmortem, the postmortem merged. */
export function planNotices(docket: Docket, renderer: Renderer): readonly Effect[] {
  const { incident } = docket;
  if (incident === undefined) return [];
  const said: Effect[] = [];
  if (incident.phase === "triage")
    said.push(
      ...once(docket, "triage", () =>
        renderer.triageNote(openingNote(docket, { kind: "outsider" })),
      ),
    );
  if (incident.runbookMissing !== undefined) {
    const note = openingNote(docket, incident.runbookMissing);
    said.push(...once(docket, "runbook-missing", () => renderer.runbookMissing(note)));
  }
  said.push(...planEnding(docket, renderer));
  return said;
}

/** Writes a notice that is not there; one that is there stays as it was said. */
function once(docket: Docket, key: string, text: () => string): readonly Effect[] {
  const slot = `notice/${key}`;
  if (holderOf(docket, slot) !== undefined) return [];
  return ensureComment(docket, { kind: "notice", key, entries: entriesAt(docket, slot) }, text());
}

const openingNote = (docket: Docket, because: Why) => ({
  place: placeOf(docket.snapshot),
  because,
  choices: runbookChoices(docket.snapshot.catalogue ?? []).map(({ id, title, path }) => ({
    id,
    title,
    url: `${docket.snapshot.repo.url}/blob/${docket.snapshot.repo.commit}/${path}`,
  })),
});

function planEnding(docket: Docket, renderer: Renderer): readonly Effect[] {
  const { incident, snapshot } = docket;
  if (incident?.phase !== "closed" || incident.outcome === undefined) return [];
  const place = placeOf(docket.snapshot);
  const { postmortem, outcome } = incident;
  if (outcome !== "completed" || postmortem === undefined)
    return once(docket, "no-postmortem", () =>
      renderer.noPostmortem({ place, outcome, impossible: undefined }),
    );
  const { pull, path, state, actionItems } = postmortem;
  const isMerged = state === "merged";
  return once(docket, `${isMerged ? "merged" : "declined"}-${pull}`, () =>
    renderer.merged({
      place,
      pull,
      pullUrl: `${snapshot.repo.url}/pull/${pull}`,
      fileUrl: `${snapshot.repo.url}/blob/${snapshot.repo.defaultBranch}/${path}`,
      mergedBy: snapshot.pull?.mergedBy,
      isMerged,
      actionItems,
    }),
  );
}
