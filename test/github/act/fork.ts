import type { RepositoryState } from "../store/records.ts";

/** Commits of a fork can be read in the repository they are offered to: GitHub keeps the objects of both together. */
export function bringObjects(fork: RepositoryState, to: RepositoryState): void {
  for (const [sha, object] of fork.git.objects) to.git.objects.set(sha, object);
}

/** The ref under which a repository has the newest commit of a pull request. */
export function pointAtHead({ git }: RepositoryState, number: number, sha: string): void {
  git.refs.set(`refs/pull/${number}/head`, sha);
}
