import type { Octokit } from "@octokit/rest";
import type { RepoKey } from "../control/key.ts";
import type { Forge, TreeEntry } from "../control/port.ts";
import { atCommit } from "./conditional.ts";
import { attempt } from "./fault.ts";
import { NO_COMMIT } from "./repository.ts";
import { placeOf, type Requests } from "./requests.ts";

type TreeData = Awaited<ReturnType<Octokit["rest"]["git"]["getTree"]>>["data"];

/** Requests spent on one tree too large for a single answer (about 100,000 entries). */
const MOST_REQUESTS = 50;

/** Reads the names of all files of a commit. */
export const treeReads = (octokit: Requests): Pick<Forge, "tree"> => ({
  tree: async (repo, commit) => {
    if (commit === NO_COMMIT) return [];
    const whole = await read(octokit, repo, commit, true);
    return whole.truncated ? walk(octokit, repo, commit) : entriesOf(whole, "");
  },
});

const read = async (octokit: Requests, repo: RepoKey, sha: string, isRecursive: boolean) => {
  const { data } = await attempt({ to: "list the files", needs: "contents: read" }, () =>
    octokit.rest.git.getTree({
      ...placeOf(repo),
      tree_sha: sha,
      ...(isRecursive ? { recursive: "true" } : {}),
      request: atCommit(sha),
    }),
  );
  return data;
};

/** Reads a tree folder by folder, nearest to the root first: what matters to incidents rarely lies deep. */
async function walk(octokit: Requests, repo: RepoKey, commit: string): Promise<TreeEntry[]> {
  const found: TreeEntry[] = [];
  const folders = [{ path: "", sha: commit, isRoot: true }];
  let requests = 0;
  for (let folder = folders.shift(); folder !== undefined; folder = folders.shift()) {
    if (requests >= MOST_REQUESTS) {
      octokit.log.warn(`${repo.owner}/${repo.repo} has too many files to list them all`);
      break;
    }
    const prefix = folder.path === "" ? "" : `${folder.path}/`;
    let data = await read(octokit, repo, folder.sha, !folder.isRoot);
    requests += 1;
    const isFlat = folder.isRoot || data.truncated;
    if (data.truncated && !folder.isRoot) {
      data = await read(octokit, repo, folder.sha, false);
      requests += 1;
    }
    const entries = entriesOf(data, prefix);
    found.push(...entries);
    if (!isFlat) continue;
    for (const { kind, path, sha } of entries) {
      if (kind === "folder") folders.push({ path, sha, isRoot: false });
    }
  }
  return found;
}

const entriesOf = ({ tree }: TreeData, prefix: string): TreeEntry[] =>
  tree.map(({ path, mode, sha, size }) => ({
    path: `${prefix}${path}`,
    kind: KINDS[mode ?? ""] ?? "file",
    sha: sha ?? "",
    size: size ?? 0,
  }));

const KINDS: Readonly<Record<string, TreeEntry["kind"]>> = {
  "040000": "folder",
  "120000": "symlink",
  "160000": "submodule",
};
