import type { DeploymentRecord, DeploymentStatus, RepositoryState } from "../store/records.ts";
import type { World } from "../world.ts";
import { iso, nodeId, repoUrl } from "./address.ts";
import { presentUser } from "./user.ts";

export function presentDeployment(
  world: World,
  repository: RepositoryState,
  { id, sha, ref, environment, creator, createdAt, updatedAt }: DeploymentRecord,
) {
  const url = repoUrl(world, repository.fullName, `/deployments/${id}`);
  return {
    url,
    id,
    node_id: nodeId("DE", id),
    sha,
    ref,
    task: "deploy",
    payload: {},
    original_environment: environment,
    environment,
    description: null,
    creator: presentUser(world, creator),
    created_at: iso(createdAt),
    updated_at: iso(updatedAt),
    statuses_url: `${url}/statuses`,
    repository_url: repoUrl(world, repository.fullName),
    transient_environment: false,
    production_environment: environment === "production",
  };
}

export function presentDeploymentStatus(
  world: World,
  repository: RepositoryState,
  deployment: DeploymentRecord,
  { id, state, creator, createdAt, logUrl }: DeploymentStatus,
) {
  const url = repoUrl(world, repository.fullName, `/deployments/${deployment.id}`);
  return {
    url: `${url}/statuses/${id}`,
    id,
    node_id: nodeId("DES", id),
    state,
    creator: presentUser(world, creator),
    description: "",
    environment: deployment.environment,
    target_url: logUrl,
    created_at: iso(createdAt),
    updated_at: iso(createdAt),
    deployment_url: url,
    repository_url: repoUrl(world, repository.fullName),
    log_url: logUrl,
  };
}
