import { diff } from "../git/diff.ts";
import { between, mergeBase } from "../git/history.ts";
import { mergeTrees } from "../git/merge.ts";
import type { PullRecord, RepositoryState } from "../store/records.ts";
import type { World } from "../world.ts";
import { isoOrNull, iso, nodeId, repoUrl } from "./address.ts";
import { issuePage, presentLabels } from "./issue.ts";
import { presentRepository } from "./repository.ts";
import { association, presentUser, presentUserOrNull } from "./user.ts";

/** A pull request as lists show it. */
export function presentPullSimple(world: World, repository: RepositoryState, issue: PullRecord) {
  const { pull } = issue;
  const url = repoUrl(world, repository.fullName, `/pulls/${issue.number}`);
  const issueUrl = repoUrl(world, repository.fullName, `/issues/${issue.number}`);
  const page = issuePage(world, issue);
  return {
    url,
    id: pull.id,
    node_id: nodeId("PR", pull.id),
    html_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    issue_url: issueUrl,
    number: issue.number,
    state: issue.state,
    locked: false,
    title: issue.title,
    user: presentUser(world, issue.author),
    body: issue.body ?? null,
    created_at: iso(issue.createdAt),
    updated_at: iso(issue.updatedAt),
    closed_at: isoOrNull(issue.closedAt),
    merged_at: isoOrNull(pull.mergedAt),
    merge_commit_sha: pull.mergeCommitSha ?? null,
    assignee: presentUserOrNull(world, issue.assignees[0]),
    assignees: issue.assignees.map((login) => presentUser(world, login)),
    requested_reviewers: pull.requestedReviewers.map((login) => presentUser(world, login)),
    requested_teams: [],
    labels: presentLabels(world, repository, issue),
    milestone: null,
    draft: pull.isDraft,
    commits_url: `${url}/commits`,
    review_comments_url: `${url}/comments`,
    review_comment_url: repoUrl(world, repository.fullName, "/pulls/comments{/number}"),
    comments_url: `${issueUrl}/comments`,
    statuses_url: repoUrl(world, repository.fullName, `/statuses/${pull.headSha}`),
    head: presentSide(world, headOf(world, repository, issue), pull.headBranch, pull.headSha),
    base: presentSide(world, repository, pull.baseBranch, pull.baseSha),
    _links: linksOf(world, repository, issue),
    author_association: association(repository, issue.author),
    auto_merge: null,
    active_lock_reason: null,
  };
}

/** A pull request as its own page and webhooks show it. */
export function presentPull(world: World, repository: RepositoryState, issue: PullRecord) {
  const { pull } = issue;
  const files = changesOf(repository, issue);
  const count = (of: "additions" | "deletions"): number =>
    files.reduce((sum, file) => sum + file[of], 0);
  const isMergeable = issue.state === "open" ? mergeable(repository, issue) : undefined;
  return {
    ...presentPullSimple(world, repository, issue),
    merged: pull.mergedAt !== undefined,
    mergeable: isMergeable ?? null,
    rebaseable: isMergeable ?? null,
    mergeable_state: isMergeable === undefined ? "unknown" : isMergeable ? "clean" : "dirty",
    merged_by: presentUserOrNull(world, pull.mergedBy),
    comments: repository.comments.count(issue.number),
    review_comments: 0,
    maintainer_can_modify: false,
    commits: between(repository.git, pull.baseSha, pull.headSha).length,
    additions: count("additions"),
    deletions: count("deletions"),
    changed_files: files.length,
  };
}

/** Where its branch is. */
const headOf = (world: World, repository: RepositoryState, { pull }: PullRecord) =>
  world.repositories.get(pull.fork?.toLowerCase() ?? "") ?? repository;

/** A pull request as check runs and workflow runs point to it. */
export function presentPullMinimal(world: World, repository: RepositoryState, issue: PullRecord) {
  const repo = {
    id: repository.id,
    url: repoUrl(world, repository.fullName),
    name: repository.name,
  };
  return {
    id: issue.pull.id,
    number: issue.number,
    url: repoUrl(world, repository.fullName, `/pulls/${issue.number}`),
    head: { ref: issue.pull.headBranch, sha: issue.pull.headSha, repo },
    base: { ref: issue.pull.baseBranch, sha: issue.pull.baseSha, repo },
  };
}

/** Files a pull request changes, compared with where it left its base. */
export function changesOf(repository: RepositoryState, { pull }: PullRecord) {
  const from = mergeBase(repository.git, pull.baseSha, pull.headSha) ?? pull.baseSha;
  return diff(repository.git, from, pull.headSha);
}

const mergeable = (repository: RepositoryState, { pull }: PullRecord): boolean =>
  mergeTrees(repository.git, pull.baseSha, pull.headSha) !== undefined;

function presentSide(world: World, repository: RepositoryState, branch: string, sha: string) {
  return {
    label: `${repository.owner}:${branch}`,
    ref: branch,
    sha,
    user: presentUser(world, repository.owner),
    repo: {
      ...presentRepository(world, repository),
      allow_squash_merge: true,
      allow_merge_commit: true,
      allow_rebase_merge: true,
      allow_auto_merge: false,
      delete_branch_on_merge: false,
      allow_update_branch: false,
    },
  };
}

function linksOf(world: World, repository: RepositoryState, issue: PullRecord) {
  const url = repoUrl(world, repository.fullName, `/pulls/${issue.number}`);
  const issueUrl = repoUrl(world, repository.fullName, `/issues/${issue.number}`);
  const statuses = repoUrl(world, repository.fullName, `/statuses/${issue.pull.headSha}`);
  return {
    self: { href: url },
    html: { href: issuePage(world, issue) },
    issue: { href: issueUrl },
    comments: { href: `${issueUrl}/comments` },
    review_comments: { href: `${url}/comments` },
    review_comment: { href: repoUrl(world, repository.fullName, "/pulls/comments{/number}") },
    commits: { href: `${url}/commits` },
    statuses: { href: statuses },
  };
}
