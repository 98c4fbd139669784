import { commitAt } from "../git/git-store.ts";
import type { RepositoryState, RunRecord } from "../store/records.ts";
import type { World } from "../world.ts";
import { iso, nodeId, pageUrl, repoUrl } from "./address.ts";
import { presentSignature } from "./commit.ts";
import { presentMinimalRepository } from "./repository.ts";
import { presentUser } from "./user.ts";

/** One run of a workflow. */
export function presentRun(world: World, repository: RepositoryState, run: RunRecord) {
  const url = repoUrl(world, repository.fullName, `/actions/runs/${run.id}`);
  const actor = presentUser(world, run.actor);
  const { id: repositoryId } = repository;
  return {
    id: run.id,
    name: run.name,
    node_id: nodeId("WFR", run.id),
    check_suite_id: run.id + 1,
    check_suite_node_id: nodeId("CS", run.id + 1),
    head_branch: run.headBranch,
    head_sha: run.headSha,
    path: run.workflowPath,
    display_title: run.displayTitle,
    run_number: run.runNumber,
    run_attempt: 1,
    event: run.event,
    status: run.status,
    conclusion: run.conclusion ?? null,
    workflow_id: run.workflowId,
    url,
    html_url: run.htmlUrl,
    pull_requests: [],
    created_at: iso(run.createdAt),
    updated_at: iso(run.updatedAt),
    run_started_at: iso(run.startedAt),
    actor,
    triggering_actor: actor,
    referenced_workflows: [],
    previous_attempt_url: null,
    jobs_url: `${url}/jobs`,
    logs_url: `${url}/logs`,
    artifacts_url: `${url}/artifacts`,
    cancel_url: `${url}/cancel`,
    rerun_url: `${url}/rerun`,
    check_suite_url: repoUrl(world, repository.fullName, `/check-suites/${run.id + 1}`),
    workflow_url: repoUrl(world, repository.fullName, `/actions/workflows/${run.workflowId}`),
    head_commit: headCommit(repository, run.headSha),
    repository: presentMinimalRepository(world, repository),
    head_repository: presentMinimalRepository(world, repository),
    head_repository_id: repositoryId,
  };
}

/** A commit as runs and suites of checks hold it. */
export function headCommit(repository: RepositoryState, sha: string) {
  const commit = commitAt(repository.git, sha);
  if (commit === undefined) return null;
  const { name, email } = presentSignature(commit.author);
  return {
    id: sha,
    tree_id: commit.tree,
    message: commit.message,
    timestamp: iso(commit.committer.at),
    author: { name, email },
    committer: { name: commit.committer.name, email: commit.committer.email },
  };
}

/** The workflow of a run. */
export function presentWorkflow(
  world: World,
  repository: RepositoryState,
  run: Pick<RunRecord, "workflowId" | "workflowPath" | "name">,
) {
  const file = run.workflowPath.split("/").at(-1) ?? "";
  return {
    id: run.workflowId,
    node_id: nodeId("W", run.workflowId),
    name: run.name,
    path: run.workflowPath,
    state: "active",
    created_at: iso(repository.createdAt),
    updated_at: iso(repository.createdAt),
    url: repoUrl(world, repository.fullName, `/actions/workflows/${run.workflowId}`),
    html_url: pageUrl(
      world,
      `${repository.fullName}/blob/${repository.defaultBranch}/${run.workflowPath}`,
    ),
    badge_url: pageUrl(world, `${repository.fullName}/actions/workflows/${file}/badge.svg`),
  };
}
