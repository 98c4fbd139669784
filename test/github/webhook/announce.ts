import type { WorkflowRunner } from "../actions.ts";
import { loginOf } from "../identity/actor.ts";
import { nodeId, pageUrl } from "../present/address.ts";
import { headOf } from "../present/commit.ts";
import { presentRepository } from "../present/repository.ts";
import { presentUser } from "../present/user.ts";
import type { InstallationRecord } from "../store/records.ts";
import { account, type World } from "../world.ts";
import type { Happening } from "./happening.ts";

/** The only events of a workflow's own token that start workflows. */
const ALWAYS_START = new Set(["workflow_dispatch", "repository_dispatch"]);

/** Tells of something that happened: each App that subscribes and may know, and the workflows. */
export function announce(
  world: World,
  startWorkflows: (event: Parameters<WorkflowRunner["trigger"]>[0]) => void,
  happening: Happening,
): void {
  const { event, action, repository, actor } = happening;
  const sender = happening.sender ?? loginOf(actor);
  if (sender === undefined) throw new Error(`nobody caused ${event}`);
  const payload = {
    ...(action === undefined ? {} : { action }),
    ...happening.payload,
    repository: presentRepository(world, repository),
    ...organizationOf(world, repository.owner),
    sender: presentUser(world, sender),
  };
  for (const installation of world.installations.values()) {
    const app = world.apps.get(installation.appId);
    if (app === undefined || !hears(installation, happening)) continue;
    const letter = { app, installation, event, action, repository };
    world.office.post({ ...letter, payload: { ...payload, installation: stub(installation) } });
  }
  const isMuted = actor.kind === "integration" && actor.runId !== undefined;
  if (isMuted && !ALWAYS_START.has(event)) return;
  startWorkflows({
    name: event,
    ...(action === undefined ? {} : { action }),
    repository: repository.fullName,
    payload,
    actor: sender,
    ref: happening.ref ?? `refs/heads/${repository.defaultBranch}`,
    sha: happening.sha ?? headOf(repository),
    ...(happening.workflow === undefined
      ? {}
      : {
          workflow: happening.workflow.file,
          inputs: happening.workflow.inputs,
          runId: happening.workflow.runId,
        }),
  });
}

const stub = ({ id }: InstallationRecord) => ({ id, node_id: nodeId("MDI", id) });

function hears(installation: InstallationRecord, happening: Happening): boolean {
  const isThere = installation.repositories.includes(happening.repository.fullName);
  if (!isThere || installation.suspendedAt !== undefined) return false;
  const mayKnow = happening.permissions.some(
    (permission) => permission === "metadata" || installation.permissions[permission] !== undefined,
  );
  const { onlyApp = installation.appId } = happening;
  return mayKnow && onlyApp === installation.appId && installation.events.includes(happening.event);
}

/** The part webhooks of an organization's repositories have. */
export function organizationOf(world: World, owner: string) {
  const user = account(world, owner);
  if (user.type !== "Organization") return {};
  const url = `${world.url}/orgs/${user.login}`;
  return {
    organization: {
      login: user.login,
      id: user.id,
      node_id: nodeId("O", user.id),
      url,
      repos_url: `${url}/repos`,
      events_url: `${url}/events`,
      hooks_url: `${url}/hooks`,
      issues_url: `${url}/issues`,
      members_url: `${url}/members{/member}`,
      public_members_url: `${url}/public_members{/member}`,
      avatar_url: pageUrl(world, `avatars/${user.id}`),
      description: null,
    },
  };
}
