import { eventsOf } from "../../domain/fold.ts";
import { encodeMarker } from "../../domain/markdown/marker.ts";
import type { Renderer } from "../../render/renderer.ts";
import type { PostmortemView } from "../../render/view.ts";
import type { Effect } from "../effect.ts";
import type { Docket } from "../judge/docket.ts";
import { needsPostmortem, postmortemBranch, postmortemFile } from "../judge/postmortem.ts";
import { runbookOf } from "../snapshot.ts";
import { placeOf } from "../place.ts";
import { holderOf } from "./slot.ts";

/** Slot key of the notice that says why the pull request could not be opened. */
export const IMPOSSIBLE = "postmortem-impossible";

/** Opens the postmortem of a resolved incident that has none. */
export function planPostmortem(docket: Docket, renderer: Renderer): readonly Effect[] {
  const { incident, snapshot } = docket;
  if (incident?.phase !== "resolved" || !needsPostmortem(docket)) return [];
  if (isOpened(docket) || holderOf(docket, `notice/${IMPOSSIBLE}`) !== undefined) return [];
  const path = postmortemFile(docket);
  const view = viewOf(docket, path);
  const { title, body } = renderer.pullRequest(view);
  const marker = encodeMarker("postmortem", { v: 1, issue: snapshot.key.number });
  const lead = incident.roles.get("lead");
  return [
    {
      kind: "ensure-pull-request",
      branch: postmortemBranch(docket),
      path,
      file: renderer.postmortem(view),
      text: { title, body: `${body.trimEnd()}\n\n${marker}` },
      reviewers: [
        ...new Set([
          ...(lead === undefined ? [] : [lead]),
          ...snapshot.config.config.postmortemReviewers,
        ]),
      ],
    },
  ];
}

/** On record, or done in this pass; a pull request alone may lack its review, if the pass that opened it died. */
const isOpened = ({ snapshot, fresh, incident }: Docket): boolean =>
  snapshot.isPostmortemOpened ||
  (incident?.postmortem !== undefined &&
    !fresh.some(({ events }) => events.some(({ kind }) => kind === "postmortem-opened")));

function viewOf(docket: Docket, path: string): PostmortemView {
  const { incident, snapshot, ledger, now } = docket;
  if (incident === undefined) throw new TypeError("a postmortem needs an incident");
  const steps = incident.checklists.map(({ ref }): readonly [string, readonly string[]] => {
    const checklist = runbookOf(snapshot, ref)?.checklists.find(({ id }) => id === ref.part);
    return [ref.id, (checklist?.steps ?? []).map(({ text }) => text)];
  });
  return {
    place: placeOf(docket.snapshot),
    policy: snapshot.config.config,
    incident,
    answers: snapshot.answers,
    events: eventsOf(ledger),
    refusals: ledger.entries.filter(({ verdict }) => verdict.kind === "refused"),
    steps: new Map(steps),
    path,
    writtenAt: now,
  };
}
