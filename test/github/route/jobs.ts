import { inRepository } from "../http/router.ts";
import { numberParam, type RepositoryCall } from "../http/call.ts";
import { notFound } from "../http/reply.ts";
import { paginated } from "../http/paginate.ts";
import { iso, nodeId, pageUrl, repoUrl } from "../present/address.ts";
import type { JobRecord, RunRecord } from "../store/records.ts";

const READ = { permission: "actions", level: "read", role: "read" } as const;

export const JOB_ROUTES = [
  inRepository("GET /repos/{owner}/{repo}/actions/runs/{run_id}/jobs", READ, (call) => {
    const run = call.repository.runs.get(numberParam(call, "run_id"));
    if (run === undefined) throw notFound();
    return paginated(
      call,
      run.jobs ?? [],
      (job) => presentJob(call, run, job),
      (jobs, total) => ({ total_count: total, jobs }),
    );
  }),
];

/** What the job that is this check run has noted, in the form of a check run's annotations. */
export function annotationsOfJob(
  { repository }: RepositoryCall,
  id: number,
): readonly object[] | undefined {
  const jobs = repository.runs.all().flatMap((run) => run.jobs ?? []);
  return jobs
    .find((job) => job.id === id)
    ?.annotations.map(({ level, title, message }) => ({
      path: ".github",
      start_line: 1,
      end_line: 1,
      annotation_level: level,
      title,
      message,
    }));
}

function presentJob({ world, repository }: RepositoryCall, run: RunRecord, job: JobRecord) {
  const { fullName } = repository;
  return {
    id: job.id,
    run_id: run.id,
    run_url: repoUrl(world, fullName, `/actions/runs/${run.id}`),
    run_attempt: 1,
    node_id: nodeId("CR", job.id),
    head_sha: run.headSha,
    head_branch: run.headBranch,
    workflow_name: run.name,
    url: repoUrl(world, fullName, `/actions/jobs/${job.id}`),
    html_url: pageUrl(world, `${fullName}/actions/runs/${run.id}/job/${job.id}`),
    check_run_url: repoUrl(world, fullName, `/check-runs/${job.id}`),
    status: "completed",
    conclusion: job.conclusion,
    name: job.name,
    created_at: iso(run.createdAt),
    started_at: iso(run.startedAt),
    completed_at: iso(run.updatedAt),
    steps: [],
    labels: [],
    runner_id: null,
    runner_name: null,
    runner_group_id: null,
    runner_group_name: null,
  };
}
