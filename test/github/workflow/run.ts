import type { RunnerHost } from "../actions.ts";
import { pageUrl } from "../present/address.ts";
import { presentRun, presentWorkflow } from "../present/run.ts";
import type { JobRecord, RepositoryState, RunRecord } from "../store/records.ts";
import { repositoryNamed } from "../store/open-store.ts";
import type { World } from "../world.ts";

type Wanted = Omit<Parameters<RunnerHost["createRun"]>[0], "repository">;

/** Adds a queued run of a workflow. */
export function createRun(world: World, repository: RepositoryState, wanted: Wanted): RunRecord {
  const now = world.clock.now();
  const id = world.nextId();
  const workflowId = workflowIdOf(world, repository, wanted.workflowPath);
  const run: RunRecord = {
    ...wanted,
    id,
    repository: repository.fullName,
    workflowId,
    status: "queued",
    conclusion: undefined,
    runNumber: repository.runs.count(workflowId) + 1,
    createdAt: now,
    updatedAt: now,
    startedAt: now,
    htmlUrl: pageUrl(world, `${repository.fullName}/actions/runs/${id}`),
  };
  repository.runs.put(run);
  announceRun(world, run, "requested");
  return run;
}

/** The id of the workflow in a file, given on first use. */
export function workflowIdOf(world: World, repository: RepositoryState, path: string): number {
  const known = repository.workflowIds.get(path);
  if (known !== undefined) return known;
  const id = world.nextId();
  repository.workflowIds.set(path, id);
  return id;
}

export function findRun(world: World, id: number): RunRecord | undefined {
  for (const repository of world.repositories.values()) {
    const run = repository.runs.get(id);
    if (run !== undefined) return run;
  }
  return undefined;
}

/** A job's number, from that of its run: other numbers do not depend on how many jobs there were. */
const numbered = (job: Omit<JobRecord, "id">, run: number, index: number): JobRecord => ({
  ...job,
  id: run * 100 + index,
});

/** Changes a run and announces a new status. */
export function updateRun(
  world: World,
  id: number,
  change: Parameters<RunnerHost["updateRun"]>[1],
): void {
  const before = findRun(world, id);
  if (before === undefined) throw new Error(`there is no run ${id}`);
  const { jobs, ...state } = change;
  const run: RunRecord = {
    ...before,
    ...state,
    ...(jobs === undefined ? {} : { jobs: jobs.map((job, index) => numbered(job, id, index)) }),
    updatedAt: world.clock.now(),
  };
  repositoryNamed(world, run.repository).runs.put(run);
  if (run.status === before.status || run.status === "queued") return;
  announceRun(world, run, run.status);
}

/** Tells of a run; workflows on `workflow_run` start from it, as at GitHub, whoever caused the run. */
function announceRun(world: World, run: RunRecord, action: string): void {
  const repository = repositoryNamed(world, run.repository);
  const { head_repository_id: _, ...told } = presentRun(world, repository, run);
  world.announce({
    event: "workflow_run",
    action,
    repository,
    payload: {
      workflow_run: told,
      workflow: presentWorkflow(world, repository, run),
    },
    actor: { kind: "person", login: run.actor },
    permissions: ["actions"],
    ref: `refs/heads/${repository.defaultBranch}`,
  });
}
