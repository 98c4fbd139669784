import { blobAt, commitAt, treeAt, writeBlob, type TreeEntry } from "../git/git-store.ts";
import { resolve } from "../git/history.ts";
import { flatten, writeTree, type Leaf } from "../git/tree.ts";
import { writeCommit } from "../act/commit.ts";
import { inRepository } from "../http/router.ts";
import { created, notFound, ok, unprocessable, type Reply } from "../http/reply.ts";
import {
  isObject,
  namesOf,
  param,
  requiredText,
  textOf,
  type RepositoryCall,
} from "../http/call.ts";
import { nodeId, repoUrl } from "../present/address.ts";
import { presentGitCommit } from "../present/commit.ts";

const GIT = "/repos/{owner}/{repo}/git";
const READ = { permission: "contents", level: "read", role: "read" } as const;
const WRITE = { permission: "contents", level: "write", role: "write", hides: true } as const;

export const GIT_OBJECT_ROUTES = [
  inRepository(`GET ${GIT}/blobs/{file_sha}`, READ, readBlob),
  inRepository(`POST ${GIT}/blobs`, WRITE, (call) => {
    const encoding = textOf(call, "encoding") === "base64" ? "base64" : "utf8";
    const bytes = Buffer.from(requiredText(call, "content"), encoding);
    const sha = writeBlob(call.repository.git, bytes);
    return created({ sha, url: gitUrl(call, `blobs/${sha}`) });
  }),
  inRepository(`GET ${GIT}/trees/{tree_sha}`, READ, readTree),
  inRepository(`POST ${GIT}/trees`, WRITE, createTree),
  inRepository(`GET ${GIT}/commits/{commit_sha}`, READ, (call) => {
    const sha = param(call, "commit_sha");
    if (commitAt(call.repository.git, sha) === undefined) throw notFound();
    return ok(presentGitCommit(call.world, call.repository, sha));
  }),
  inRepository(`POST ${GIT}/commits`, WRITE, createCommit),
];

const gitUrl = (call: RepositoryCall, rest: string): string =>
  repoUrl(call.world, call.repository.fullName, `/git/${rest}`);

function readBlob(call: RepositoryCall): Reply {
  const sha = param(call, "file_sha");
  const bytes = blobAt(call.repository.git, sha);
  if (bytes === undefined) throw notFound();
  return ok({
    sha,
    node_id: nodeId("B", Number.parseInt(sha.slice(0, 8), 16)),
    size: bytes.length,
    url: gitUrl(call, `blobs/${sha}`),
    content: Buffer.from(bytes).toString("base64"),
    encoding: "base64",
  });
}

const TYPES: Readonly<Record<TreeEntry["mode"], string>> = {
  "040000": "tree",
  "160000": "commit",
  "120000": "blob",
  "100755": "blob",
  "100644": "blob",
};

function presentTree(call: RepositoryCall, sha: string, isRecursive: boolean) {
  const { git } = call.repository;
  const list = (tree: string, under: string): readonly unknown[] =>
    (treeAt(git, tree) ?? []).flatMap((entry) => {
      const path = `${under}${entry.name}`;
      const inside = isRecursive && entry.mode === "040000" ? list(entry.sha, `${path}/`) : [];
      return [presentEntry(call, path, entry), ...inside];
    });
  return { sha, url: gitUrl(call, `trees/${sha}`), tree: list(sha, ""), truncated: false };
}

function presentEntry(call: RepositoryCall, path: string, entry: TreeEntry) {
  const type = TYPES[entry.mode];
  const size = blobAt(call.repository.git, entry.sha)?.length;
  return {
    path,
    mode: entry.mode,
    type,
    sha: entry.sha,
    ...(size === undefined ? {} : { size }),
    ...(type === "commit" ? {} : { url: gitUrl(call, `${type}s/${entry.sha}`) }),
  };
}

/** A tree by its own name, or that of a commit, branch or tag. */
function readTree(call: RepositoryCall): Reply {
  const { git } = call.repository;
  const asked = param(call, "tree_sha");
  const commit = commitAt(git, resolve(git, asked) ?? "");
  const sha = commit?.tree ?? asked;
  if (treeAt(git, sha) === undefined) throw notFound();
  return ok(presentTree(call, sha, call.query.has("recursive")));
}

function createTree(call: RepositoryCall): Reply {
  const { git } = call.repository;
  const base = textOf(call, "base_tree");
  const root = base === undefined ? undefined : (commitAt(git, base)?.tree ?? base);
  if (root !== undefined && treeAt(git, root) === undefined)
    throw unprocessable("base_tree is not a valid tree oid");
  const leaves = root === undefined ? new Map<string, Leaf>() : flatten(git, root);
  const entries: unknown = call.body["tree"];
  if (!Array.isArray(entries)) throw unprocessable('Invalid request.\n\n"tree" wasn\'t supplied.');
  for (const entry of entries) place(call, leaves, entry);
  const sha = writeTree(git, leaves);
  return created(presentTree(call, sha, false));
}

/** Puts one entry of the request among the leaves; an entry whose `sha` is null is taken away. */
function place(call: RepositoryCall, leaves: Map<string, Leaf>, entry: unknown): void {
  const { git } = call.repository;
  const fields: Readonly<Record<string, unknown>> = isObject(entry) ? entry : {};
  const { path, mode, sha, content } = fields;
  if (typeof path !== "string") throw unprocessable("tree.path is missing");
  if (sha === null) {
    for (const known of leaves.keys())
      if (known === path || known.startsWith(`${path}/`)) leaves.delete(known);
    return;
  }
  if (typeof sha === "string" && mode === "040000") {
    for (const [inside, leaf] of flatten(git, sha)) leaves.set(`${path}/${inside}`, leaf);
    return;
  }
  const known = (["100644", "100755", "120000", "160000"] as const).find((one) => one === mode);
  if (known === undefined) throw unprocessable("tree.mode Must supply a valid tree.mode");
  const target = typeof content === "string" ? writeBlob(git, content) : sha;
  if (typeof target !== "string" || (known !== "160000" && blobAt(git, target) === undefined))
    throw unprocessable(`tree.sha is not a valid blob`);
  leaves.set(path, { mode: known, sha: target });
}

function createCommit(call: RepositoryCall): Reply {
  const { git } = call.repository;
  const [message, tree] = [requiredText(call, "message"), requiredText(call, "tree")];
  const parents = namesOf(call, "parents") ?? [];
  if (treeAt(git, tree) === undefined) throw unprocessable("Tree SHA does not exist");
  if (parents.some((sha) => commitAt(git, sha) === undefined))
    throw unprocessable("Parent SHA does not exist or is not a commit object");
  const sha = writeCommit(call, { tree, parents, message });
  return created(presentGitCommit(call.world, call.repository, sha));
}
