import { withMarker } from "../bot-comment.ts";
import type { Effect } from "../effect.ts";
import type { Forge, LabelSpec } from "../port.ts";
import type { Snapshot } from "../snapshot.ts";
import { addComment, lock, replaceComment, type Hands } from "./echo.ts";
import { startOperation } from "./operation.ts";
import { openPostmortem } from "./postmortem.ts";
import { startProbe } from "./probe.ts";

/**
 * Carries out one effect and returns the snapshot as it is behind it. What was written is taken from the answer to
 * the write, never read again: GitHub's lists may lag behind its writes.
 */
export async function apply(snapshot: Snapshot, effect: Effect, hands: Hands): Promise<Snapshot> {
  const { forge } = hands;
  const { key } = snapshot;
  switch (effect.kind) {
    case "ensure-label":
      return await ensureLabel(snapshot, effect.label, hands);
    case "ensure-issue":
      return await editIssue(snapshot, effect, forge);
    case "ensure-comment":
      return await putComment(snapshot, effect, forge);
    case "remove-comment": {
      const result = await forge.deleteComment(key, effect.comment);
      if (result.kind === "impossible") return lock(snapshot, effect.comment);
      return {
        ...snapshot,
        comments: snapshot.comments.filter(({ id }) => id !== effect.comment),
      };
    }
    case "ensure-pinned": {
      // Older servers cannot pin; the card is still the first comment.
      await forge.pinComment(key, effect.comment);
      return replaceComment(snapshot, effect.comment, { isPinned: true });
    }
    case "react":
      await forge.react(key, effect.comment, effect.reaction);
      return { ...snapshot, reacted: new Set([...snapshot.reacted, effect.comment]) };
    case "start-probe":
      return await startProbe(snapshot, effect, hands);
    case "start-operation":
      return await startOperation(snapshot, effect, forge);
    case "ensure-pull-request":
      return await openPostmortem(snapshot, effect, hands);
  }
}

/** Looks before it creates, and only the first time: most repositories have their labels. */
async function ensureLabel(
  snapshot: Snapshot,
  label: LabelSpec,
  { forge, labels }: Hands,
): Promise<Snapshot> {
  const { names } = labels;
  const name = label.name.toLowerCase();
  if (!names.has(name) && !labels.areAll) {
    for (const there of await forge.labels(snapshot.key)) names.add(there.name.toLowerCase());
    labels.areAll = true;
  }
  if (!names.has(name)) await forge.createLabel(snapshot.key, label);
  names.add(name);
  return { ...snapshot, labels: new Set([...snapshot.labels, ...names]) };
}

async function editIssue(
  snapshot: Snapshot,
  { add, remove, isOpen }: Extract<Effect, { kind: "ensure-issue" }>,
  forge: Forge,
): Promise<Snapshot> {
  const { key, issue } = snapshot;
  if (isOpen === undefined && remove.length === 0) {
    const labels = await forge.addLabels(key, add);
    return { ...snapshot, issue: { ...issue, labels } };
  }
  const isRelabeled = add.length > 0 || remove.length > 0;
  const labels = [...issue.labels.filter((name) => !remove.includes(name)), ...add];
  const state = isOpen === undefined ? undefined : stateOf(isOpen);
  await forge.editIssue(key, {
    ...(isRelabeled ? { labels } : {}),
    ...(state === undefined ? {} : { state }),
  });
  return { ...snapshot, issue: { ...issue, labels, isOpen: isOpen ?? issue.isOpen } };
}

const stateOf = (isOpen: boolean) =>
  isOpen ? ({ isOpen: true } as const) : ({ isOpen: false, as: "completed" } as const);

/** Edits the comment of a slot, or writes a new one where there is none. */
async function putComment(
  snapshot: Snapshot,
  { marker, text, comment }: Extract<Effect, { kind: "ensure-comment" }>,
  forge: Forge,
): Promise<Snapshot> {
  const body = withMarker(text, marker);
  if (comment === undefined)
    return addComment(snapshot, await forge.createComment(snapshot.key, body));
  const result = await forge.editComment(snapshot.key, comment, body);
  return result.kind === "impossible"
    ? lock(snapshot, comment)
    : replaceComment(snapshot, comment, { body });
}
