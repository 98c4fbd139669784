import type { LocalGitHub } from "../../test/github/local-github.ts";
import type { CommentRecord } from "../../test/github/store/records.ts";

/** Where a thread is: an issue or a pull request. */
export interface ThreadPlace {
  readonly repository: string;
  readonly number: number;
}

/** A thread as it stands on the screen. */
export interface ThreadView {
  readonly isOpen: boolean;
  readonly labels: readonly string[];
  readonly comments: readonly CommentView[];
}

/** One comment as it stands on the screen. */
export interface CommentView {
  readonly id: number;
  readonly author: string;
  readonly body: string;
  readonly isPinned: boolean;
  /** Emoji and who gave it: `👍 sitrep[bot]`. */
  readonly reactions: readonly string[];
}

/** What became different between two looks at a thread. */
export type News =
  | { readonly kind: "commented"; readonly comment: CommentView }
  | { readonly kind: "edited"; readonly comment: CommentView; readonly lines: readonly string[] }
  | { readonly kind: "deleted"; readonly comment: CommentView }
  | { readonly kind: "pinned"; readonly comment: CommentView }
  | { readonly kind: "reacted"; readonly comment: CommentView; readonly reaction: string }
  | {
      readonly kind: "labeled";
      readonly added: readonly string[];
      readonly removed: readonly string[];
    }
  | { readonly kind: "closed" | "reopened" };

const EMOJI: Readonly<Record<string, string>> = {
  "+1": "👍",
  "-1": "👎",
  eyes: "👀",
  rocket: "🚀",
  confused: "😕",
};

/** Looks at a thread. */
export function lookAt({ store }: LocalGitHub, { repository, number }: ThreadPlace): ThreadView {
  const issue = store.issue(repository, number);
  const view = ({ id, author, body, pin }: CommentRecord): CommentView => ({
    id,
    author,
    body,
    isPinned: pin !== undefined,
    reactions: store
      .reactions(repository, { kind: "comment", id })
      .map((reaction) => `${EMOJI[reaction.content] ?? reaction.content} ${reaction.author}`),
  });
  return {
    isOpen: issue?.state === "open",
    labels: issue?.labels ?? [],
    comments: store.comments(repository, number).map(view),
  };
}

/** What a person who looks again sees that was not there before. */
export function newsBetween(before: ThreadView, now: ThreadView): readonly News[] {
  const known = new Map(before.comments.map((comment) => [comment.id, comment]));
  const here = new Set(now.comments.map(({ id }) => id));
  const added = now.labels.filter((label) => !before.labels.includes(label));
  const removed = before.labels.filter((label) => !now.labels.includes(label));
  return [
    ...(before.isOpen === now.isOpen
      ? []
      : [{ kind: now.isOpen ? "reopened" : "closed" } as const]),
    ...(added.length + removed.length === 0 ? [] : [{ kind: "labeled", added, removed } as const]),
    ...now.comments.flatMap((comment) => newsOf(known.get(comment.id), comment)),
    ...before.comments
      .filter(({ id }) => !here.has(id))
      .map((comment): News => ({ kind: "deleted", comment })),
  ];
}

function newsOf(before: CommentView | undefined, comment: CommentView): readonly News[] {
  const reactions = comment.reactions.filter(
    (reaction) => before?.reactions.includes(reaction) !== true,
  );
  const lines = new Set(before?.body.split("\n") ?? []);
  const changed = comment.body.split("\n").filter((line) => line !== "" && !lines.has(line));
  return [
    ...(before === undefined ? [{ kind: "commented", comment } as const] : []),
    ...(before === undefined || before.body === comment.body
      ? []
      : [{ kind: "edited", comment, lines: changed } as const]),
    ...(comment.isPinned && before?.isPinned !== true
      ? [{ kind: "pinned", comment } as const]
      : []),
    ...reactions.map((reaction): News => ({ kind: "reacted", comment, reaction })),
  ];
}
