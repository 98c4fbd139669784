import { inRepository } from "../http/router.ts";
import { created, forbidden, noContent, notFound, ok, type Reply } from "../http/reply.ts";
import { numberParam, requiredText, type RepositoryCall } from "../http/call.ts";
import { paginated } from "../http/paginate.ts";
import { mayChange } from "../identity/access.ts";
import { presentComment } from "../present/comment.ts";
import { createComment, deleteComment, editComment } from "../act/comment.ts";
import { authorOf } from "../act/author.ts";
import { issueOf } from "../act/issue-event.ts";
import type { CommentRecord } from "../store/records.ts";

const ONE = "/repos/{owner}/{repo}/issues/comments/{comment_id}";
const OF_ISSUE = "/repos/{owner}/{repo}/issues/{issue_number}/comments";
const READ = { permission: "issue-or-pull", level: "read", role: "read" } as const;
const WRITE = { permission: "issue-or-pull", level: "write", role: "read" } as const;

export const COMMENT_ROUTES = [
  inRepository("GET /repos/{owner}/{repo}/issues/comments", READ, (call) =>
    listed(call, call.repository.comments.all()),
  ),
  inRepository(`GET ${OF_ISSUE}`, READ, (call) => {
    const { number } = issueOf(call, numberParam(call, "issue_number"));
    return listed(call, call.repository.comments.of(number));
  }),
  inRepository(`POST ${OF_ISSUE}`, WRITE, (call) => {
    authorOf(call);
    const { number } = issueOf(call, numberParam(call, "issue_number"));
    return created(shown(call, createComment(call, number, requiredText(call, "body"))));
  }),
  inRepository(`GET ${ONE}`, READ, (call) => ok(shown(call, commentOf(call)))),
  inRepository(`PATCH ${ONE}`, WRITE, (call) => {
    const comment = changeable(call);
    return ok(shown(call, editComment(call, comment, requiredText(call, "body"))));
  }),
  inRepository(`DELETE ${ONE}`, WRITE, (call) => {
    deleteComment(call, changeable(call));
    return noContent;
  }),
  inRepository(`PUT ${ONE}/pin`, { ...WRITE, role: "write" }, pin),
  inRepository(`DELETE ${ONE}/pin`, { ...WRITE, role: "write" }, (call) => {
    const comment = commentOf(call);
    call.repository.comments.put({ ...comment, pin: undefined });
    return noContent;
  }),
];

function commentOf(call: RepositoryCall): CommentRecord {
  const comment = call.repository.comments.get(numberParam(call, "comment_id"));
  if (comment === undefined) throw notFound();
  return comment;
}

/** A comment the actor may edit or delete: their own, or anybody's for those who may write. */
function changeable(call: RepositoryCall): CommentRecord {
  const comment = commentOf(call);
  const isPull = call.repository.issues.get(comment.issueNumber)?.pull !== undefined;
  const permissions = isPull ? (["issues", "pull_requests"] as const) : (["issues"] as const);
  const isAllowed = permissions.some((permission) =>
    mayChange(call, comment.author, { role: "write", permission }),
  );
  if (!isAllowed) throw forbidden("Must have admin rights to Repository.");
  return comment;
}

const shown = (call: RepositoryCall, comment: CommentRecord): unknown =>
  presentComment(call.world, call.repository, comment);

function listed(call: RepositoryCall, comments: readonly CommentRecord[]): Reply {
  const since = Date.parse(call.query.get("since") ?? "");
  const recent = comments.filter(
    ({ updatedAt }) => Number.isNaN(since) || Math.floor(updatedAt / 1000) * 1000 >= since,
  );
  return paginated(call, recent, (comment) => shown(call, comment));
}

/** One comment of an issue can be pinned; pinning another replaces it. */
function pin(call: RepositoryCall): Reply {
  const comment = commentOf(call);
  for (const other of call.repository.comments.of(comment.issueNumber))
    if (other.pin !== undefined) call.repository.comments.put({ ...other, pin: undefined });
  const pinned = { ...comment, pin: { at: call.world.clock.now(), by: authorOf(call) } };
  call.repository.comments.put(pinned);
  return ok(shown(call, pinned));
}
