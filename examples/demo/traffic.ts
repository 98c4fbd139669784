import type { RequestEntry } from "../../test/github/local-github.ts";

/** How often GitHub was asked, and how. */
export interface Traffic {
  readonly writes: number;
  /** Reads that were answered with content. */
  readonly reads: number;
  /** Reads answered 304, which cost nothing. */
  readonly unchanged: number;
}

/** Counts what the App and the Action asked; people's own clicks are not counted. */
export function countTraffic(entries: readonly RequestEntry[], people: readonly string[]): Traffic {
  const machine = entries.filter(({ actor }) => !people.includes(actor));
  const writes = machine.filter(({ isWrite }) => isWrite).length;
  const unchanged = machine.filter(({ wasNotModified }) => wasNotModified).length;
  return { writes, unchanged, reads: machine.length - writes - unchanged };
}

/** The writes one by one, by what they did: `2 × PATCH /repos/{owner}/{repo}/issues/{issue_number}`. */
export function listWrites(
  entries: readonly RequestEntry[],
  people: readonly string[],
): readonly string[] {
  const counts = new Map<string, number>();
  for (const { actor, isWrite, method, route, path } of entries) {
    if (!isWrite || people.includes(actor)) continue;
    const what = `${method} ${route ?? path} (${actor})`;
    counts.set(what, (counts.get(what) ?? 0) + 1);
  }
  return [...counts].map(([what, count]) => `${count} × ${what}`);
}
