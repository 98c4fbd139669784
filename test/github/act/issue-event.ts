import { appOf } from "../identity/actor.ts";
import { notFound } from "../http/reply.ts";
import { presentToldIssue } from "../present/issue.ts";
import { presentPull } from "../present/pull.ts";
import type { RepositoryCall } from "../http/call.ts";
import type { IssueEventDetail, IssueRecord, PullRecord } from "../store/records.ts";
import { authorOf } from "./author.ts";

/** The issue (or pull request) of a number; throws 404. */
export function issueOf(call: RepositoryCall, number: number): IssueRecord {
  const issue = call.repository.issues.get(number);
  if (issue === undefined) throw notFound();
  return issue;
}

export const isPull = (issue: IssueRecord | undefined): issue is PullRecord =>
  issue?.pull !== undefined;

/** Replaces an issue by one that differs in `change` and was updated now. */
export function changeIssue(
  call: RepositoryCall,
  number: number,
  change: Partial<IssueRecord>,
): IssueRecord {
  const issue = { ...issueOf(call, number), ...change, updatedAt: call.world.clock.now() };
  call.repository.issues.set(number, issue);
  return issue;
}

/** Writes one line into an issue's timeline. */
export function record(call: RepositoryCall, number: number, detail: IssueEventDetail): void {
  const id = call.world.nextId();
  call.repository.events.put({
    id,
    repository: call.repository.fullName,
    issueNumber: number,
    actor: authorOf(call),
    viaAppId: appOf(call.actor),
    createdAt: call.world.clock.now(),
    detail,
  });
}

/** Tells Apps and workflows what happened to an issue, or to the pull request of that number. */
export function announceIssue(
  call: RepositoryCall,
  number: number,
  action: string,
  extra: Readonly<Record<string, unknown>> = {},
): void {
  const { world, repository, actor } = call;
  const issue = issueOf(call, number);
  if (!isPull(issue)) {
    const payload = { issue: presentToldIssue(world, repository, issue), ...extra };
    world.announce({
      event: "issues",
      action,
      repository,
      payload,
      actor,
      permissions: ["issues"],
    });
    return;
  }
  const { pull } = issue;
  const isOver = action === "closed" && pull.mergedAt !== undefined;
  world.announce({
    event: "pull_request",
    action,
    repository,
    payload: { number, pull_request: presentPull(world, repository, issue), ...extra },
    actor,
    permissions: ["pull_requests"],
    ref: isOver ? `refs/heads/${pull.baseBranch}` : `refs/pull/${number}/merge`,
    sha: isOver ? (pull.mergeCommitSha ?? pull.headSha) : pull.headSha,
  });
}
