import type { RepoKey } from "./key.ts";
import type { Kind, Memory } from "./memory.ts";
import type { IssueState } from "./port.ts";

/** Labels that a repository was seen to have. Whoever sees one adds it. */
export interface SeenLabels {
  /** In lower case. */
  readonly names: Set<string>;
  /** Whether all of them were read once: what is not among them has to be created. */
  areAll: boolean;
}

const LABELS: Kind<SeenLabels> = { name: "labels" };

/** What this process knows of a repository's labels. */
export const labelsSeen = ({ owner, repo }: RepoKey, memory: Memory): SeenLabels =>
  memory.recall({ kind: LABELS, of: `${owner}/${repo}`.toLowerCase() }, () => ({
    names: new Set<string>(),
    areAll: false,
  }));

/** Names, in lower case, of labels that are surely there: those seen before, and those the issue has on. */
export const knownLabels = (
  repo: RepoKey,
  { labels }: Pick<IssueState, "labels">,
  memory: Memory,
): ReadonlySet<string> =>
  new Set([...labelsSeen(repo, memory).names, ...labels.map((name) => name.toLowerCase())]);
