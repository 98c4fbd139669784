import { after, minutes, type Instant } from "../../domain/time.ts";
import type { CommentState, IssueState, PullState, RunState } from "../port.ts";

/** How long GitHub's lists may lack what was written. */
const LAG = minutes(1);

/** What happened longer ago by our own clock is no news whatever GitHub's says: clocks are off by less. */
const OLD_NEWS = minutes(10);

/** What this process has written to one issue lately, and seen of what others wrote. */
export interface Trace {
  readonly comments: ReadonlyMap<number, CommentTrace>;
  readonly issue: IssueTrace | undefined;
  readonly pulls: ReadonlyMap<string, Written<PullState>>;
  readonly runs: readonly Written<RunState>[];
}

/** Something written, and when. */
interface Written<T> {
  readonly at: Instant;
  readonly value: T;
}

/** A comment as it was written; `undefined` when it was deleted. */
interface CommentTrace extends Written<CommentState | undefined> {
  /** Bodies it had before: a list that shows one of them is old. */
  readonly past: ReadonlySet<string>;
}

interface IssueTrace extends Written<IssueFace> {
  /** The same moment by GitHub's clock, where it told: an answer that changed later is not old. */
  readonly changedAt: Instant | undefined;
  /** Labels and state it had before, by `faceOf`. */
  readonly past: ReadonlySet<string>;
}

/** What the engine writes of an issue. */
export type IssueFace = Pick<IssueState, "labels" | "isOpen">;

/** A trace without anything. */
export const NO_TRACE: Trace = {
  comments: new Map(),
  issue: undefined,
  pulls: new Map(),
  runs: [],
};

/** Labels and state as one text, whatever the order of the labels. */
export const faceOf = ({ labels, isOpen }: IssueFace): string =>
  JSON.stringify([isOpen, ...labels.toSorted()]);

/** Until when a list that lacks something written then is believed to be late. */
export const doubtedUntil = ({ at }: { readonly at: Instant }): Instant => after(at, LAG);

/** The trace with a comment written, changed or (`undefined`) deleted; `before` is its body until now. */
export function noteComment(
  trace: Trace,
  id: number,
  before: string | undefined,
  written: CommentTrace["value"],
  at: Instant,
): Trace {
  const past = new Set(trace.comments.get(id)?.past);
  if (before !== undefined) past.add(before);
  return {
    ...trace,
    comments: new Map(trace.comments).set(id, { at, value: written, past }),
  };
}

/**
 * The trace with what other hosts and people did lately to comments of bots, in GitHub's own time: once seen, it
 * does not go back.
 */
export function noteSeen(trace: Trace, comments: readonly CommentState[], at: Instant): Trace {
  const newest = Math.max(...comments.map(({ updatedAt }) => updatedAt));
  let next = trace;
  for (const comment of comments) {
    const known = trace.comments.get(comment.id);
    const isKnown = known !== undefined && (known.value?.updatedAt ?? newest) >= comment.updatedAt;
    const isOld =
      after(comment.updatedAt, LAG) <= newest || after(comment.updatedAt, OLD_NEWS) <= at;
    if (!comment.author.isBot || isKnown || isOld) continue;
    next = noteComment(next, comment.id, undefined, comment, at);
  }
  return next;
}

/** The trace with the issue changed. */
export function noteIssue(
  trace: Trace,
  before: IssueFace | undefined,
  value: IssueFace,
  { at, changedAt }: Pick<IssueTrace, "at" | "changedAt">,
): Trace {
  const past = new Set(trace.issue?.past);
  if (before !== undefined) past.add(faceOf(before));
  past.delete(faceOf(value));
  return { ...trace, issue: { at, changedAt, value, past } };
}

/** The trace without a comment. */
export const forgetComment = (trace: Trace, id: number): Trace => ({
  ...trace,
  comments: new Map([...trace.comments].filter(([other]) => other !== id)),
});

/** The trace with what is older than the lag forgotten. */
export function forgetOld(trace: Trace, now: Instant): Trace {
  const isYoung = (written: { readonly at: Instant }): boolean => doubtedUntil(written) > now;
  return {
    comments: new Map([...trace.comments].filter(([, written]) => isYoung(written))),
    issue: trace.issue === undefined || !isYoung(trace.issue) ? undefined : trace.issue,
    pulls: new Map([...trace.pulls].filter(([, written]) => isYoung(written))),
    runs: trace.runs.filter(isYoung),
  };
}
