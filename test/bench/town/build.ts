import type { InstalledApp, LocalGitHub } from "../../github/local-github.ts";
import type { Person } from "../../github/person.ts";
import { EVENTS, PERMISSIONS } from "../../support/app-manifest.ts";
import { FILES, playModel, prepareModel, type Stage } from "./model.ts";

/** How large a town is. */
export interface TownPlan {
  /** Accounts, each with an installation of the App. */
  readonly owners: number;
  /** Repositories of each. */
  readonly repositories: number;
  /** Open incidents in each repository. */
  readonly incidents: number;
  readonly stage: Stage;
}

/** What a town has: where it is, and who may do what there. */
export interface Charter {
  readonly url: string;
  readonly appId: number;
  readonly privateKey: string;
  readonly webhookSecret: string;
  /** Token of a person who may write everywhere. */
  readonly token: string;
  readonly repositories: readonly {
    /** `owner/name` */
    readonly fullName: string;
    readonly installation: number;
  }[];
}

const SECRET = "webhook-secret-of-the-bench";

/** Makes accounts with repositories, installs the App for each, and lets incidents have happened there. */
export async function buildTown(
  github: LocalGitHub,
  plan: TownPlan,
): Promise<{ readonly app: InstalledApp; readonly charter: Charter }> {
  const person = github.addPerson("ann");
  const owners = Array.from({ length: plan.owners }, (_, at) => `team-${at + 1}`);
  const owned = owners.map((owner) =>
    Array.from({ length: plan.repositories }, (_, at) =>
      addRepository(github, owner, `service-${at + 1}`),
    ),
  );
  const [[first = ""] = []] = owned;
  const app = github.installApp({
    slug: "sitrep",
    repositories: owned[0] ?? [],
    permissions: PERMISSIONS,
    events: EVENTS,
    webhookSecret: SECRET,
  });
  const installations = owners.map((owner, at) =>
    at === 0 ? app.installationId : app.installOn(owner, owned[at] ?? []),
  );
  await prepareModel(github, app, first);
  await populate(github, app, person, owned.flat(), plan);
  return {
    app,
    charter: {
      url: github.url,
      appId: app.appId,
      privateKey: app.privateKey,
      webhookSecret: SECRET,
      token: person.token,
      repositories: owned.flatMap((names, at) =>
        names.map((fullName) => ({ fullName, installation: installations[at] ?? 0 })),
      ),
    },
  };
}

const addRepository = (github: LocalGitHub, owner: string, name: string): string =>
  github.addRepository({ owner, name, collaborators: { ann: "admin" }, files: FILES }).fullName;

/** Gives every repository the labels the App prepares, and as many incidents as the plan says. */
async function populate(
  github: LocalGitHub,
  app: InstalledApp,
  person: Person,
  repositories: readonly string[],
  { incidents, stage }: TownPlan,
): Promise<void> {
  const [first = "", ...others] = repositories;
  const labels = github.store.labels(first).filter(({ isDefault }) => !isDefault);
  for (const repository of others)
    for (const { name, color, description = "" } of labels)
      // oxlint-disable-next-line no-await-in-loop
      await person.request("POST", `/repos/${repository}/labels`, { name, color, description });
  if (incidents === 0) return;
  const number = await playModel(github, app, person, first, stage);
  const from = { repository: first, number };
  github.copyIssue(from, { repository: first, copies: incidents - 1 });
  for (const repository of others) github.copyIssue(from, { repository, copies: incidents });
}
