import { diff } from "../git/diff.ts";
import { between, history } from "../git/history.ts";
import { forbidden } from "../http/reply.ts";
import type { RepositoryCall } from "../http/call.ts";
import { presentPush } from "../present/push.ts";
import { authorOf } from "./author.ts";
import { bringObjects, pointAtHead } from "./fork.ts";
import { announceIssue, changeIssue, isPull, record } from "./issue-event.ts";
import { closeIssue } from "./issue.ts";

const NOTHING = "0".repeat(40);

/** Points a ref at a commit (undefined: removes it) and tells of the push, and of pull requests it changes. */
export function moveRef(call: RepositoryCall, ref: string, to: string | undefined): void {
  const { git } = call.repository;
  const from = git.refs.get(ref);
  if (from === to) return;
  if (to !== undefined) checkWorkflows(call, from, to);
  if (to === undefined) git.refs.delete(ref);
  else git.refs.set(ref, to);
  announcePush(call, ref, from, to);
  if (from === undefined || to === undefined) announceRef(call, ref, to === undefined);
  if (to === undefined) abandon(call, ref);
  else synchronize(call, ref, from, to);
}

/** An App changes workflow files only with a permission of its own. */
function checkWorkflows(call: RepositoryCall, from: string | undefined, to: string): void {
  const { actor, repository } = call;
  if (actor.kind !== "integration" || actor.permissions["workflows"] === "write") return;
  const base = from ?? repository.git.refs.get(`refs/heads/${repository.defaultBranch}`) ?? "";
  const touched = diff(repository.git, base, to).find(({ path }) =>
    path.startsWith(".github/workflows/"),
  );
  if (touched === undefined) return;
  throw forbidden(
    `refusing to allow a GitHub App to create or update workflow \`${touched.path}\` without \`workflows\` permission`,
  );
}

function announcePush(
  call: RepositoryCall,
  ref: string,
  from: string | undefined,
  to: string | undefined,
): void {
  const { world, repository, actor } = call;
  const { git } = repository;
  const isForced = from !== undefined && to !== undefined && !history(git, to).includes(from);
  const main = git.refs.get(`refs/heads/${repository.defaultBranch}`) ?? "";
  const commits = to === undefined ? [] : between(git, from ?? main, to);
  world.announce({
    event: "push",
    repository,
    payload: presentPush(world, repository, authorOf(call), {
      ref,
      before: from ?? NOTHING,
      after: to ?? NOTHING,
      isForced,
      commits: isForced ? [] : commits,
    }),
    actor,
    permissions: ["contents"],
    ref,
    ...(to === undefined ? {} : { sha: to }),
  });
}

function announceRef(call: RepositoryCall, ref: string, isGone: boolean): void {
  const { world, repository, actor } = call;
  const [, kind, ...name] = ref.split("/");
  if (kind !== "heads" && kind !== "tags") return;
  world.announce({
    event: isGone ? "delete" : "create",
    repository,
    payload: {
      ref: name.join("/"),
      ref_type: kind === "heads" ? "branch" : "tag",
      pusher_type: "user",
      ...(isGone ? {} : { master_branch: repository.defaultBranch, description: null }),
    },
    actor,
    permissions: ["contents"],
  });
}

/** Pull requests whose branch is gone say so, and close when they were open. */
function abandon(call: RepositoryCall, ref: string): void {
  for (const issue of call.repository.issues.values()) {
    if (!isPull(issue) || issue.pull.fork !== undefined) continue;
    if (ref !== `refs/heads/${issue.pull.headBranch}`) continue;
    record(call, issue.number, { kind: "head_ref_deleted" });
    if (issue.state === "open") closeIssue(call, issue.number);
  }
}

/** Open pull requests from the branch get its new commits; in the repository that this one is a fork of, too. */
function synchronize(
  call: RepositoryCall,
  ref: string,
  from: string | undefined,
  to: string,
): void {
  const { repository, world } = call;
  const parent = world.repositories.get(repository.forkOf?.toLowerCase() ?? "");
  if (parent !== undefined) bringObjects(repository, parent);
  for (const target of [repository, ...(parent === undefined ? [] : [parent])]) {
    const there = { ...call, repository: target };
    const fork = target === repository ? undefined : repository.fullName;
    const { git, issues } = target;
    for (const issue of issues.values()) {
      if (!isPull(issue) || issue.state === "closed" || issue.pull.fork !== fork) continue;
      if (ref !== `refs/heads/${issue.pull.headBranch}`) continue;
      const baseSha = git.refs.get(`refs/heads/${issue.pull.baseBranch}`) ?? issue.pull.baseSha;
      changeIssue(there, issue.number, { pull: { ...issue.pull, headSha: to, baseSha } });
      pointAtHead(target, issue.number, to);
      announceIssue(there, issue.number, "synchronize", { before: from ?? NOTHING, after: to });
    }
  }
}
