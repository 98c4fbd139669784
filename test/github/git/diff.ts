import { blobAt, commitAt, type GitStore } from "./git-store.ts";
import { flatten } from "./tree.ts";
import { hunks } from "./lines.ts";

/** One file that differs between two commits. */
export interface FileChange {
  readonly path: string;
  readonly status: "added" | "removed" | "modified";
  /** Blob after the change; before it when the file was removed. */
  readonly sha: string;
  readonly additions: number;
  readonly deletions: number;
  /** Unified diff without its header; undefined for binaries. */
  readonly patch: string | undefined;
}

/** Files that differ between two commits, by path. */
export function diff(store: GitStore, from: string, to: string): readonly FileChange[] {
  const before = filesOf(store, from);
  const after = filesOf(store, to);
  const paths = [...new Set([...before.keys(), ...after.keys()])].toSorted();
  return paths.flatMap((path) => {
    const old = before.get(path)?.sha;
    const next = after.get(path)?.sha;
    const sha = next ?? old;
    if (old === next || sha === undefined) return [];
    const status = old === undefined ? "added" : next === undefined ? "removed" : "modified";
    return [{ path, status, sha, ...compare(textOf(store, old), textOf(store, next)) } as const];
  });
}

/** What stands at each path of a commit. */
export const filesOf = (store: GitStore, commit: string) =>
  flatten(store, commitAt(store, commit)?.tree ?? "");

function textOf(store: GitStore, sha: string | undefined): string | undefined {
  const bytes = sha === undefined ? new Uint8Array() : blobAt(store, sha);
  return bytes === undefined || bytes.includes(0) ? undefined : Buffer.from(bytes).toString("utf8");
}

function compare(old: string | undefined, next: string | undefined) {
  if (old === undefined || next === undefined)
    return { additions: 0, deletions: 0, patch: undefined };
  return hunks(old, next);
}
