import { changeRequest, requestReview, review, reviewEvent } from "../act/review.ts";
import { authorOf } from "../act/author.ts";
import { inRepository } from "../http/router.ts";
import { created, invalid, notFound, ok, type Reply } from "../http/reply.ts";
import { namesOf, numberParam, textOf, type RepositoryCall } from "../http/call.ts";
import { paginated } from "../http/paginate.ts";
import { presentPullSimple } from "../present/pull.ts";
import { presentReview } from "../present/review.ts";
import { presentUser } from "../present/user.ts";
import { pullOf } from "./pulls.ts";

const PULL = "/repos/{owner}/{repo}/pulls/{pull_number}";
const READ = { permission: "pull_requests", level: "read", role: "read" } as const;
const WRITE = { permission: "pull_requests", level: "write", role: "read" } as const;

export const REVIEW_ROUTES = [
  inRepository(`GET ${PULL}/reviews`, READ, (call) => {
    const { number } = pullOf(call);
    const found = call.repository.reviews.of(number);
    return paginated(call, found, (one) => presentReview(call.world, call.repository, one));
  }),
  inRepository(`GET ${PULL}/reviews/{review_id}`, READ, (call) => {
    const found = call.repository.reviews.get(numberParam(call, "review_id"));
    if (found?.issueNumber !== pullOf(call).number) throw notFound();
    return ok(presentReview(call.world, call.repository, found));
  }),
  inRepository(`POST ${PULL}/reviews`, WRITE, submit),
  inRepository(`GET ${PULL}/requested_reviewers`, READ, (call) =>
    ok({
      users: pullOf(call).pull.requestedReviewers.map((login) => presentUser(call.world, login)),
      teams: [],
    }),
  ),
  inRepository(`POST ${PULL}/requested_reviewers`, { ...WRITE, role: "write" }, (call) => {
    requestReview(call, pullOf(call), namesOf(call, "reviewers") ?? []);
    return created(presentPullSimple(call.world, call.repository, pullOf(call)));
  }),
  inRepository(`DELETE ${PULL}/requested_reviewers`, { ...WRITE, role: "write" }, (call) => {
    const { number } = pullOf(call);
    for (const login of namesOf(call, "reviewers") ?? []) changeRequest(call, number, login, false);
    return ok(presentPullSimple(call.world, call.repository, pullOf(call)));
  }),
];

function submit(call: RepositoryCall): Reply {
  authorOf(call);
  const issue = pullOf(call);
  const event = reviewEvent(textOf(call, "event"));
  if (event === undefined)
    throw invalid({ resource: "PullRequestReview", code: "invalid", field: "event" });
  const made = review(call, issue, {
    event,
    body: textOf(call, "body") ?? "",
    commitSha: textOf(call, "commit_id") ?? issue.pull.headSha,
  });
  return ok(presentReview(call.world, call.repository, made));
}
