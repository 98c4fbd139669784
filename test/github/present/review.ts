import type { RepositoryState, ReviewRecord } from "../store/records.ts";
import type { World } from "../world.ts";
import { iso, nodeId, pageUrl, repoUrl } from "./address.ts";
import { association, presentUser } from "./user.ts";

export function presentReview(world: World, repository: RepositoryState, review: ReviewRecord) {
  const page = pageUrl(world, `${repository.fullName}/pull/${review.issueNumber}`);
  const html = `${page}#pullrequestreview-${review.id}`;
  const pull = repoUrl(world, repository.fullName, `/pulls/${review.issueNumber}`);
  return {
    id: review.id,
    node_id: nodeId("PRR", review.id),
    user: presentUser(world, review.author),
    body: review.body,
    state: review.state,
    html_url: html,
    pull_request_url: pull,
    author_association: association(repository, review.author),
    _links: { html: { href: html }, pull_request: { href: pull } },
    ...(review.state === "PENDING" ? {} : { submitted_at: iso(review.submittedAt) }),
    commit_id: review.commitSha,
  };
}
