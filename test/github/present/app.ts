import { createHash } from "node:crypto";
import type { AppRecord, InstallationRecord } from "../store/records.ts";
import type { World } from "../world.ts";
import { iso, nodeId, pageUrl } from "./address.ts";
import { presentUser } from "./user.ts";

/** An App as GitHub shows it to anybody. */
export function presentApp(world: World, app: AppRecord) {
  return {
    id: app.id,
    client_id: `Iv23li${createHash("sha1").update(app.slug).digest("base64url").slice(0, 14)}`,
    slug: app.slug,
    node_id: nodeId("A", app.id),
    owner: presentUser(world, app.owner),
    name: app.slug,
    description: null,
    external_url: "https://example.com",
    html_url: pageUrl(world, `apps/${app.slug}`),
    created_at: iso(app.createdAt),
    updated_at: iso(app.createdAt),
    permissions: { metadata: "read", ...app.permissions },
    events: app.events,
  };
}

/** The App something was written through. */
export function presentAppOrNull(world: World, appId: number | undefined) {
  const app = appId === undefined ? undefined : world.apps.get(appId);
  return app === undefined ? null : presentApp(world, app);
}

export function presentInstallation(
  world: World,
  app: AppRecord,
  installation: InstallationRecord,
) {
  const account = presentUser(world, installation.account);
  const { client_id } = presentApp(world, app);
  return {
    id: installation.id,
    client_id,
    account,
    repository_selection: "selected",
    access_tokens_url: `${world.url}/app/installations/${installation.id}/access_tokens`,
    repositories_url: `${world.url}/installation/repositories`,
    html_url: pageUrl(world, `settings/installations/${installation.id}`),
    app_id: app.id,
    app_slug: app.slug,
    target_id: account.id,
    target_type: account.type,
    permissions: { metadata: "read", ...installation.permissions },
    events: installation.events,
    created_at: iso(installation.createdAt),
    updated_at: iso(installation.createdAt),
    single_file_name: null,
    has_multiple_single_files: false,
    single_file_paths: [],
    suspended_by: installation.suspendedAt === undefined ? null : account,
    suspended_at: installation.suspendedAt === undefined ? null : iso(installation.suspendedAt),
  };
}
