import { checkText, closeIssue, editIssue, mayTriage, reopenIssue } from "../act/issue.ts";
import { changeIssue, isPull, issueOf } from "../act/issue-event.ts";
import { authorOf } from "../act/author.ts";
import { commitsOf, mergePull, openPull } from "../act/pull.ts";
import { inRepository } from "../http/router.ts";
import { created, forbidden, invalid, noContent, notFound, ok, type Reply } from "../http/reply.ts";
import { numberParam, requiredText, textOf, type RepositoryCall } from "../http/call.ts";
import { paginated } from "../http/paginate.ts";
import { presentChange, presentCommit } from "../present/commit.ts";
import { changesOf, presentPull, presentPullSimple } from "../present/pull.ts";
import type { PullRecord, RepositoryState } from "../store/records.ts";

const PULLS = "/repos/{owner}/{repo}/pulls";
const PULL = `${PULLS}/{pull_number}`;
const READ = { permission: "pull_requests", level: "read", role: "read" } as const;
const WRITE = { permission: "pull_requests", level: "write", role: "read" } as const;

export const PULL_ROUTES = [
  inRepository(`GET ${PULLS}`, READ, (call) =>
    paginated(call, listPulls(call), (issue) =>
      presentPullSimple(call.world, call.repository, issue),
    ),
  ),
  inRepository(`POST ${PULLS}`, WRITE, create),
  inRepository(`GET ${PULL}`, READ, (call) => ok(shown(call))),
  inRepository(`PATCH ${PULL}`, WRITE, update),
  inRepository(`GET ${PULL}/files`, READ, (call) => {
    const issue = pullOf(call);
    return paginated(call, changesOf(call.repository, issue), (file) =>
      presentChange(call.world, call.repository, issue.pull.headSha, file),
    );
  }),
  inRepository(`GET ${PULL}/commits`, READ, (call) =>
    paginated(call, commitsOf(call, pullOf(call)), (sha) =>
      presentCommit(call.world, call.repository, sha),
    ),
  ),
  inRepository(`GET ${PULL}/merge`, READ, (call) => {
    if (pullOf(call).pull.mergedAt === undefined) throw notFound();
    return noContent;
  }),
  inRepository(
    `PUT ${PULL}/merge`,
    { permission: "contents", level: "write", role: "write" },
    (call) => {
      const given = textOf(call, "merge_method") ?? "merge";
      const method = (["merge", "squash", "rebase"] as const).find((known) => known === given);
      if (method === undefined)
        throw invalid({ resource: "PullRequest", code: "invalid", field: "merge_method" });
      const title = textOf(call, "commit_title");
      const text = textOf(call, "commit_message");
      const message = title === undefined ? undefined : `${title}\n\n${text ?? ""}`.trim();
      const sha = mergePull(call, pullOf(call), { method, sha: textOf(call, "sha"), message });
      return ok({ sha, merged: true, message: "Pull Request successfully merged" });
    },
  ),
];

/** The pull request the path names; throws 404. */
export function pullOf(call: RepositoryCall): PullRecord {
  const issue = call.repository.issues.get(numberParam(call, "pull_number"));
  if (!isPull(issue)) throw notFound();
  return issue;
}

const shown = (call: RepositoryCall) => presentPull(call.world, call.repository, pullOf(call));

function listPulls(call: RepositoryCall): readonly PullRecord[] {
  const { query, repository } = call;
  const state = query.get("state") ?? "open";
  const [head, base] = [query.get("head"), query.get("base")];
  const found = [...repository.issues.values()].filter(
    (issue): issue is PullRecord =>
      isPull(issue) &&
      (state === "all" || issue.state === state) &&
      // GitHub leaves out a head that does not name its owner.
      (head?.includes(":") !== true || head === labelOf(repository, issue)) &&
      (base === null || issue.pull.baseBranch === base),
  );
  const isByUpdate = query.get("sort") === "updated";
  const sign = query.get("direction") === "asc" ? 1 : -1;
  return found.toSorted(
    (a, b) => sign * ((isByUpdate ? a.updatedAt - b.updatedAt : 0) || a.number - b.number),
  );
}

const labelOf = ({ owner }: RepositoryState, { pull }: PullRecord): string =>
  `${pull.fork?.split("/")[0] ?? owner}:${pull.headBranch}`;

function create(call: RepositoryCall): Reply {
  authorOf(call);
  const title = requiredText(call, "title");
  const body = textOf(call, "body");
  checkText("PullRequest", title, body);
  const [head, base] = [requiredText(call, "head"), requiredText(call, "base")];
  const isDraft = call.body["draft"] === true;
  const issue = openPull(call, { title, body, head, base, isDraft });
  return created(presentPull(call.world, call.repository, issue));
}

function update(call: RepositoryCall): Reply {
  const issue = pullOf(call);
  if (!mayTriage(call, "pull_requests") && authorOf(call) !== issue.author)
    throw forbidden("Must have admin rights to Repository.");
  const [title, body, base] = ["title", "body", "base"].map((field) => textOf(call, field));
  checkText("PullRequest", title, body);
  editIssue(call, issue.number, { title, body });
  if (base !== undefined) rebase(call, base);
  const state = textOf(call, "state");
  if (state === "closed") closeIssue(call, issue.number);
  if (state === "open") reopenIssue(call, issue.number);
  return ok(shown(call));
}

function rebase(call: RepositoryCall, base: string): void {
  const issue = issueOf(call, pullOf(call).number);
  const baseSha = call.repository.git.refs.get(`refs/heads/${base}`);
  if (baseSha === undefined || !isPull(issue))
    throw invalid({ resource: "PullRequest", field: "base", code: "invalid" });
  changeIssue(call, issue.number, { pull: { ...issue.pull, baseBranch: base, baseSha } });
}
