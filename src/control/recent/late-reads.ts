import { runNameOf } from "../../domain/operation/report.ts";
import { earliest, type Instant } from "../../domain/time.ts";
import type { IssueKey } from "../key.ts";
import type { Clock, CommentState, Forge, IssueState, RunState } from "../port.ts";
import { overIssue, overPull, overRuns, overTimeline, type Overlaid } from "./overlay.ts";
import type { Recent } from "./recent.ts";
import {
  forgetComment,
  type IssueFace,
  noteComment,
  noteIssue,
  noteSeen,
  type Trace,
} from "./trace.ts";

/** GitHub for one pass: what this process wrote lately is laid over what is read. */
export interface SureForge {
  readonly forge: Forge;
  /** When to look again because something read was taken for late; `undefined` when all was as written. */
  readonly lookAgainAt: () => Instant | undefined;
}

/** Makes the forge of one pass for one issue. Other issues and repositories go through it unchanged. */
export function withRecent(
  key: IssueKey,
  {
    forge,
    recent,
    clock,
  }: { readonly forge: Forge; readonly recent: Recent; readonly clock: Clock },
): SureForge {
  let lookAgainAt: Instant | undefined;
  let issue: IssueState | undefined;
  const comments = new Map<number, CommentState>();
  const note = (change: (trace: Trace, now: Instant) => Trace): void =>
    recent.note(key, (trace) => change(trace, clock()), clock());
  const believe = <T>({ value, until }: Overlaid<T>): T => {
    lookAgainAt = earliest(lookAgainAt, until);
    return value;
  };
  const trace = (): Trace => recent.traceOf(key, clock());
  /** Notes that a comment was written; `change` is what it is now, `undefined` that it is gone. */
  const wrote = (id: number, change: Partial<CommentState> | undefined): void => {
    const before = comments.get(id);
    const written =
      change === undefined || before === undefined ? undefined : { ...before, ...change };
    if (change !== undefined && written === undefined) return;
    note((old, now) => noteComment(old, id, before?.body, written, now));
    if (written !== undefined) comments.set(id, written);
  };

  /** Notes that somebody may have deleted a comment: from now on the lists are believed, not what was written into it. */
  const unknown = (id: number): void => {
    comments.delete(id);
    note((old) => forgetComment(old, id));
  };

  const edited = (change: Partial<IssueFace>, changedAt: Instant | undefined): void => {
    if (issue === undefined) return;
    const before = issue;
    issue = { ...before, ...change };
    const { labels, isOpen } = issue;
    note((old, now) => noteIssue(old, before, { labels, isOpen }, { at: now, changedAt }));
  };

  return {
    lookAgainAt: () => lookAgainAt,
    forge: {
      ...forge,
      issue: async (asked) => {
        const read = await forge.issue(asked);
        issue = read === undefined ? undefined : believe(overIssue(read, trace()));
        return issue;
      },
      timeline: async (asked) => {
        const items = believe(overTimeline(await forge.timeline(asked), trace()));
        for (const item of items)
          if (item.kind === "comment") comments.set(item.comment.id, item.comment);
        note((old, now) => noteSeen(old, [...comments.values()], now));
        return items;
      },
      pullFrom: async (repo, branch) =>
        believe(overPull(await forge.pullFrom(repo, branch), branch, trace())),
      runs: async (repo, workflow, since) =>
        believe(overRuns(await forge.runs(repo, workflow, since), trace())),
      addLabels: async (asked, added) => {
        const labels = await forge.addLabels(asked, added);
        edited({ labels }, undefined);
        return labels;
      },
      editIssue: async (asked, change) => {
        const changedAt = await forge.editIssue(asked, change);
        const { labels, state } = change;
        edited({ ...(labels && { labels }), ...(state && { isOpen: state.isOpen }) }, changedAt);
        return changedAt;
      },
      createComment: async (asked, body) => {
        const written = await forge.createComment(asked, body);
        const comment = { ...written, isPinned: written.isPinned ?? false };
        comments.set(comment.id, comment);
        note((old, now) => noteComment(old, comment.id, undefined, comment, now));
        return written;
      },
      editComment: async (repo, id, body) => {
        const result = await forge.editComment(repo, id, body);
        if (result.kind === "written") wrote(id, { body });
        else unknown(id);
        return result;
      },
      deleteComment: async (repo, id) => {
        const result = await forge.deleteComment(repo, id);
        if (result.kind === "written") wrote(id, undefined);
        else unknown(id);
        return result;
      },
      pinComment: async (repo, id) => {
        const result = await forge.pinComment(repo, id);
        // Where it cannot be pinned, trying again at once is no use either.
        wrote(id, { isPinned: true });
        return result;
      },
      createPull: async (repo, pull) => {
        const result = await forge.createPull(repo, pull);
        if (result.kind === "written")
          note((old, at) => ({
            ...old,
            pulls: new Map(old.pulls).set(pull.head, { at, value: result.pull }),
          }));
        return result;
      },
      requestReview: async (repo, number, logins) => {
        const result = await forge.requestReview(repo, number, logins);
        note((old, at) => ({
          ...old,
          pulls: new Map(
            [...old.pulls].map(([head, { value }]) => [
              head,
              value.number === number
                ? { at, value: { ...value, requestedReviewers: [...logins] } }
                : { at, value },
            ]),
          ),
        }));
        return result;
      },
      dispatch: async (repo, workflow, branch, inputs) => {
        const result = await forge.dispatch(repo, workflow, branch, inputs);
        if (result.kind === "started")
          note((old, at) => ({
            ...old,
            runs: [...old.runs, { at, value: runOf(inputs, result.run, at) }],
          }));
        return result;
      },
    },
  };
}

/** What is known of a run the moment it was asked for. */
const runOf = (
  inputs: Readonly<Record<string, string>>,
  run: { readonly id: number; readonly url: string } | undefined,
  at: Instant,
): RunState => ({
  id: run?.id ?? 0,
  title: titleOf(inputs),
  isByBot: true,
  status: "waiting",
  conclusion: undefined,
  createdAt: at,
  updatedAt: at,
  url: run?.url ?? "",
});

/** The name its run will have, as far as the engine looks at it. */
function titleOf(inputs: Readonly<Record<string, string>>): string {
  const { operation, issue, request = "", probe = "" } = inputs;
  return operation === undefined
    ? `probe ${probe} · ${request}`
    : runNameOf({ operation, request }, Number(issue), inputs["dry-run"] === "true");
}
