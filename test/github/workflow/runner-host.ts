import type { RunnerHost, TokenPermissions } from "../actions.ts";
import type { Changes } from "../changes.ts";
import { issueToken } from "../identity/token.ts";
import { headOf } from "../present/commit.ts";
import { filesAt, repositoryNamed } from "../store/open-store.ts";
import type { RunRecord } from "../store/records.ts";
import { ACTIONS_APP, ACTIONS_BOT, type World } from "../world.ts";
import { createRun, findRun, updateRun } from "./run.ts";

/** What a runner gets to work with. */
export function createRunnerHost(world: World, changes: Changes): RunnerHost {
  return {
    get apiUrl() {
      return world.url;
    },
    now: () => world.clock.now(),
    files: (repository, ref) => filesAt(repositoryNamed(world, repository), ref),
    defaultBranch: (repository) => repositoryNamed(world, repository).defaultBranch,
    headSha: (repository, branch) => headOf(repositoryNamed(world, repository), branch),
    createRun: ({ repository, ...run }) => {
      const made = createRun(world, repositoryNamed(world, repository), run);
      changes.notify();
      return made;
    },
    updateRun: (id, change) => {
      updateRun(world, id, change);
      changes.notify();
    },
    run: (id): RunRecord | undefined => findRun(world, id),
    mintToken: ({ repository, permissions, runId }) => {
      const { fullName } = repositoryNamed(world, repository);
      const token = issueToken(
        world,
        {
          kind: "integration",
          login: ACTIONS_BOT.login,
          appId: ACTIONS_APP.id,
          installationId: undefined,
          runId,
          repositories: [fullName],
          permissions: underscored(permissions),
        },
        undefined,
      );
      return { token, revoke: () => void world.credentials.delete(token) };
    },
    secrets: (repository) => Object.fromEntries(repositoryNamed(world, repository).secrets),
    variables: (repository) => Object.fromEntries(repositoryNamed(world, repository).variables),
  };
}

/** Workflow files write `pull-requests`, the API `pull_requests`. */
const underscored = (permissions: TokenPermissions): TokenPermissions =>
  Object.fromEntries(
    Object.entries(permissions).map(([name, level]) => [name.replaceAll("-", "_"), level]),
  );
