import type { CommentView, ThreadView } from "../thread-view.ts";

/** The newest comment of somebody that contains a text. */
export const commentWith = (
  thread: ThreadView,
  author: string,
  text: string | RegExp,
): CommentView | undefined =>
  thread.comments.findLast(
    (comment) =>
      comment.author === author &&
      (typeof text === "string" ? comment.body.includes(text) : text.test(comment.body)),
  );

/** The comment; the demo ends with this sentence when it is not there. */
export function mustFind<T>(found: T | undefined, what: string): T {
  if (found === undefined) throw new Error(`there is no ${what}`);
  return found;
}
