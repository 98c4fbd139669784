import type { Checkout } from "../../lint/lint.ts";
import type { RepoKey } from "../key.ts";
import type { ForgeReads, TreeEntry } from "../port.ts";

/** How much is read: anybody may open a pull request, and incidents of the same team share its hourly limit and this process. */
interface Bounds {
  readonly files: number;
  readonly bytes: number;
}

const MEBIBYTE = 1024 * 1024;
const LARGEST_FILE = MEBIBYTE / 2;
/** Of the files a pull request changes, and of all others, which are read for what links to them or lists them. */
const BOUNDS = {
  changed: { files: 300, bytes: 4 * MEBIBYTE },
  others: { files: 600, bytes: 8 * MEBIBYTE },
} as const satisfies Readonly<Record<string, Bounds>>;

/** The files of a commit, and which of them were asked for and not read because of these bounds. */
export interface BoundedCheckout {
  readonly checkout: Checkout;
  readonly unread: ReadonlySet<string>;
}

/** Makes a checkout of a commit, which reads files when they are asked for, by content: what no push changes is known. */
export async function checkoutAt(
  repo: RepoKey,
  commit: string,
  changed: ReadonlySet<string>,
  forge: Pick<ForgeReads, "tree" | "blob">,
): Promise<BoundedCheckout> {
  const entries = await forge.tree(repo, commit);
  const files = new Map(
    entries.filter(({ kind }) => kind === "file").map((entry) => [entry.path, entry]),
  );
  const asked = new Map<string, Promise<Uint8Array | undefined>>();
  const unread = new Set<string>();
  const budgets = { changed: budgetOf(BOUNDS.changed), others: budgetOf(BOUNDS.others) };
  const begin = ({ path, sha, size }: TreeEntry): Promise<Uint8Array | undefined> => {
    const mayRead = budgets[changed.has(path) ? "changed" : "others"];
    if (!mayRead(size)) {
      unread.add(path);
      return Promise.resolve(undefined);
    }
    return forge.blob(repo, sha);
  };
  return {
    unread,
    checkout: {
      entries,
      read: async (path) => {
        const entry = files.get(path);
        if (entry === undefined) return undefined;
        const reading = asked.get(path) ?? begin(entry);
        asked.set(path, reading);
        return await reading;
      },
    },
  };
}

/** Whether a file of that size may be read beside those that were. */
function budgetOf(bounds: Bounds): (size: number) => boolean {
  let { files, bytes } = bounds;
  return (size) => {
    if (files === 0 || size > bytes || size > LARGEST_FILE) return false;
    files -= 1;
    bytes -= size;
    return true;
  };
}
