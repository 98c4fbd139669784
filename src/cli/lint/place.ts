import { access, stat } from "node:fs/promises";
import { dirname, join, relative, resolve, sep } from "node:path";
import { CONFIG_FILE } from "../../domain/team-files.ts";
import { whyNot } from "../why-not.ts";

/** Where to look, and at what. `why` is a sentence. */
export type Place =
  | {
      readonly kind: "repository";
      /** Full path of its top folder. */
      readonly root: string;
      /** What was named, relative to the root, with `/`; empty for all of it. */
      readonly named: readonly Named[];
    }
  | { readonly kind: "unusable"; readonly why: string };

/** Something that was named. The root itself has an empty path. */
export interface Named {
  readonly path: string;
  readonly isFolder: boolean;
}

/**
 * Finds the repository that paths lie in: the closest folder above them with a `.git` or a config. Where there is none,
 * that is the folder the command is used in, or the one that holds what was named elsewhere.
 */
export async function findPlace(paths: readonly string[], folder: string): Promise<Place> {
  try {
    const found = await Promise.all(
      (paths.length === 0 ? ["."] : paths).map((path) => look(path, folder)),
    );
    const [root = folder, ...others] = new Set(found.map((one) => one.root));
    if (others.length > 0)
      return {
        kind: "unusable",
        why: "These paths lie in several repositories: look at one after the other.",
      };
    const named = found.map(({ full, isFolder }) => ({
      path: relative(root, full).replaceAll(sep, "/"),
      isFolder,
    }));
    return { kind: "repository", root, named: paths.length === 0 ? [] : named };
  } catch (problem) {
    if (problem instanceof Unreadable) return { kind: "unusable", why: problem.message };
    throw problem;
  }
}

class Unreadable extends Error {
  override readonly name = "Unreadable";
}

interface Looked {
  readonly full: string;
  readonly isFolder: boolean;
  readonly root: string;
}

async function look(path: string, folder: string): Promise<Looked> {
  const full = resolve(folder, path);
  const isFolder = await stat(full).then(
    (found) => found.isDirectory(),
    (problem: unknown) => {
      throw new Unreadable(`${path} cannot be read because ${whyNot(problem)}.`);
    },
  );
  const start = isFolder ? full : dirname(full);
  return { full, isFolder, root: await rootAbove(start, folder) };
}

async function rootAbove(start: string, folder: string): Promise<string> {
  for (let at = start; ; at = dirname(at)) {
    // The closest one counts.
    // oxlint-disable-next-line no-await-in-loop
    if ((await isThere(join(at, ".git"))) || (await isThere(join(at, CONFIG_FILE)))) return at;
    if (at === dirname(at)) break;
  }
  const isWithin = start === folder || start.startsWith(`${folder}${sep}`);
  return isWithin ? folder : start;
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
