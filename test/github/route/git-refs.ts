import { commitAt } from "../git/git-store.ts";
import { history } from "../git/history.ts";
import { moveRef } from "../act/push.ts";
import { inRepository } from "../http/router.ts";
import { created, noContent, notFound, ok, unprocessable, type Reply } from "../http/reply.ts";
import { param, requiredText, type RepositoryCall } from "../http/call.ts";
import { paginated } from "../http/paginate.ts";
import { nodeId, repoUrl } from "../present/address.ts";

const GIT = "/repos/{owner}/{repo}/git";
const READ = { permission: "contents", level: "read", role: "read" } as const;
const WRITE = { permission: "contents", level: "write", role: "write", hides: true } as const;

export const GIT_REF_ROUTES = [
  inRepository(`GET ${GIT}/ref/{ref}`, READ, (call) => {
    const name = `refs/${param(call, "ref")}`;
    if (!call.repository.git.refs.has(name)) throw notFound();
    return ok(presentRef(call, name));
  }),
  inRepository(`GET ${GIT}/matching-refs/{ref}`, READ, (call) => {
    const prefix = `refs/${param(call, "ref")}`;
    const names = [...call.repository.git.refs.keys()].filter((name) => name.startsWith(prefix));
    return paginated(call, names.toSorted(), (name) => presentRef(call, name));
  }),
  inRepository(`POST ${GIT}/refs`, WRITE, create),
  inRepository(`PATCH ${GIT}/refs/{ref}`, WRITE, update),
  inRepository(`DELETE ${GIT}/refs/{ref}`, WRITE, (call) => {
    const name = existing(call);
    if (name === `refs/heads/${call.repository.defaultBranch}`)
      throw unprocessable("Cannot delete the default branch");
    moveRef(call, name, undefined);
    return noContent;
  }),
];

function presentRef(call: RepositoryCall, name: string) {
  const { world, repository } = call;
  const sha = repository.git.refs.get(name) ?? "";
  return {
    ref: name,
    node_id: nodeId("REF", repository.id),
    url: repoUrl(world, repository.fullName, `/git/${name}`),
    object: {
      type: "commit",
      sha,
      url: repoUrl(world, repository.fullName, `/git/commits/${sha}`),
    },
  };
}

function existing(call: RepositoryCall): string {
  const name = `refs/${param(call, "ref")}`;
  if (!call.repository.git.refs.has(name)) throw unprocessable("Reference does not exist");
  return name;
}

/** A commit the request names, which must be there. */
function commitOf(call: RepositoryCall): string {
  const sha = requiredText(call, "sha");
  if (commitAt(call.repository.git, sha) === undefined)
    throw unprocessable("Object does not exist");
  return sha;
}

function create(call: RepositoryCall): Reply {
  const name = requiredText(call, "ref");
  if (!/^refs\/[^/]+\/.+/u.test(name))
    throw unprocessable("Reference name must start with 'refs/' and contain at least two slashes.");
  if (/\.\.|[\s~^:?*[\\]|@\{|\/$|\.lock$/u.test(name))
    throw unprocessable(`${name} is not a valid ref name.`);
  const sha = commitOf(call);
  if (call.repository.git.refs.has(name)) throw unprocessable("Reference already exists");
  moveRef(call, name, sha);
  return created(presentRef(call, name));
}

function update(call: RepositoryCall): Reply {
  const name = existing(call);
  const sha = commitOf(call);
  const { git } = call.repository;
  const isForward = history(git, sha).includes(git.refs.get(name) ?? "");
  if (!isForward && call.body["force"] !== true)
    throw unprocessable("Update is not a fast forward");
  moveRef(call, name, sha);
  return ok(presentRef(call, name));
}
