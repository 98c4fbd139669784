import { commitAt, type GitStore } from "./git-store.ts";
import { entryAt } from "./tree.ts";

/** The commit a branch, tag, full ref or (abbreviated) commit name stands for. */
export function resolve(store: GitStore, ref: string): string | undefined {
  const name = ref.replace(/^refs\//u, "");
  for (const candidate of [`refs/${name}`, `refs/heads/${name}`, `refs/tags/${name}`]) {
    const sha = store.refs.get(candidate);
    if (sha !== undefined) return sha;
  }
  if (!/^[0-9a-f]{4,40}$/u.test(ref)) return undefined;
  if (commitAt(store, ref) !== undefined) return ref;
  const matches = [...store.objects.keys()].filter((sha) => sha.startsWith(ref));
  return matches.find((sha) => commitAt(store, sha) !== undefined);
}

/** A commit and all before it, newest first, in the order git shows them. */
export function history(store: GitStore, from: string): readonly string[] {
  const seen = new Set<string>();
  const waiting = [from];
  const ordered: string[] = [];
  while (waiting.length > 0) {
    waiting.sort((a, b) => committedAt(store, b) - committedAt(store, a));
    const sha = waiting.shift();
    if (sha === undefined || seen.has(sha)) continue;
    seen.add(sha);
    ordered.push(sha);
    waiting.push(...(commitAt(store, sha)?.parents ?? []));
  }
  return ordered;
}

const committedAt = (store: GitStore, sha: string): number =>
  commitAt(store, sha)?.committer.at ?? 0;

/** Commits reachable from `head` and not from `base`, oldest first. */
export function between(store: GitStore, base: string, head: string): readonly string[] {
  const known = new Set(history(store, base));
  return history(store, head)
    .filter((sha) => !known.has(sha))
    .toReversed();
}

/** The newest common ancestor. */
export function mergeBase(store: GitStore, one: string, other: string): string | undefined {
  const known = new Set(history(store, one));
  return history(store, other).find((sha) => known.has(sha));
}

/** Whether a commit changed what stands at a path, compared with each of its parents. */
export function touches(store: GitStore, sha: string, path: string): boolean {
  const at = (commit: string): string | undefined =>
    entryAt(store, commitAt(store, commit)?.tree ?? "", path)?.sha;
  const own = at(sha);
  const parents = commitAt(store, sha)?.parents ?? [];
  if (parents.length === 0) return own !== undefined;
  return parents.every((parent) => at(parent) !== own);
}
