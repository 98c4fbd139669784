import { authorOf } from "../act/author.ts";
import { resolve } from "../git/history.ts";
import { numberParam, requiredText, textIn, type RepositoryCall } from "../http/call.ts";
import { paginated } from "../http/paginate.ts";
import { ApiError, created, notFound, ok, type Reply } from "../http/reply.ts";
import { inRepository } from "../http/router.ts";
import { pageUrl } from "../present/address.ts";
import { presentDeployment, presentDeploymentStatus } from "../present/deployment.ts";
import type { DeploymentRecord } from "../store/records.ts";

const DEPLOYMENTS = "/repos/{owner}/{repo}/deployments";
const READ = { permission: "deployments", level: "read", role: "read" } as const;
const WRITE = { permission: "deployments", level: "write", role: "write" } as const;

export const DEPLOYMENT_ROUTES = [
  inRepository(`GET ${DEPLOYMENTS}`, READ, list),
  inRepository(`POST ${DEPLOYMENTS}`, WRITE, create),
  inRepository(`GET ${DEPLOYMENTS}/{deployment_id}`, READ, (call) =>
    ok(presentDeployment(call.world, call.repository, deploymentOf(call))),
  ),
  inRepository(`GET ${DEPLOYMENTS}/{deployment_id}/statuses`, READ, (call) => {
    const deployment = deploymentOf(call);
    return paginated(call, deployment.statuses.toReversed(), (status) =>
      presentDeploymentStatus(call.world, call.repository, deployment, status),
    );
  }),
  inRepository(`POST ${DEPLOYMENTS}/{deployment_id}/statuses`, WRITE, createStatus),
];

function deploymentOf(call: RepositoryCall): DeploymentRecord {
  const deployment = call.repository.deployments.get(numberParam(call, "deployment_id"));
  if (deployment === undefined) throw notFound();
  return deployment;
}

/** Newest first, as the query asks. */
function list(call: RepositoryCall): Reply {
  const asked = (name: string, value: string): boolean =>
    [null, "none", value].includes(call.query.get(name));
  const found = call.repository.deployments
    .all()
    .filter(
      ({ environment, ref, sha }) =>
        asked("environment", environment) && asked("ref", ref) && asked("sha", sha),
    );
  return paginated(call, found.toReversed(), (deployment) =>
    presentDeployment(call.world, call.repository, deployment),
  );
}

function create(call: RepositoryCall): Reply {
  const { world, repository, body } = call;
  const ref = requiredText(call, "ref");
  const sha = resolve(repository.git, ref);
  if (sha === undefined) throw new ApiError(422, `No ref found for: ${ref}`);
  const now = world.clock.now();
  const deployment: DeploymentRecord = {
    id: world.nextId(),
    ref,
    sha,
    environment: textIn(body["environment"]) ?? "production",
    creator: authorOf(call),
    createdAt: now,
    updatedAt: now,
    statuses: [],
  };
  repository.deployments.put(deployment);
  return created(presentDeployment(world, repository, deployment));
}

function createStatus(call: RepositoryCall): Reply {
  const { world, repository, body } = call;
  const deployment = deploymentOf(call);
  const now = world.clock.now();
  const status = {
    id: world.nextId(),
    state: requiredText(call, "state"),
    creator: authorOf(call),
    createdAt: now,
    logUrl:
      textIn(body["log_url"]) ??
      textIn(body["target_url"]) ??
      pageUrl(world, `${repository.fullName}/deployments`),
  };
  repository.deployments.put({
    ...deployment,
    updatedAt: now,
    statuses: [...deployment.statuses, status],
  });
  return created(presentDeploymentStatus(world, repository, deployment, status));
}
