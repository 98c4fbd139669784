import type { Octokit } from "@octokit/rest";
import type { RepoKey } from "../../control/key.ts";
import type { Clock, Forge, Urgency } from "../../control/port.ts";
import { createLru } from "../../domain/lru.ts";
import { type ClientSettings, createClient } from "../../github/client.ts";
import { createForge } from "../../github/forge.ts";
import {
  type Installation,
  installationFor,
  installationsOf,
  repositoriesOf,
} from "../../github/installations.ts";
import { rememberRepositories } from "./known-repositories.ts";
import type { Myself } from "./myself.ts";

/** The accounts the App is installed on, each with a client, a token and limits of its own. */
export interface Tenants {
  /** GitHub as the installation that covers the repository sees it; more urgent requests go first. */
  readonly forgeFor: (repo: RepoKey, urgency: Urgency) => Promise<Forge>;
  /** A webhook told which installation an account has. */
  readonly learn: (owner: string, installation: number) => void;
  /** The App left the account, or what was known of it proved wrong. */
  readonly forget: (owner: string) => void;
  readonly installations: () => Promise<readonly Installation[]>;
  /** Those an installation covers; asked of GitHub once an hour, or when `forgetRepositories` says so. */
  readonly repositories: (installation: number) => Promise<readonly RepoKey[]>;
  /** Repositories of the installation came, went, or could not be reached. */
  readonly forgetRepositories: (installation: number) => void;
}

/** What tenants are made of. */
export interface TenantsOptions {
  readonly appId: string;
  readonly privateKey: string;
  readonly asApp: Octokit;
  readonly myself: Pick<Myself, "ask">;
  readonly client: ClientSettings;
  readonly clock: Clock;
}

const MOST_OWNERS = 10_000;
const MOST_CLIENTS = 1000;

/** Makes the tenants of one App. */
export function createTenants(options: TenantsOptions): Tenants {
  const { asApp, myself, appId, privateKey } = options;
  const installationByOwner = createLru<string, number>({ most: MOST_OWNERS });
  const clients = createLru<number, Octokit>({ most: MOST_CLIENTS });

  const clientOf = (installationId: number): Octokit => {
    const known = clients.get(installationId);
    if (known !== undefined) return known;
    const credentials = { kind: "installation", appId, privateKey, installationId } as const;
    const client = createClient(credentials, options.client);
    clients.set(installationId, client);
    return client;
  };
  const learn = (owner: string, installation: number): void =>
    installationByOwner.set(owner.toLowerCase(), installation);

  const repositories = rememberRepositories(
    (installation) => repositoriesOf(clientOf(installation)),
    options.clock,
  );

  return {
    learn,
    forget: (owner) => installationByOwner.delete(owner.toLowerCase()),
    forgeFor: async (repo, urgency) => {
      const known = installationByOwner.get(repo.owner.toLowerCase());
      const installation = known ?? (await installationFor(asApp, repo));
      learn(repo.owner, installation);
      return createForge(clientOf(installation), await myself.ask(), urgency);
    },
    installations: () => installationsOf(asApp),
    repositories: repositories.of,
    forgetRepositories: repositories.forget,
  };
}
