import type { RequestEntry } from "../../github/local-github.ts";

/** What GitHub was asked since it last forgot. */
export interface Traffic {
  readonly requests: number;
  /** Those that count against the limit of the hour. */
  readonly charged: number;
  readonly writes: number;
  /** Pages of issues. */
  readonly lists: number;
  /** Requests that name an issue, and how many issues those are. */
  readonly aboutIssues: number;
  readonly issues: number;
}

/** Sees every request and keeps of it what figures are made of. */
export interface Witness {
  readonly see: (entry: RequestEntry) => void;
  readonly traffic: () => Traffic;
  /** When an issue, `owner/name#12`, was first written to by a bot; milliseconds since the epoch. */
  readonly firstWrites: () => ReadonlyMap<string, number>;
  readonly forget: () => void;
}

const ISSUE = /^\/repos\/(?<repository>[^/]+\/[^/]+)\/issues\/(?<number>\d+)/u;

const LIST = /^\/repos\/[^/]+\/[^/]+\/issues(?:\?|$)/u;

/** Makes one that has seen nothing. */
export function createWitness(): Witness {
  let entries: RequestEntry[] = [];
  const firstWrites = new Map<string, number>();
  return {
    see: (entry) => {
      entries.push(entry);
      const name = issueOf(entry);
      if (name === undefined || !entry.isWrite || !entry.actor.endsWith("[bot]")) return;
      if (!firstWrites.has(name)) firstWrites.set(name, entry.at);
    },
    traffic: () => {
      const issues = entries.map((entry) => issueOf(entry)).filter((name) => name !== undefined);
      return {
        requests: entries.length,
        charged: entries.filter(
          ({ wasNotModified, route }) => !wasNotModified && route !== "/rate_limit",
        ).length,
        lists: entries.filter(({ path }) => LIST.test(path)).length,
        writes: entries.filter(({ isWrite }) => isWrite).length,
        aboutIssues: issues.length,
        issues: new Set(issues).size,
      };
    },
    firstWrites: () => firstWrites,
    forget: () => {
      entries = [];
      firstWrites.clear();
    },
  };
}

function issueOf({ path }: RequestEntry): string | undefined {
  const named = ISSUE.exec(path)?.groups;
  return named === undefined ? undefined : `${named["repository"]}#${named["number"]}`;
}
