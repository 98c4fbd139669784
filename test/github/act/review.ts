import { may } from "../identity/access.ts";
import { ApiError, invalid } from "../http/reply.ts";
import type { RepositoryCall } from "../http/call.ts";
import { presentPullSimple } from "../present/pull.ts";
import { presentReview } from "../present/review.ts";
import { presentUser } from "../present/user.ts";
import type { PullRecord, ReviewRecord } from "../store/records.ts";
import { stamp } from "./author.ts";
import { isTooLong } from "./issue.ts";
import { announceIssue, changeIssue, isPull, issueOf, record } from "./issue-event.ts";
import { follow } from "./reference.ts";

const STATES = {
  APPROVE: "APPROVED",
  REQUEST_CHANGES: "CHANGES_REQUESTED",
  COMMENT: "COMMENTED",
  PENDING: "PENDING",
} as const;

export type ReviewEvent = keyof typeof STATES;

/** What the review says it is; undefined when it is none of GitHub's words. */
export const reviewEvent = (text: string | undefined): ReviewEvent | undefined =>
  text === undefined
    ? "PENDING"
    : (["APPROVE", "REQUEST_CHANGES", "COMMENT"] as const).find((event) => event === text);

/** Adds a review; the reviewer is no longer asked for one. */
export function review(
  call: RepositoryCall,
  issue: PullRecord,
  wanted: { readonly event: ReviewEvent; readonly body: string; readonly commitSha: string },
): ReviewRecord {
  const { id, author, viaAppId, createdAt } = stamp(call);
  const isVerdict = wanted.event === "APPROVE" || wanted.event === "REQUEST_CHANGES";
  if (isVerdict && author === issue.author)
    throw refused(
      `Can not ${wanted.event === "APPROVE" ? "approve" : "request changes on"} your own pull request`,
    );
  if (wanted.event !== "APPROVE" && wanted.event !== "PENDING" && wanted.body === "")
    throw refused("Could not submit a review without a body");
  if (isTooLong(wanted.body))
    throw invalid({
      resource: "PullRequestReview",
      code: "custom",
      field: "body",
      message: "body is too long (maximum is 65536 characters)",
    });
  const made = {
    id,
    repository: call.repository.fullName,
    issueNumber: issue.number,
    author,
    viaAppId,
    body: wanted.body,
    state: STATES[wanted.event],
    commitSha: wanted.commitSha,
    submittedAt: createdAt,
  };
  call.repository.reviews.put(made);
  if (made.state !== "PENDING") submit(call, issue.number, made);
  return made;
}

const refused = (reason: string): ApiError => new ApiError(422, "Unprocessable Entity", [reason]);

function submit(call: RepositoryCall, number: number, made: ReviewRecord): void {
  const { world, repository, actor } = call;
  const issue = issueOf(call, number);
  if (!isPull(issue)) return;
  const requestedReviewers = issue.pull.requestedReviewers.filter((login) => login !== made.author);
  changeIssue(call, number, { pull: { ...issue.pull, requestedReviewers } });
  // Webhooks write the state in lower case, the API in upper case.
  const shown = { ...presentReview(world, repository, made), state: made.state.toLowerCase() };
  const pull = presentPullSimple(world, repository, issue);
  world.announce({
    event: "pull_request_review",
    action: "submitted",
    repository,
    payload: {
      review: { ...shown, body: made.body === "" ? null : made.body },
      pull_request: pull,
    },
    actor,
    permissions: ["pull_requests"],
    ref: `refs/pull/${number}/merge`,
    sha: issue.pull.headSha,
  });
  follow(call, number, made.body);
}

/** Asks people for a review; throws what GitHub refuses. */
export function requestReview(
  call: RepositoryCall,
  issue: PullRecord,
  logins: readonly string[],
): void {
  if (logins.includes(issue.author))
    throw new ApiError(422, "Review cannot be requested from pull request author.");
  const reader = { role: "read", permission: "metadata", level: "read" } as const;
  const isReader = (login: string): boolean =>
    call.world.users.has(login.toLowerCase()) &&
    (call.repository.collaborators.has(login.toLowerCase()) ||
      (call.repository.owner.toLowerCase() === login.toLowerCase() &&
        may(call.world, { kind: "person", login }, call.repository, reader)));
  if (!logins.every((login) => isReader(login)))
    throw new ApiError(
      422,
      `Reviews may only be requested from collaborators. One or more of the users or teams you specified is not a collaborator of the ${call.repository.fullName} repository.`,
    );
  for (const login of logins) changeRequest(call, issue.number, login, true);
}

/** Asks one person for a review, or asks no longer. */
export function changeRequest(
  call: RepositoryCall,
  number: number,
  login: string,
  isWanted: boolean,
): void {
  const issue = issueOf(call, number);
  if (!isPull(issue) || issue.pull.requestedReviewers.includes(login) === isWanted) return;
  const others = issue.pull.requestedReviewers.filter((other) => other !== login);
  const requestedReviewers = isWanted ? [...others, login] : others;
  changeIssue(call, number, { pull: { ...issue.pull, requestedReviewers } });
  const kind = isWanted ? "review_requested" : "review_request_removed";
  record(call, number, { kind, reviewer: login });
  announceIssue(call, number, kind, { requested_reviewer: presentUser(call.world, login) });
}
