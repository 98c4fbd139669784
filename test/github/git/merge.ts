import { filesOf } from "./diff.ts";
import type { GitStore } from "./git-store.ts";
import { mergeBase } from "./history.ts";
import { writeTree, type Leaf } from "./tree.ts";

/** The tree of `base` with the changes `head` made since they parted; undefined when both changed one file differently. */
export function mergeTrees(store: GitStore, base: string, head: string): string | undefined {
  const origin = filesOf(store, mergeBase(store, base, head) ?? "");
  const ours = filesOf(store, base);
  const theirs = filesOf(store, head);
  const merged = new Map<string, Leaf>(ours);
  for (const path of new Set([...origin.keys(), ...theirs.keys()])) {
    const [was, our, their] = [origin.get(path), ours.get(path), theirs.get(path)];
    if (their?.sha === was?.sha || their?.sha === our?.sha) continue;
    if (our?.sha !== was?.sha) return undefined;
    if (their === undefined) merged.delete(path);
    else merged.set(path, their);
  }
  return writeTree(store, merged);
}
