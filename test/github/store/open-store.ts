import { blobAt } from "../git/git-store.ts";
import { filesOf } from "../git/diff.ts";
import { resolve } from "../git/history.ts";
import { isPull } from "../act/issue-event.ts";
import { reactionsTo } from "../present/reaction.ts";
import { timelineOf } from "../present/timeline.ts";
import type { World } from "../world.ts";
import type { RepositoryState } from "./records.ts";
import type { Store } from "./store.ts";

/** Read access to a world. */
export function openStore(world: World): Store {
  const repositoryOf = (name: string): RepositoryState => repositoryNamed(world, name);
  const files = (repository: string, ref?: string): ReadonlyMap<string, Uint8Array> =>
    filesAt(repositoryOf(repository), ref);
  return {
    repositories: () => [...world.repositories.values()].map(({ fullName }) => fullName),
    issues: (repository) => [...repositoryOf(repository).issues.values()],
    issue: (repository, number) => repositoryOf(repository).issues.get(number),
    comments: (repository, number) => repositoryOf(repository).comments.of(number),
    comment: (repository, id) => repositoryOf(repository).comments.get(id),
    labels: (repository) => [...repositoryOf(repository).labels.values()],
    reactions: (repository, subject) => reactionsTo(repositoryOf(repository), subject),
    timeline: (repository, number) =>
      timelineOf(world, repositoryOf(repository), number).map((item) => item()),
    pulls: (repository) =>
      [...repositoryOf(repository).issues.values()].filter((issue) => isPull(issue)),
    reviews: (repository, number) => repositoryOf(repository).reviews.of(number),
    checkRuns: (repository, sha) => repositoryOf(repository).checkRuns.of(sha),
    runs: (repository) => repositoryOf(repository).runs.all(),
    branches: (repository) =>
      [...repositoryOf(repository).git.refs.keys()]
        .filter((ref) => ref.startsWith("refs/heads/"))
        .map((ref) => ref.slice("refs/heads/".length)),
    headSha: (repository, branch) => {
      const state = repositoryOf(repository);
      return resolve(state.git, branch ?? state.defaultBranch);
    },
    file: (repository, path, ref) => {
      const bytes = files(repository, ref).get(path);
      return bytes === undefined ? undefined : Buffer.from(bytes).toString("utf8");
    },
    files,
  };
}

/** A repository by `owner/name`; throws when there is none, which is a mistake of a test. */
export function repositoryNamed(world: World, name: string): RepositoryState {
  const repository = world.repositories.get(name.toLowerCase());
  if (repository === undefined) throw new Error(`there is no repository ${name}`);
  return repository;
}

/** Every file of the tree at a ref; empty when there is no such ref. */
export function filesAt(
  repository: RepositoryState,
  ref = repository.defaultBranch,
): ReadonlyMap<string, Uint8Array> {
  const pull = /^(?:refs\/)?pull\/(?<number>\d+)\/(?:head|merge)$/u.exec(ref)?.groups;
  const head = repository.issues.get(Number(pull?.["number"]))?.pull?.headSha;
  const sha = head ?? resolve(repository.git, ref);
  if (sha === undefined) return new Map();
  const found = new Map<string, Uint8Array>();
  for (const [path, leaf] of filesOf(repository.git, sha)) {
    const bytes = blobAt(repository.git, leaf.sha);
    if (bytes !== undefined) found.set(path, bytes);
  }
  return found;
}
