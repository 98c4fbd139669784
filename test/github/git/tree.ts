import { treeAt, writeObject, type GitStore, type TreeEntry } from "./git-store.ts";

/** What stands at a path: anything but a directory. */
export interface Leaf {
  readonly mode: Exclude<TreeEntry["mode"], "040000">;
  readonly sha: string;
}

/** Every path of a tree with what stands there. */
export function flatten(store: GitStore, tree: string, under = ""): Map<string, Leaf> {
  const leaves = new Map<string, Leaf>();
  for (const { mode, name, sha } of treeAt(store, tree) ?? []) {
    if (mode === "040000") {
      for (const [path, leaf] of flatten(store, sha, `${under}${name}/`)) leaves.set(path, leaf);
    } else leaves.set(`${under}${name}`, { mode, sha });
  }
  return leaves;
}

/** Stores the trees that hold these paths and answers the name of the root. */
export function writeTree(store: GitStore, leaves: ReadonlyMap<string, Leaf>): string {
  const entries: TreeEntry[] = [];
  const below = new Map<string, Map<string, Leaf>>();
  for (const [path, leaf] of leaves) {
    const slash = path.indexOf("/");
    if (slash === -1) entries.push({ ...leaf, name: path });
    else {
      const directory = path.slice(0, slash);
      const inside = below.get(directory) ?? new Map<string, Leaf>();
      below.set(directory, inside.set(path.slice(slash + 1), leaf));
    }
  }
  for (const [name, inside] of below)
    entries.push({ mode: "040000", name, sha: writeTree(store, inside) });
  return writeObject(store, { kind: "tree", entries: entries.toSorted(inGitOrder) });
}

const orderKey = ({ mode, name }: TreeEntry): Buffer =>
  Buffer.from(mode === "040000" ? `${name}/` : name);

/** Git compares names byte by byte, directories as if they ended in a slash. */
function inGitOrder(a: TreeEntry, b: TreeEntry): number {
  return Buffer.compare(orderKey(a), orderKey(b));
}

/** What stands at a path of a tree, directories included; undefined when nothing does. The empty path is the tree itself. */
export function entryAt(store: GitStore, tree: string, path: string): TreeEntry | undefined {
  let entry: TreeEntry = { mode: "040000", name: "", sha: tree };
  for (const name of path.split("/").filter((part) => part !== "")) {
    const found = treeAt(store, entry.sha)?.find((candidate) => candidate.name === name);
    if (found === undefined) return undefined;
    entry = found;
  }
  return entry;
}
