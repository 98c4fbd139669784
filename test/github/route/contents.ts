import { blobAt, commitAt, writeBlob } from "../git/git-store.ts";
import { resolve } from "../git/history.ts";
import { entryAt } from "../git/tree.ts";
import { commitLeaf } from "../act/commit.ts";
import { moveRef } from "../act/push.ts";
import { inRepository } from "../http/router.ts";
import { ApiError, notFound, ok, unprocessable, type Reply } from "../http/reply.ts";
import { param, requiredText, textOf, type RepositoryCall } from "../http/call.ts";
import { presentContent, presentFile, textAt, type Place } from "../present/content.ts";
import { presentGitCommit } from "../present/commit.ts";

const CONTENTS = "/repos/{owner}/{repo}/contents/{path}";
const WRITE = { permission: "contents", level: "write", role: "write", hides: true } as const;

export const CONTENT_ROUTES = [
  inRepository(`GET ${CONTENTS}`, { permission: "contents", level: "read", role: "read" }, read),
  inRepository(`PUT ${CONTENTS}`, WRITE, write),
  inRepository(`DELETE ${CONTENTS}`, WRITE, remove),
];

/** What stands at the path at a ref; throws GitHub's 404. */
function placeOf(call: RepositoryCall, path: string): Place {
  const { world, repository } = call;
  const ref = call.query.get("ref") ?? repository.defaultBranch;
  const sha = resolve(repository.git, ref);
  if (sha === undefined) throw new ApiError(404, `No commit found for the ref ${ref}`);
  const tree = commitAt(repository.git, sha)?.tree ?? "";
  const entry = entryAt(repository.git, tree, path);
  if (entry === undefined) throw notFound();
  return { world, repository, ref, tree, path, entry };
}

function read(call: RepositoryCall): Reply {
  const asked = placeOf(call, cleanPath(call));
  const place = asked.entry.mode === "120000" ? (followed(call, asked) ?? asked) : asked;
  const isFile = place.entry.mode.startsWith("100");
  if (!isFile || !/application\/vnd\.github(?:\.v3)?\.raw/u.test(call.accept))
    return ok(presentContent(place));
  return {
    status: 200,
    raw: blobAt(call.repository.git, place.entry.sha) ?? new Uint8Array(),
    headers: { "content-type": "application/vnd.github.raw+json; charset=utf-8" },
  };
}

/** A symlink to a file of the repository reads as that file, under its own name. */
function followed(call: RepositoryCall, link: Place): Place | undefined {
  const directory = link.path.split("/").slice(0, -1);
  const parts: string[] = [];
  for (const part of [...directory, ...textAt(link).split("/")]) {
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  }
  const entry = entryAt(call.repository.git, link.tree, parts.join("/"));
  return entry?.mode.startsWith("100") === true ? { ...link, entry } : undefined;
}

function cleanPath(call: RepositoryCall): string {
  const path = param(call, "path").replace(/\/$/u, "");
  if (path.split("/").includes(".."))
    throw unprocessable("path contains a malformed path component");
  return path;
}

/** The branch a write is for, and its head. */
function branchOf(call: RepositoryCall): { readonly name: string; readonly head: string } {
  const name = textOf(call, "branch") ?? call.repository.defaultBranch;
  const head = call.repository.git.refs.get(`refs/heads/${name}`);
  if (head === undefined) throw new ApiError(404, `Branch ${name} not found`);
  return { name, head };
}

/** The blob a write replaces; the request must name it. */
function replaced(call: RepositoryCall, head: string, path: string): string | undefined {
  const { git } = call.repository;
  const there = entryAt(git, commitAt(git, head)?.tree ?? "", path);
  const given = textOf(call, "sha");
  if (there?.mode === "040000") throw unprocessable(`${path} is a directory`);
  if (there !== undefined && given === undefined)
    throw unprocessable('Invalid request.\n\n"sha" wasn\'t supplied.');
  if (given !== undefined && given !== there?.sha)
    throw new ApiError(409, `${path} does not match ${given}`);
  return there?.sha;
}

function write(call: RepositoryCall): Reply {
  const path = cleanPath(call);
  const message = requiredText(call, "message");
  const content = Buffer.from(requiredText(call, "content"), "base64");
  const branch = branchOf(call);
  const old = replaced(call, branch.head, path);
  const leaf = { mode: "100644", sha: writeBlob(call.repository.git, content) } as const;
  const sha = commitLeaf(call, branch.head, { path, leaf, message });
  moveRef(call, `refs/heads/${branch.name}`, sha);
  const { world, repository } = call;
  const tree = commitAt(repository.git, sha)?.tree ?? "";
  const entry = { ...leaf, name: path };
  const {
    content: _,
    encoding: __,
    ...shown
  } = presentFile({
    world,
    repository,
    ref: branch.name,
    tree,
    path,
    entry,
  });
  return {
    status: old === undefined ? 201 : 200,
    body: { content: shown, commit: presentGitCommit(world, repository, sha) },
  };
}

function remove(call: RepositoryCall): Reply {
  const path = cleanPath(call);
  const message = requiredText(call, "message");
  requiredText(call, "sha");
  const branch = branchOf(call);
  if (replaced(call, branch.head, path) === undefined) throw notFound();
  const sha = commitLeaf(call, branch.head, { path, leaf: undefined, message });
  moveRef(call, `refs/heads/${branch.name}`, sha);
  return ok({ content: null, commit: presentGitCommit(call.world, call.repository, sha) });
}
