import type { Checkout } from "./lint.ts";
import { readSource, type Source } from "./source.ts";

/** Files that were read, and why others could not be. Files the checkout has no bytes of are in neither. */
export interface ReadFiles {
  readonly sources: ReadonlyMap<string, Source>;
  readonly unreadable: ReadonlyMap<string, string>;
}

/** So many are read at a time. */
const AT_ONCE = 32;

/** Reads files as text. */
export async function readFiles(
  paths: readonly string[],
  checkout: Pick<Checkout, "read">,
): Promise<ReadFiles> {
  const sources = new Map<string, Source>();
  const unreadable = new Map<string, string>();
  for (let from = 0; from < paths.length; from += AT_ONCE) {
    const some = paths.slice(from, from + AT_ONCE);
    // A repository may have thousands.
    // oxlint-disable-next-line no-await-in-loop
    const read = await Promise.all(
      some.map(async (path) => [path, await checkout.read(path)] as const),
    );
    for (const [path, bytes] of read) {
      const reading = bytes === undefined ? undefined : readSource(bytes);
      if (reading?.kind === "text") sources.set(path, reading.source);
      if (reading?.kind === "unreadable") unreadable.set(path, reading.why);
    }
  }
  return { sources, unreadable };
}
