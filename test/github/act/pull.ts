import { commitAt } from "../git/git-store.ts";
import { between } from "../git/history.ts";
import { mergeTrees } from "../git/merge.ts";
import { ApiError, forbidden, invalid } from "../http/reply.ts";
import type { RepositoryCall } from "../http/call.ts";
import type { PullRecord } from "../store/records.ts";
import { authorOf } from "./author.ts";
import { writeCommit } from "./commit.ts";
import { announceIssue, changeIssue, isPull, record } from "./issue-event.ts";
import { closeIssue, draft } from "./issue.ts";
import { moveRef } from "./push.ts";
import { bringObjects, pointAtHead } from "./fork.ts";
import { follow } from "./reference.ts";

/** What a new pull request asks for. */
export interface WantedPull {
  readonly title: string;
  readonly body: string | undefined;
  readonly head: string;
  readonly base: string;
  readonly isDraft: boolean;
}

/** Opens a pull request between two branches of the repository; throws what GitHub refuses. */
export function openPull(call: RepositoryCall, wanted: WantedPull): PullRecord {
  const { repository, actor } = call;
  const isRun = actor.kind === "integration" && actor.runId !== undefined;
  if (isRun && !repository.mayActionsOpenPulls)
    throw forbidden("GitHub Actions is not permitted to create or approve pull requests.");
  const headBranch = wanted.head.split(":").at(-1) ?? "";
  const fork = forkNamed(call, wanted.head);
  const headSha = headOfBranch({ ...call, repository: fork ?? repository }, "head", headBranch);
  if (fork !== undefined) bringObjects(fork, repository);
  const baseSha = headOfBranch(call, "base", wanted.base);
  checkNew(call, wanted, { headBranch, headSha, fork: fork?.fullName });
  const issue = draft(call, wanted.title, wanted.body);
  const pull: PullRecord = {
    ...issue,
    pull: {
      id: call.world.nextId(),
      fork: fork?.fullName,
      headBranch,
      headSha,
      baseBranch: wanted.base,
      baseSha,
      isDraft: wanted.isDraft,
      requestedReviewers: [],
      mergedAt: undefined,
      mergedBy: undefined,
      mergeCommitSha: undefined,
    },
  };
  repository.issues.set(pull.number, pull);
  pointAtHead(repository, pull.number, headSha);
  announceIssue(call, pull.number, "opened");
  follow(call, pull.number, pull.body);
  return pull;
}

const custom = (message: string) => invalid({ resource: "PullRequest", code: "custom", message });

function headOfBranch(call: RepositoryCall, field: "head" | "base", branch: string): string {
  const sha = call.repository.git.refs.get(`refs/heads/${branch}`);
  if (sha === undefined) throw invalid({ resource: "PullRequest", field, code: "invalid" });
  return sha;
}

/** The fork that `mallory:branch` names; undefined for a branch of the repository itself. */
function forkNamed({ world, repository }: RepositoryCall, head: string) {
  const owner = head.includes(":") ? (head.split(":")[0] ?? "") : repository.owner;
  if (owner.toLowerCase() === repository.owner.toLowerCase()) return undefined;
  const fork = [...world.repositories.values()].find(
    (one) => one.forkOf === repository.fullName && one.owner.toLowerCase() === owner.toLowerCase(),
  );
  if (fork === undefined)
    throw invalid({ resource: "PullRequest", field: "head", code: "invalid" });
  return fork;
}

function checkNew(
  call: RepositoryCall,
  { head: asked, base }: WantedPull,
  { headBranch: head, headSha, fork }: Pick<PullRecord["pull"], "headBranch" | "headSha" | "fork">,
): void {
  const { git, owner, issues } = call.repository;
  const baseSha = git.refs.get(`refs/heads/${base}`) ?? "";
  const labelled = asked.includes(":") ? asked : `${owner}:${asked}`;
  if (between(git, baseSha, headSha).length === 0)
    throw custom(`No commits between ${owner}:${base} and ${labelled}`);
  const known = [...issues.values()].find(
    (issue) =>
      isPull(issue) &&
      issue.state === "open" &&
      issue.pull.fork === fork &&
      issue.pull.headBranch === head &&
      issue.pull.baseBranch === base,
  );
  if (known !== undefined) throw custom(`A pull request already exists for ${labelled}.`);
}

export type MergeMethod = "merge" | "squash" | "rebase";

/** Merges a pull request into its base and answers the commit; throws what GitHub refuses. */
export function mergePull(
  call: RepositoryCall,
  issue: PullRecord,
  how: {
    readonly method: MergeMethod;
    readonly sha: string | undefined;
    readonly message: string | undefined;
  },
): string {
  const { git } = call.repository;
  const { pull, number } = issue;
  if (how.sha !== undefined && how.sha !== pull.headSha)
    throw new ApiError(409, "Head branch was modified. Review and try the merge again.");
  const base = git.refs.get(`refs/heads/${pull.baseBranch}`);
  const tree = base === undefined ? undefined : mergeTrees(git, base, pull.headSha);
  if (issue.state === "closed" || pull.isDraft || base === undefined || tree === undefined)
    throw new ApiError(405, "Pull Request is not mergeable");
  const sha = writeCommit(call, {
    tree,
    parents: how.method === "merge" ? [base, pull.headSha] : [base],
    message: how.message ?? messageOf(call, issue, how.method),
  });
  const by = authorOf(call);
  const merged = { mergedAt: call.world.clock.now(), mergedBy: by, mergeCommitSha: sha };
  changeIssue(call, number, { pull: { ...pull, ...merged, baseSha: base } });
  call.repository.contributors.add(issue.author);
  moveRef(call, `refs/heads/${pull.baseBranch}`, sha);
  record(call, number, { kind: "merged", commitSha: sha });
  closeIssue(call, number);
  if (pull.baseBranch === call.repository.defaultBranch) closeNamed(call, issue, sha);
  return sha;
}

function messageOf(call: RepositoryCall, issue: PullRecord, method: MergeMethod): string {
  const { repository } = call;
  const { headBranch, headSha } = issue.pull;
  if (method === "squash") return `${issue.title} (#${issue.number})`;
  if (method === "rebase") return commitAt(repository.git, headSha)?.message ?? issue.title;
  return `Merge pull request #${issue.number} from ${repository.owner}/${headBranch}\n\n${issue.title}`;
}

const CLOSING = /\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):?\s+#(?<number>\d+)\b/giu;

/** "Fixes #7" in a pull request's description closes issue 7 when it reaches the default branch. */
function closeNamed(call: RepositoryCall, { body }: PullRecord, sha: string): void {
  for (const { groups } of (body ?? "").matchAll(CLOSING)) {
    const named = call.repository.issues.get(Number(groups?.["number"]));
    if (named === undefined || named.pull !== undefined) continue;
    if (named.state === "open") closeIssue(call, named.number, "completed", sha);
  }
}

/** Commits of a pull request, oldest first. */
export const commitsOf = (
  { repository }: RepositoryCall,
  { pull }: PullRecord,
): readonly string[] => between(repository.git, pull.baseSha, pull.headSha);
