import type { CommentState, Forge } from "../control/port.ts";
import { instant } from "../domain/time.ts";
import { AUTHOR_FIELDS, authorOf } from "./author.ts";
import { attempt, attemptRead, attemptWrite, resultOf } from "./fault.ts";
import { placeOf, type Requests } from "./requests.ts";

interface CommentData {
  readonly id: number;
  readonly body?: string;
  readonly user?: { readonly login: string; readonly type?: string } | null;
  readonly performed_via_github_app?: { readonly slug?: string } | null;
  readonly created_at: string;
  readonly updated_at: string;
  readonly html_url: string;
  /** Newer servers tell who pinned it and when; `null` when nobody did. */
  readonly pin?: object | null;
}

/** What `commentOf` reads. */
export const COMMENT_FIELDS: readonly string[] = [
  ...AUTHOR_FIELDS,
  "id",
  "body",
  "created_at",
  "updated_at",
  "html_url",
  "pin",
];

/** A comment as the engine knows it, from the issue's comments or from its timeline. */
export const commentOf = (data: CommentData): CommentState => ({
  id: data.id,
  body: data.body ?? "",
  author: authorOf(data.user, data.performed_via_github_app),
  createdAt: instant(data.created_at),
  updatedAt: instant(data.updated_at),
  isPinned: data.pin === undefined ? undefined : data.pin !== null,
  url: data.html_url,
});

const NEEDS = "issues: write";

/** Writes comments and reacts to them. */
export function commentWrites(
  octokit: Requests,
): Pick<Forge, "createComment" | "editComment" | "deleteComment" | "pinComment" | "react"> {
  const { issues, reactions } = octokit.rest;
  return {
    createComment: async ({ owner, repo, number }, body) => {
      const { data } = await attempt({ to: "write a comment", needs: NEEDS }, () =>
        issues.createComment({ owner, repo, issue_number: number, body }),
      );
      return commentOf(data);
    },
    editComment: async (repo, id, body) =>
      resultOf(
        await attemptWrite({ to: "edit a comment", needs: NEEDS }, () =>
          issues.updateComment({ ...placeOf(repo), comment_id: id, body }),
        ),
      ),
    deleteComment: async (repo, id) => {
      const attempted = await attemptWrite({ to: "delete a comment", needs: NEEDS }, () =>
        issues.deleteComment({ ...placeOf(repo), comment_id: id }),
      );
      const isGone = attempted.kind === "impossible" && [404, 410].includes(attempted.status);
      return isGone ? { kind: "written" } : resultOf(attempted);
    },
    pinComment: async (repo, id) =>
      resultOf(
        await attemptWrite({ to: "pin a comment", needs: NEEDS }, () =>
          octokit.request("PUT /repos/{owner}/{repo}/issues/comments/{comment_id}/pin", {
            ...placeOf(repo),
            comment_id: id,
          }),
        ),
      ),
    react: async (repo, comment, reaction) => {
      // The comment may have been deleted meanwhile: then nobody waits for a reaction.
      await attemptRead({ to: "react to a comment", needs: NEEDS }, () =>
        reactions.createForIssueComment({
          ...placeOf(repo),
          comment_id: comment,
          content: reaction,
        }),
      );
    },
  };
}
