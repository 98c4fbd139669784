import { diff } from "../git/diff.ts";
import { commitAt } from "../git/git-store.ts";
import type { RepositoryState } from "../store/records.ts";
import type { World } from "../world.ts";
import { iso, pageUrl } from "./address.ts";
import { signatureOf } from "./commit.ts";

/** What a push webhook says. */
export function presentPush(
  world: World,
  repository: RepositoryState,
  pusher: string,
  push: {
    readonly ref: string;
    readonly before: string;
    readonly after: string;
    readonly isForced: boolean;
    readonly commits: readonly string[];
  },
) {
  const { ref, before, after } = push;
  const commits = push.commits.map((sha) => presentPushedCommit(world, repository, sha));
  const head = commitAt(repository.git, after);
  const { name, email } = signatureOf(world, pusher, 0);
  return {
    ref,
    before,
    after,
    created: /^0+$/u.test(before),
    deleted: /^0+$/u.test(after),
    forced: push.isForced,
    base_ref: null,
    compare: pageUrl(
      world,
      `${repository.fullName}/compare/${before.slice(0, 12)}...${after.slice(0, 12)}`,
    ),
    commits,
    head_commit: head === undefined ? null : presentPushedCommit(world, repository, after),
    pusher: { name, email },
  };
}

function presentPushedCommit(world: World, repository: RepositoryState, sha: string) {
  const commit = commitAt(repository.git, sha);
  if (commit === undefined) throw new Error(`${repository.fullName} has no commit ${sha}`);
  const changes = diff(repository.git, commit.parents[0] ?? "", sha);
  const paths = (status: string): readonly string[] =>
    changes.filter((change) => change.status === status).map(({ path }) => path);
  return {
    id: sha,
    tree_id: commit.tree,
    distinct: true,
    message: commit.message,
    timestamp: iso(commit.committer.at),
    url: pageUrl(world, `${repository.fullName}/commit/${sha}`),
    author: { name: commit.author.name, email: commit.author.email },
    committer: { name: commit.committer.name, email: commit.committer.email },
    added: paths("added"),
    removed: paths("removed"),
    modified: paths("modified"),
  };
}
