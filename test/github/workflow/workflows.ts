import type { TriggerEvent, WorkflowRunner } from "../actions.ts";
import type { Changes } from "../changes.ts";
import { headOf } from "../present/commit.ts";
import { presentRepository } from "../present/repository.ts";
import type { RepositoryState } from "../store/records.ts";
import type { World } from "../world.ts";

/** Hands events to the runner, if there is one, and knows when all is quiet. */
export interface Workflows {
  readonly attach: (runner: WorkflowRunner) => void;
  readonly start: (event: TriggerEvent) => void;
  /** Starts what this cron line stands for, in the name of GitHub. */
  readonly schedule: (world: World, repository: RepositoryState, cron: string) => void;
  readonly cancel: (runId: number) => void;
  readonly isIdle: () => boolean;
}

export function createWorkflows(changes: Changes): Workflows {
  let runner: WorkflowRunner | undefined;
  let waiting = 0;
  const start = (event: TriggerEvent): void => {
    if (runner === undefined) return;
    waiting += 1;
    // The answer to the request that caused it goes out first.
    setImmediate(() => {
      waiting -= 1;
      runner?.trigger(event);
      void runner?.idle().then(() => changes.notify());
    });
  };
  return {
    attach: (given) => {
      runner = given;
    },
    start,
    schedule: (world, repository, cron) =>
      start({
        name: "schedule",
        repository: repository.fullName,
        payload: { schedule: cron, repository: presentRepository(world, repository) },
        actor: repository.owner,
        ref: `refs/heads/${repository.defaultBranch}`,
        sha: headOf(repository),
      }),
    cancel: (runId) => runner?.cancel?.(runId),
    isIdle: () => waiting === 0 && (runner?.isIdle() ?? true),
  };
}
