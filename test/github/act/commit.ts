import { commitAt, writeObject, type Signature } from "../git/git-store.ts";
import { flatten, writeTree, type Leaf } from "../git/tree.ts";
import { isObject, textIn, type RepositoryCall } from "../http/call.ts";
import { signatureOf } from "../present/commit.ts";
import { authorOf } from "./author.ts";

/** Stores a commit with what the request says of its author and committer. */
export function writeCommit(
  call: RepositoryCall,
  commit: { readonly tree: string; readonly parents: readonly string[]; readonly message: string },
): string {
  const author = signature(call, "author");
  const committer = call.body["committer"] === undefined ? author : signature(call, "committer");
  return writeObject(call.repository.git, { kind: "commit", ...commit, author, committer });
}

/** Somebody of the request's body; the actor, now, when it names nobody. */
function signature(call: RepositoryCall, field: "author" | "committer"): Signature {
  const given = call.body[field];
  const own = signatureOf(call.world, authorOf(call), call.world.clock.now());
  if (!isObject(given)) return own;
  const at = Date.parse(textIn(given["date"]) ?? "");
  return {
    name: textIn(given["name"]) ?? own.name,
    email: textIn(given["email"]) ?? own.email,
    at: Number.isNaN(at) ? own.at : at,
  };
}

/** Stores a commit on top of `parent` that puts a leaf at a path, or takes away what stands there. */
export function commitLeaf(
  call: RepositoryCall,
  parent: string,
  change: { readonly path: string; readonly leaf: Leaf | undefined; readonly message: string },
): string {
  const { git } = call.repository;
  const leaves = flatten(git, commitAt(git, parent)?.tree ?? "");
  if (change.leaf === undefined) leaves.delete(change.path);
  else leaves.set(change.path, change.leaf);
  const tree = writeTree(git, leaves);
  return writeCommit(call, { tree, parents: [parent], message: change.message });
}
