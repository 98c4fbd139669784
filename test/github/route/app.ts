import { route } from "../http/router.ts";
import { ApiError, created, notFound, ok, type Reply } from "../http/reply.ts";
import { namesOf, numberParam, objectOf, param, type Call } from "../http/call.ts";
import { paginated } from "../http/paginate.ts";
import { issueToken, TOKEN_LIFETIME } from "../identity/token.ts";
import { reachOf } from "../identity/actor.ts";
import { presentApp, presentInstallation } from "../present/app.ts";
import { iso } from "../present/address.ts";
import { presentRepository } from "../present/repository.ts";
import type { AppRecord, InstallationRecord, RepositoryState } from "../store/records.ts";

const INSTALLATION = "/app/installations/{installation_id}";

export const APP_ROUTES = [
  route("GET /app", (call) => {
    const app = appOfCall(call);
    const count = [...call.world.installations.values()].filter(({ appId }) => appId === app.id);
    return ok({ ...presentApp(call.world, app), installations_count: count.length });
  }),
  route("GET /app/installations", (call) => {
    const app = appOfCall(call);
    const mine = [...call.world.installations.values()].filter(({ appId }) => appId === app.id);
    return paginated(call, mine, (one) => presentInstallation(call.world, app, one));
  }),
  route(`GET ${INSTALLATION}`, (call) =>
    ok(presentInstallation(call.world, appOfCall(call), installationOf(call))),
  ),
  route(`POST ${INSTALLATION}/access_tokens`, createToken),
  route("GET /repos/{owner}/{repo}/installation", (call) => {
    const app = appOfCall(call);
    const name = `${param(call, "owner")}/${param(call, "repo")}`.toLowerCase();
    const found = [...call.world.installations.values()].find(
      ({ appId, repositories }) =>
        appId === app.id && repositories.some((repository) => repository.toLowerCase() === name),
    );
    if (found === undefined) throw notFound();
    return ok(presentInstallation(call.world, app, found));
  }),
  route("GET /installation/repositories", (call) => {
    if (call.actor.kind !== "integration")
      throw new ApiError(
        403,
        "You must authenticate with an installation access token in order to list repositories for an installation.",
      );
    const reach = reachOf(call.world, call.actor);
    const held = [...call.world.repositories.values()].filter(({ fullName }) =>
      reach.includes(fullName),
    );
    return paginated(
      call,
      held,
      (repository) => presentRepository(call.world, repository),
      (repositories, total) => ({
        total_count: total,
        repository_selection: "selected",
        repositories,
      }),
    );
  }),
];

/** The App whose key signed the request. */
export function appOfCall(call: Call): AppRecord {
  const app = call.actor.kind === "app" ? call.world.apps.get(call.actor.appId) : undefined;
  if (app === undefined) throw new ApiError(401, "A JSON web token could not be decoded");
  return app;
}

function installationOf(call: Call): InstallationRecord {
  const installation = call.world.installations.get(numberParam(call, "installation_id"));
  if (installation?.appId !== appOfCall(call).id) throw notFound();
  return installation;
}

/** A token for an installation, or for some of its repositories and permissions. */
function createToken(call: Call): Reply {
  const app = appOfCall(call);
  const installation = installationOf(call);
  if (installation.suspendedAt !== undefined)
    throw new ApiError(403, "This installation has been suspended");
  const repositories = chosen(call, installation);
  const permissions = { metadata: "read", ...granted(call, installation) } as const;
  const token = issueToken(
    call.world,
    {
      kind: "integration",
      login: `${app.slug}[bot]`,
      appId: app.id,
      installationId: installation.id,
      runId: undefined,
      repositories: repositories?.map(({ fullName }) => fullName),
      permissions,
    },
    TOKEN_LIFETIME,
  );
  return created({
    token,
    expires_at: iso(call.world.clock.now() + TOKEN_LIFETIME),
    permissions,
    repository_selection: "selected",
    ...(repositories === undefined
      ? {}
      : { repositories: repositories.map((one) => presentRepository(call.world, one)) }),
  });
}

function chosen(
  call: Call,
  installation: InstallationRecord,
): readonly RepositoryState[] | undefined {
  const names = namesOf(call, "repositories");
  const ids: unknown = call.body["repository_ids"];
  if (names === undefined && !Array.isArray(ids)) return undefined;
  const held = installation.repositories.flatMap(
    (fullName) => call.world.repositories.get(fullName.toLowerCase()) ?? [],
  );
  const found = held.filter(
    ({ name, id }) => names?.includes(name) === true || (Array.isArray(ids) && ids.includes(id)),
  );
  const asked = (names?.length ?? 0) + (Array.isArray(ids) ? ids.length : 0);
  if (found.length < asked)
    throw new ApiError(
      422,
      "There is at least one repository that does not exist or is not accessible to the parent installation.",
    );
  return found;
}

function granted(
  call: Call,
  installation: InstallationRecord,
): Readonly<Record<string, "read" | "write">> {
  const wanted = objectOf(call.body["permissions"]);
  if (Object.keys(wanted).length === 0) return installation.permissions;
  return Object.fromEntries(
    Object.entries(wanted).map(([name, level]) => {
      const held = name === "metadata" ? "read" : installation.permissions[name];
      if (
        (level !== "read" && level !== "write") ||
        held === undefined ||
        (held === "read" && level === "write")
      )
        throw new ApiError(422, "The permissions requested are not granted to this installation.");
      return [name, level] as const;
    }),
  );
}
