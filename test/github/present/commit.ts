import { commitAt, type CommitObject, type Signature } from "../git/git-store.ts";
import type { FileChange } from "../git/diff.ts";
import { resolve } from "../git/history.ts";
import type { RepositoryState } from "../store/records.ts";
import { account, type World } from "../world.ts";
import { iso, nodeId, pageUrl, repoUrl } from "./address.ts";
import { presentUser } from "./user.ts";

const NOREPLY = "users.noreply.github.com";

/** The signature of a login, with the address GitHub gives those who hide theirs. */
export const signatureOf = (world: World, login: string, at: number): Signature => ({
  name: login,
  email: `${account(world, login).id}+${login}@${NOREPLY}`,
  at,
});

export const presentSignature = ({ name, email, at }: Signature) => ({
  name,
  email,
  date: iso(at),
});

/** The account whose no-reply address a signature carries. */
function accountOf(world: World, { email }: Signature) {
  const local = email.endsWith(`@${NOREPLY}`) ? email.slice(0, -NOREPLY.length - 1) : "";
  const login = local.replace(/^\d+\+/u, "");
  const user = world.users.get(login.toLowerCase());
  return user === undefined ? null : presentUser(world, user.login);
}

const UNSIGNED = {
  verified: false,
  reason: "unsigned",
  signature: null,
  payload: null,
  verified_at: null,
};

function commitOrThrow(repository: RepositoryState, sha: string): CommitObject {
  const commit = commitAt(repository.git, sha);
  if (commit === undefined) throw new Error(`${repository.fullName} has no commit ${sha}`);
  return commit;
}

/** A commit as the git database shows it. */
export function presentGitCommit(world: World, repository: RepositoryState, sha: string) {
  const commit = commitOrThrow(repository, sha);
  const git = (rest: string): string => repoUrl(world, repository.fullName, `/git/${rest}`);
  return {
    sha,
    node_id: nodeId("C", Number.parseInt(sha.slice(0, 8), 16)),
    url: git(`commits/${sha}`),
    html_url: pageUrl(world, `${repository.fullName}/commit/${sha}`),
    author: presentSignature(commit.author),
    committer: presentSignature(commit.committer),
    tree: { sha: commit.tree, url: git(`trees/${commit.tree}`) },
    message: commit.message,
    parents: commit.parents.map((parent) => ({
      sha: parent,
      url: git(`commits/${parent}`),
      html_url: pageUrl(world, `${repository.fullName}/commit/${parent}`),
    })),
    verification: UNSIGNED,
  };
}

/** A commit as lists of commits show it. */
export function presentCommit(world: World, repository: RepositoryState, sha: string) {
  const commit = commitOrThrow(repository, sha);
  const git = presentGitCommit(world, repository, sha);
  const url = repoUrl(world, repository.fullName, `/commits/${sha}`);
  return {
    sha,
    node_id: git.node_id,
    commit: {
      author: git.author,
      committer: git.committer,
      message: git.message,
      tree: git.tree,
      url: git.url,
      comment_count: 0,
      verification: UNSIGNED,
    },
    url,
    html_url: git.html_url,
    comments_url: `${url}/comments`,
    author: accountOf(world, commit.author),
    committer: accountOf(world, commit.committer),
    parents: git.parents.map((parent) => ({
      ...parent,
      url: repoUrl(world, repository.fullName, `/commits/${parent.sha}`),
    })),
  };
}

/** A file that a commit or a pull request changes. */
export function presentChange(
  world: World,
  repository: RepositoryState,
  ref: string,
  change: FileChange,
) {
  const page = (kind: string): string =>
    pageUrl(world, `${repository.fullName}/${kind}/${ref}/${encodeURI(change.path)}`);
  return {
    sha: change.sha,
    filename: change.path,
    status: change.status,
    additions: change.additions,
    deletions: change.deletions,
    changes: change.additions + change.deletions,
    blob_url: page("blob"),
    raw_url: page("raw"),
    contents_url: repoUrl(
      world,
      repository.fullName,
      `/contents/${encodeURI(change.path)}?ref=${ref}`,
    ),
    ...(change.patch === undefined ? {} : { patch: change.patch }),
  };
}

/** Head of a branch; throws when there is none, which only a wrong setup can cause. */
export function headOf(repository: RepositoryState, ref = repository.defaultBranch): string {
  const sha = resolve(repository.git, ref);
  if (sha === undefined) throw new Error(`${repository.fullName} has no ${ref}`);
  return sha;
}
