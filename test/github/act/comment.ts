import { invalid } from "../http/reply.ts";
import { presentToldComment } from "../present/comment.ts";
import { presentToldIssue } from "../present/issue.ts";
import type { RepositoryCall } from "../http/call.ts";
import type { CommentRecord } from "../store/records.ts";
import { stamp } from "./author.ts";
import { isTooLong } from "./issue.ts";
import { changeIssue, issueOf } from "./issue-event.ts";
import { follow } from "./reference.ts";

const problem = (message: string) =>
  invalid({ resource: "IssueComment", code: "unprocessable", field: "data", message });

/** Throws GitHub's refusal of a comment's text. */
function checkBody(body: string): void {
  if (body.trim() === "") throw problem("Body cannot be blank");
  if (isTooLong(body)) throw problem("Body is too long (maximum is 65536 characters)");
}

export function createComment(call: RepositoryCall, number: number, body: string): CommentRecord {
  checkBody(body);
  const made = stamp(call);
  const comment = {
    ...made,
    repository: call.repository.fullName,
    issueNumber: number,
    body,
    updatedAt: made.createdAt,
    pin: undefined,
  };
  call.repository.comments.put(comment);
  changeIssue(call, number, {});
  announceComment(call, comment, "created");
  follow(call, number, body);
  return comment;
}

export function editComment(
  call: RepositoryCall,
  comment: CommentRecord,
  body: string,
): CommentRecord {
  checkBody(body);
  const edited = { ...comment, body, updatedAt: call.world.clock.now() };
  call.repository.comments.put(edited);
  changeIssue(call, comment.issueNumber, {});
  announceComment(call, edited, "edited", { changes: { body: { from: comment.body } } });
  follow(call, comment.issueNumber, body);
  return edited;
}

export function deleteComment(call: RepositoryCall, comment: CommentRecord): void {
  call.repository.comments.delete(comment.id);
  changeIssue(call, comment.issueNumber, {});
  announceComment(call, comment, "deleted");
}

function announceComment(
  call: RepositoryCall,
  comment: CommentRecord,
  action: string,
  extra: Readonly<Record<string, unknown>> = {},
): void {
  const { world, repository, actor } = call;
  const issue = issueOf(call, comment.issueNumber);
  world.announce({
    event: "issue_comment",
    action,
    repository,
    payload: {
      issue: presentToldIssue(world, repository, issue),
      comment: presentToldComment(world, repository, comment),
      ...extra,
    },
    actor,
    permissions: issue.pull === undefined ? ["issues"] : ["issues", "pull_requests"],
  });
}
