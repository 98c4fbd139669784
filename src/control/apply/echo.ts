import type { Renderer } from "../../render/renderer.ts";
import type { SeenLabels } from "../known-labels.ts";
import type { CommentState, Forge } from "../port.ts";
import type { Snapshot } from "../snapshot.ts";

/** What carrying out an effect needs. */
export interface Hands {
  readonly forge: Forge;
  readonly renderer: Renderer;
  readonly labels: SeenLabels;
}

/** The snapshot with a comment that was just written. GitHub does not say whether it is pinned; it is not. */
export const addComment = (snapshot: Snapshot, comment: CommentState): Snapshot => ({
  ...snapshot,
  comments: [...snapshot.comments, { ...comment, isPinned: comment.isPinned ?? false }],
});

/** The snapshot with a comment changed. */
export const replaceComment = (
  snapshot: Snapshot,
  id: number,
  change: Partial<CommentState>,
): Snapshot => ({
  ...snapshot,
  comments: snapshot.comments.map((comment) =>
    comment.id === id ? { ...comment, ...change } : comment,
  ),
});

/** The snapshot in which a comment is known to be beyond this host. */
export const lock = (snapshot: Snapshot, comment: number): Snapshot => ({
  ...snapshot,
  locked: new Set([...snapshot.locked, comment]),
});
