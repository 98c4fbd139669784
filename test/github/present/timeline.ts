import { commitAt } from "../git/git-store.ts";
import { between } from "../git/history.ts";
import type { IssueEventRecord, RepositoryState } from "../store/records.ts";
import type { World } from "../world.ts";
import { iso, nodeId, repoUrl } from "./address.ts";
import { presentAppOrNull } from "./app.ts";
import { presentComment } from "./comment.ts";
import { presentGitCommit } from "./commit.ts";
import { presentIssue } from "./issue.ts";
import { presentRepository } from "./repository.ts";
import { presentReview } from "./review.ts";
import { presentUser } from "./user.ts";

type Item = Readonly<Record<string, unknown>>;

/** An event as both `/events` and `/timeline` show it. */
export function presentEvent(world: World, event: IssueEventRecord): Item {
  const { detail } = event;
  return {
    id: event.id,
    node_id: nodeId("EV", event.id),
    url: repoUrl(world, event.repository, `/issues/events/${event.id}`),
    actor: presentUser(world, event.actor),
    event: detail.kind,
    commit_id: null,
    commit_url: null,
    created_at: iso(event.createdAt),
    performed_via_github_app: presentAppOrNull(world, event.viaAppId),
    ...particulars(world, event),
  };
}

function particulars(world: World, event: IssueEventRecord): Item {
  const { detail } = event;
  const commit = (sha: string | undefined): Item =>
    sha === undefined
      ? {}
      : { commit_id: sha, commit_url: repoUrl(world, event.repository, `/commits/${sha}`) };
  switch (detail.kind) {
    case "labeled":
    case "unlabeled":
      return { label: detail.label };
    case "assigned":
    case "unassigned":
      return {
        assignee: presentUser(world, detail.assignee),
        assigner: presentUser(world, event.actor),
      };
    case "closed":
      return { state_reason: detail.reason ?? null, ...commit(detail.commitSha) };
    case "reopened":
      return { state_reason: "reopened" };
    case "renamed":
      return { rename: { from: detail.from, to: detail.to } };
    case "review_requested":
    case "review_request_removed":
      return {
        review_requester: presentUser(world, event.actor),
        requested_reviewer: presentUser(world, detail.reviewer),
      };
    case "merged":
      return commit(detail.commitSha);
    case "mentioned":
    case "subscribed":
    case "head_ref_deleted":
    case "cross-referenced":
      return {};
  }
}

/**
 * Everything that happened to an issue or a pull request, in order: events, comments, commits and reviews.
 * Each item is presented when called, so that a page costs no more than a page.
 */
export function timelineOf(
  world: World,
  repository: RepositoryState,
  number: number,
): readonly (() => Item)[] {
  const dated = [
    ...eventItems(world, repository, number),
    ...commentItems(world, repository, number),
    ...commitItems(world, repository, number),
    ...reviewItems(world, repository, number),
  ];
  return dated.toSorted((a, b) => a.at - b.at || a.id - b.id).map(({ item }) => item);
}

interface Dated {
  readonly at: number;
  /** Orders what happened at the same time. */
  readonly id: number;
  readonly item: () => Item;
}

function eventItems(world: World, repository: RepositoryState, number: number): readonly Dated[] {
  return repository.events.of(number).map((event) => ({
    at: event.createdAt,
    id: event.id,
    item: () => crossReference(world, event) ?? presentLine(world, event),
  }));
}

/** An event as the timeline shows it: there, who assigned somebody is only the actor. */
function presentLine(world: World, event: IssueEventRecord): Item {
  const { assigner: _, ...item } = presentEvent(world, event);
  return item;
}

/** A mention of the issue elsewhere: the one event that has no id. */
function crossReference(world: World, event: IssueEventRecord): Item | undefined {
  if (event.detail.kind !== "cross-referenced") return undefined;
  const source = world.repositories.get(event.detail.source.repository.toLowerCase());
  const issue = source?.issues.get(event.detail.source.number);
  if (source === undefined || issue === undefined) return undefined;
  return {
    actor: presentUser(world, event.actor),
    created_at: iso(event.createdAt),
    updated_at: iso(event.createdAt),
    event: "cross-referenced",
    source: {
      type: "issue",
      issue: {
        ...presentIssue(world, source, issue),
        repository: presentRepository(world, source),
      },
    },
  };
}

function commentItems(world: World, repository: RepositoryState, number: number): readonly Dated[] {
  return repository.comments.of(number).map((comment) => ({
    at: comment.createdAt,
    id: comment.id,
    item: () => ({
      ...presentComment(world, repository, comment),
      event: "commented",
      actor: presentUser(world, comment.author),
    }),
  }));
}

function commitItems(world: World, repository: RepositoryState, number: number): readonly Dated[] {
  const pull = repository.issues.get(number)?.pull;
  if (pull === undefined) return [];
  return between(repository.git, pull.baseSha, pull.headSha).map((sha) => ({
    at: commitAt(repository.git, sha)?.committer.at ?? 0,
    id: 0,
    item: () => ({ ...presentGitCommit(world, repository, sha), event: "committed" }),
  }));
}

function reviewItems(world: World, repository: RepositoryState, number: number): readonly Dated[] {
  return repository.reviews.of(number).map((review) => ({
    at: review.submittedAt,
    id: review.id,
    item: () => ({ ...presentReview(world, repository, review), event: "reviewed" }),
  }));
}
