import type { CommentRecord, RepositoryState } from "../store/records.ts";
import type { World } from "../world.ts";
import { iso, nodeId, pageUrl, repoUrl } from "./address.ts";
import { presentAppOrNull } from "./app.ts";
import { issuePage } from "./issue.ts";
import { presentRollup } from "./reaction.ts";
import { association, presentUser } from "./user.ts";

/** A comment on an issue or a pull request. */
export const presentComment = (
  world: World,
  repository: RepositoryState,
  comment: CommentRecord,
) => ({
  ...presentToldComment(world, repository, comment),
  pin:
    comment.pin === undefined
      ? null
      : { pinned_at: iso(comment.pin.at), pinned_by: presentUser(world, comment.pin.by) },
});

/** A comment as webhooks tell of it. */
export function presentToldComment(
  world: World,
  repository: RepositoryState,
  comment: CommentRecord,
) {
  const url = repoUrl(world, repository.fullName, `/issues/comments/${comment.id}`);
  const issue = repository.issues.get(comment.issueNumber);
  const page = issue === undefined ? pageUrl(world, repository.fullName) : issuePage(world, issue);
  return {
    url,
    html_url: `${page}#issuecomment-${comment.id}`,
    issue_url: repoUrl(world, repository.fullName, `/issues/${comment.issueNumber}`),
    id: comment.id,
    node_id: nodeId("IC", comment.id),
    user: presentUser(world, comment.author),
    created_at: iso(comment.createdAt),
    updated_at: iso(comment.updatedAt),
    body: comment.body,
    author_association: association(repository, comment.author),
    reactions: presentRollup(repository, { kind: "comment", id: comment.id }, url),
    performed_via_github_app: presentAppOrNull(world, comment.viaAppId),
  };
}
