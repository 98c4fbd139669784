import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** A file or folder below a folder. */
interface FolderEntry {
  /** Relative to the folder, with `/`. */
  readonly path: string;
  readonly kind: "file" | "symlink" | "submodule" | "folder";
}

/** The files of a folder, as they were when it was read. */
export interface Folder {
  /** In the order of their paths. */
  readonly entries: readonly FolderEntry[];
  /** Bytes of a file; `undefined` for what was no file. */
  readonly read: (path: string) => Promise<Uint8Array | undefined>;
}

/** What is in working copies and never in repositories. */
const LEFT_OUT: ReadonlySet<string> = new Set([".git", "node_modules"]);

/**
 * Lists a working copy. Symbolic links are not followed; a folder below it that has a `.git` of its own is a submodule
 * and stays closed. Rejects as `node:fs` does.
 */
export async function readFolder(root: string): Promise<Folder> {
  const entries: FolderEntry[] = [];
  await list(root, "", entries);
  entries.sort((a, b) => (a.path < b.path ? -1 : 1));
  const files = new Set(entries.filter(({ kind }) => kind === "file").map(({ path }) => path));
  return {
    entries,
    read: async (path) => (files.has(path) ? await readFile(join(root, path)) : undefined),
  };
}

/** Adds what is in a folder; answers whether it was listed, which a submodule is not. */
async function list(root: string, folder: string, entries: FolderEntry[]): Promise<boolean> {
  const found = await readdir(join(root, folder), { withFileTypes: true });
  if (folder !== "" && found.some(({ name }) => name === ".git")) return false;
  for (const entry of found) {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (LEFT_OUT.has(entry.name)) continue;
    if (entry.isSymbolicLink()) entries.push({ path, kind: "symlink" });
    else if (entry.isFile()) entries.push({ path, kind: "file" });
    else if (entry.isDirectory()) {
      // One folder after the other: thousands at once are more than a process may have open.
      // oxlint-disable-next-line no-await-in-loop
      const isListed = await list(root, path, entries);
      entries.push({ path, kind: isListed ? "folder" : "submodule" });
    }
  }
  return true;
}
