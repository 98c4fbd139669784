import { earliest, instant, type Instant } from "../../domain/time.ts";
import type { CommentState, IssueState, PullState, RunState, TimelineItem } from "../port.ts";
import { doubtedUntil, faceOf, type Trace } from "./trace.ts";

/** What was read with what was written laid over it. */
export interface Overlaid<T> {
  readonly value: T;
  /** When the first thing that was laid over it is no longer believed; `undefined` when nothing was. */
  readonly until: Instant | undefined;
}

/** A timeline in which every comment is as it was last written. */
export function overTimeline(
  items: readonly TimelineItem[],
  { comments }: Trace,
): Overlaid<readonly TimelineItem[]> {
  const doubts: Instant[] = [];
  const seen = new Set<number>();
  const known = items.flatMap((item): readonly TimelineItem[] => {
    const written = item.kind === "comment" ? comments.get(item.comment.id) : undefined;
    if (item.kind !== "comment" || written === undefined) return [item];
    seen.add(item.comment.id);
    const comment = overComment(item.comment, written.value, written.past);
    if (comment === item.comment) return [item];
    doubts.push(doubtedUntil(written));
    return comment === undefined ? [] : [{ kind: "comment", comment }];
  });
  for (const [id, written] of comments) {
    if (seen.has(id) || written.value === undefined) continue;
    doubts.push(doubtedUntil(written));
    known.push({ kind: "comment", comment: written.value });
  }
  const value = doubts.length === 0 ? items : known.toSorted((a, b) => momentOf(a) - momentOf(b));
  return { value, until: earliest(...doubts) };
}

/** A body that is neither as written nor as it was before was changed by somebody since: that counts. */
function overComment(
  read: CommentState,
  written: CommentState | undefined,
  past: ReadonlySet<string>,
): CommentState | undefined {
  if (written === undefined) return undefined;
  const isOld =
    read.body !== written.body && (past.has(read.body) || read.updatedAt < written.updatedAt);
  const isPinned = read.isPinned === false && written.isPinned === true;
  if (!isOld && !isPinned) return read;
  return {
    ...read,
    ...(isOld
      ? {
          body: written.body,
          updatedAt: instant(Math.max(read.updatedAt, written.updatedAt)),
        }
      : {}),
    ...(isPinned ? { isPinned: true } : {}),
  };
}

const momentOf = (item: TimelineItem): Instant =>
  item.kind === "comment" ? item.comment.createdAt : item.at;

/** The issue with the labels and the state that were last written. */
export function overIssue(read: IssueState, { issue }: Trace): Overlaid<IssueState> {
  if (issue === undefined || !issue.past.has(faceOf(read)) || isNewer(read, issue))
    return { value: read, until: undefined };
  return { value: { ...read, ...issue.value }, until: doubtedUntil(issue) };
}

/** What looks as it did before may have been made so again by somebody. */
const isNewer = ({ updatedAt }: IssueState, { changedAt }: NonNullable<Trace["issue"]>): boolean =>
  changedAt !== undefined && updatedAt > changedAt;

/** The newest pull request of a branch; a list may lack the one that was opened, or who was asked to review it. */
export function overPull(
  read: PullState | undefined,
  branch: string,
  { pulls }: Trace,
): Overlaid<PullState | undefined> {
  const written = pulls.get(branch);
  if (written === undefined) return { value: read, until: undefined };
  if (read === undefined || read.number < written.value.number)
    return { value: written.value, until: doubtedUntil(written) };
  const asked = new Set([...read.requestedReviewers, ...written.value.requestedReviewers]);
  const isOld =
    read.number === written.value.number &&
    read.isOpen &&
    asked.size > read.requestedReviewers.length;
  return isOld
    ? { value: { ...read, requestedReviewers: [...asked] }, until: doubtedUntil(written) }
    : { value: read, until: undefined };
}

/** Runs, newest first, with those that were started and are not listed yet. */
export function overRuns(
  read: readonly RunState[],
  { runs }: Trace,
): Overlaid<readonly RunState[]> {
  const missing = runs.filter(({ value }) => !read.some((run) => isSame(run, value)));
  return {
    value: [...missing.map(({ value }) => value), ...read],
    until: earliest(...missing.map(doubtedUntil)),
  };
}

/** Older servers do not tell the id of a run they start; its title ends with the request. */
const isSame = (one: RunState, other: RunState): boolean =>
  one.id === other.id || requestOf(one) === requestOf(other);

const requestOf = ({ title }: RunState): string => title.slice(title.lastIndexOf(" ") + 1);
