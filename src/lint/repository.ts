import type { Root } from "mdast";
import { anchorsOf } from "./anchors.ts";
import type { CheckoutEntry } from "./lint.ts";
import type { RepositoryFiles } from "./rule.ts";

/** The files of a checkout, and the anchors of those whose Markdown was read. */
export function repositoryFiles(
  entries: readonly CheckoutEntry[],
  roots: ReadonlyMap<string, Root>,
): RepositoryFiles {
  const kinds = new Map<string, CheckoutEntry["kind"]>([["", "folder"]]);
  for (const { path, kind } of entries) {
    kinds.set(path, kind);
    for (const folder of foldersOf(path)) if (!kinds.has(folder)) kinds.set(folder, "folder");
  }
  const known = new Map<string, ReadonlySet<string>>();
  return {
    kindOf: (path) => kinds.get(path.replace(/\/$/u, "")),
    anchorsOf: (path) => {
      const root = roots.get(path);
      if (root === undefined) return undefined;
      const anchors = known.get(path) ?? anchorsOf(root);
      known.set(path, anchors);
      return anchors;
    },
  };
}

function* foldersOf(path: string): Generator<string> {
  for (let end = path.lastIndexOf("/"); end > 0; end = path.lastIndexOf("/", end - 1))
    yield path.slice(0, end);
}
