import { keyPair } from "./identity/key-pair.ts";
import { createGitStore, type GitStore, writeBlob, writeObject } from "./git/git-store.ts";
import { writeTree, type Leaf } from "./git/tree.ts";
import { presentInstallation } from "./present/app.ts";
import { signatureOf } from "./present/commit.ts";
import { presentInstalledRepository } from "./present/repository.ts";
import { presentUser } from "./present/user.ts";
import type { AppOptions, RepositoryOptions } from "./local-github.ts";
import type { AppRecord, InstallationRecord, RepositoryState } from "./store/records.ts";
import { createTable } from "./store/table.ts";
import { subjectKey } from "./present/reaction.ts";
import { repositoryNamed } from "./store/open-store.ts";
import { organizationOf } from "./webhook/announce.ts";
import { account, type World } from "./world.ts";

/** The labels GitHub gives a new repository. */
const FIRST_LABELS = [
  ["bug", "d73a4a", "Something isn't working"],
  ["documentation", "0075ca", "Improvements or additions to documentation"],
  ["duplicate", "cfd3d7", "This issue or pull request already exists"],
  ["enhancement", "a2eeef", "New feature or request"],
  ["good first issue", "7057ff", "Good for newcomers"],
  ["help wanted", "008672", "Extra attention is needed"],
  ["invalid", "e4e669", "This doesn't seem right"],
  ["question", "d876e3", "Further information is requested"],
  ["wontfix", "ffffff", "This will not be worked on"],
] as const;

/** Adds a repository with one first commit. */
export function addRepository(world: World, o: RepositoryOptions): RepositoryState {
  const owner = account(world, o.owner, "Organization").login;
  const fullName = `${owner}/${o.name}`;
  if (world.repositories.has(fullName.toLowerCase()))
    throw new Error(`${fullName} is there already`);
  const collaborators = Object.entries(o.collaborators ?? {});
  const repository: RepositoryState = {
    id: world.nextId(),
    owner,
    name: o.name,
    fullName,
    isPrivate: o.isPrivate ?? false,
    defaultBranch: o.defaultBranch ?? "main",
    mayActionsOpenPulls: o.mayActionsOpenPulls ?? true,
    forkOf: o.forkOf,
    createdAt: world.clock.now(),
    collaborators: new Map(
      collaborators.map(([login, role]) => [account(world, login).login.toLowerCase(), role]),
    ),
    secrets: new Map(Object.entries(o.secrets ?? {})),
    variables: new Map(Object.entries(o.variables ?? {})),
    labels: new Map(
      FIRST_LABELS.map(([name, color, description]) => [
        name,
        { id: world.nextId(), name, color, description, isDefault: true },
      ]),
    ),
    issues: new Map(),
    comments: createTable((comment) => comment.issueNumber),
    reactions: createTable((reaction) => subjectKey(reaction.subject)),
    events: createTable((event) => event.issueNumber),
    reviews: createTable((review) => review.issueNumber),
    checkRuns: createTable((run) => run.headSha),
    deployments: createTable((deployment) => deployment.environment),
    reopenedSuites: new Set(),
    runs: createTable((run) => run.workflowId),
    contributors: new Set(),
    workflowIds: new Map(),
    git: createGitStore(),
  };
  if (o.forkOf === undefined)
    firstCommit(world, repository, o.files ?? { "README.md": `# ${o.name}\n` });
  else copyGit(repositoryNamed(world, o.forkOf).git, repository.git);
  world.repositories.set(fullName.toLowerCase(), repository);
  return repository;
}

function copyGit(from: GitStore, to: GitStore): void {
  for (const [sha, object] of from.objects) to.objects.set(sha, object);
  for (const [ref, sha] of from.refs) if (ref.startsWith("refs/heads/")) to.refs.set(ref, sha);
}

function firstCommit(
  world: World,
  { git, owner, defaultBranch }: RepositoryState,
  files: Readonly<Record<string, string | Uint8Array>>,
): void {
  const leaves = Object.entries(files).map(([path, content]): [string, Leaf] => [
    path,
    { mode: "100644", sha: writeBlob(git, content) },
  ]);
  const signature = signatureOf(world, owner, world.clock.now());
  const sha = writeObject(git, {
    kind: "commit",
    tree: writeTree(git, new Map(leaves)),
    parents: [],
    author: signature,
    committer: signature,
    message: "Initial commit",
  });
  git.refs.set(`refs/heads/${defaultBranch}`, sha);
}

/** Registers an App; it is installed nowhere yet. */
export function registerApp(world: World, o: AppOptions): AppRecord {
  const [first = ""] = o.repositories;
  const app = {
    id: world.nextId() % 1_000_000_000,
    slug: o.slug,
    owner: account(world, first.split("/")[0] ?? "").login,
    publicKey: keyPair().publicKey,
    permissions: o.permissions,
    events: o.events,
    webhookUrl: o.webhookUrl,
    webhookSecret: o.webhookSecret,
    createdAt: world.clock.now(),
  };
  world.apps.set(app.id, app);
  account(world, `${app.slug}[bot]`, "Bot");
  return app;
}

/** Installs an App for an owner, or on more of its repositories. */
export function install(
  world: World,
  appId: number,
  owner: string,
  names: readonly string[],
): number {
  const app = world.apps.get(appId);
  if (app === undefined) throw new Error(`there is no App ${appId}`);
  const repositories = names.map((name) => repositoryNamed(world, name));
  const known = [...world.installations.values()].find(
    (one) => one.appId === appId && one.account.toLowerCase() === owner.toLowerCase(),
  );
  const installation: InstallationRecord = {
    id: known?.id ?? world.nextId() % 1_000_000_000,
    appId,
    account: account(world, owner).login,
    repositories: [...(known?.repositories ?? []), ...repositories.map(({ fullName }) => fullName)],
    permissions: known?.permissions ?? app.permissions,
    events: known?.events ?? app.events,
    suspendedAt: known?.suspendedAt,
    createdAt: known?.createdAt ?? world.clock.now(),
  };
  world.installations.set(installation.id, installation);
  const listed = repositories.map((repository) => presentInstalledRepository(repository));
  const common = {
    installation: presentInstallation(world, app, installation),
    requester: null,
    ...organizationOf(world, owner),
    sender: presentUser(world, owner),
  };
  const letter = { app, installation, repository: undefined };
  if (known === undefined) {
    const payload = { action: "created", ...common, repositories: listed };
    world.office.post({ ...letter, event: "installation", action: "created", payload });
  } else {
    const changed = { repositories_added: listed, repositories_removed: [] };
    const payload = { action: "added", repository_selection: "selected", ...common, ...changed };
    world.office.post({ ...letter, event: "installation_repositories", action: "added", payload });
  }
  return installation.id;
}
