import { operationsOf } from "../../domain/access/revoke.ts";
import { isHeld, type Access } from "../../domain/access/state.ts";
import { isSamePerson } from "../../domain/operation/limits.ts";
import { stageOf, type Stage } from "../../domain/operation/state.ts";
import type { Renderer } from "../../render/renderer.ts";
import type { AccessNoteView } from "../../render/view.ts";
import type { Effect } from "../effect.ts";
import type { Docket } from "../judge/docket.ts";
import { placeOf } from "../place.ts";
import { entriesAt } from "./home.ts";
import { ensureComment, holderOf } from "./slot.ts";

/** The comment of each request for emergency access, and what its holder is told while it lasts and when it ends. */
export const planAccess = (docket: Docket, renderer: Renderer): readonly Effect[] => [
  ...(docket.incident?.access ?? []).flatMap((access) => [
    ...planComment(docket, access, renderer),
    ...notesOn(docket, access).flatMap((what) =>
      planNote(docket, access.request, { access, what }, renderer),
    ),
  ]),
  ...lostRequests(docket).flatMap((request) =>
    planNote(docket, request, { access: undefined, what: "lost" }, renderer),
  ),
];

/** Requests that have a comment and are not on record: whether they were granted, the lost record knew. */
function lostRequests({ bot, incident }: Docket): readonly string[] {
  const known = new Set(incident?.access.map(({ request }) => request));
  return bot.flatMap(({ slot }) => {
    const request = /^notice\/access-(?<request>\d+-\d+)$/u.exec(slot)?.groups?.["request"];
    return request === undefined || known.has(request) ? [] : [request];
  });
}

function planComment(docket: Docket, access: Access, renderer: Renderer): readonly Effect[] {
  const { snapshot } = docket;
  const key = `access-${access.request}`;
  const policy = snapshot.config.config.access;
  const text = renderer.access({
    place: placeOf(snapshot),
    access,
    approvers: policy?.approvers ?? [],
    giving: stageOfOperation(docket, operationsOf(access).grant),
    taking: stageOfOperation(docket, operationsOf(access).revoke),
  });
  const entries = entriesAt(docket, `notice/${key}`);
  return ensureComment(docket, { kind: "notice", key, entries }, text);
}

const stageOfOperation = ({ incident }: Docket, request: string): Stage | undefined => {
  const run = incident?.operations.find((one) => one.request === request);
  return run === undefined ? undefined : stageOf(run);
};

/** What is to be said of an access in comments of their own, each of which mentions whoever has to act. */
function notesOn(docket: Docket, access: Access): readonly AccessNoteView["what"][] {
  if (isHeld(access)) return access.remindedAt === undefined ? [] : ["ends-soon"];
  if (access.revokedAt === undefined) return [];
  const taking = stageOfOperation(docket, operationsOf(access).revoke);
  if (taking === undefined) return ["by-hand"];
  const ended = isSamePerson(access.revokedBy, access.requestedBy) ? [] : (["ended"] as const);
  return ["failed", "unknown", "lapsed"].includes(taking) ? [...ended, "not-taken"] : ended;
}

/** Writes a note that is not there; one that is there stays as it was said. */
function planNote(
  docket: Docket,
  request: string,
  note: Pick<AccessNoteView, "access" | "what">,
  renderer: Renderer,
): readonly Effect[] {
  const key = `access-${request}-${note.what}`;
  const slot = `notice/${key}`;
  if (holderOf(docket, slot) !== undefined) return [];
  const text = renderer.accessNote({ place: placeOf(docket.snapshot), ...note });
  return ensureComment(docket, { kind: "notice", key, entries: entriesAt(docket, slot) }, text);
}
