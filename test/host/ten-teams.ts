import type { LocalGitHub } from "../github/local-github.ts";
import { startLocalGitHub } from "../github/server.ts";
import { EVENTS, PERMISSIONS } from "../support/app-manifest.ts";
import { earnestEngine, SECRET, settle, startOn } from "./app-host.ts";

const OWNERS = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"].map((letter) => `team-${letter}`);
const RUNBOOK = "# Sync\n\n## First response\n\n- [ ] Look at the queue\n- [ ] Tell support\n";

/** Ten teams, each with an installation of its own of one App that runs. */
export interface TenTeams {
  readonly github: LocalGitHub;
  /** `owner/name` of each team's repository. */
  readonly repositories: readonly string[];
  /** Opens an incident in every repository at once, each the same number there; resolves when GitHub has them all. */
  readonly openEverywhere: () => Promise<void>;
  /** Opens one incident; `carded` does not ask for its card. */
  readonly open: (repository: string) => Promise<void>;
  /** Repositories whose newest incident has its card. */
  readonly carded: () => readonly string[];
  /** Resolves when the App has nothing left to do. */
  readonly settled: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Installs the App for ten teams and waits until it has nothing left to prepare. */
export async function gatherTenTeams(): Promise<TenTeams> {
  const github = await startLocalGitHub();
  const ann = github.addPerson("ann");
  const repositories = OWNERS.map(
    (owner) =>
      github.addRepository({
        owner,
        name: "shop",
        collaborators: { ann: "write" },
        files: { "runbooks/sync.md": RUNBOOK },
      }).fullName,
  );
  const [first = "", ...others] = repositories;
  const installed = github.installApp({
    slug: "sitrep",
    repositories: [first],
    permissions: PERMISSIONS,
    events: EVENTS,
    webhookSecret: SECRET,
  });
  for (const fullName of others) installed.installOn(fullName.split("/")[0] ?? "", [fullName]);
  for (const fullName of repositories)
    await ann.request("POST", `/repos/${fullName}/labels`, { name: "incident", color: "b60205" });
  const { app } = await startOn(github, installed, await earnestEngine());
  await app.recovered;
  const settled = (): Promise<void> => settle(github, app.queue);
  await settled();

  const issue = { title: "Sync is down", labels: ["incident"] };
  let opened = 0;
  return {
    github,
    repositories,
    openEverywhere: async () => {
      opened += 1;
      await Promise.all(repositories.map((fullName) => ann.openIssue(fullName, issue)));
    },
    open: async (repository) => {
      await ann.openIssue(repository, issue);
    },
    carded: () =>
      repositories.filter((fullName) =>
        github.store
          .comments(fullName, opened)
          .some(({ body }) => body.includes("<!-- sitrep:card ")),
      ),
    settled,
    close: async () => {
      await settled();
      await app.close();
      await github.close();
    },
  };
}
