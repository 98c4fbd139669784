import { diff } from "../git/diff.ts";
import { commitAt } from "../git/git-store.ts";
import { between, history, mergeBase, resolve, touches } from "../git/history.ts";
import { inRepository } from "../http/router.ts";
import { notFound, ok, unprocessable, type Reply } from "../http/reply.ts";
import { param, type RepositoryCall } from "../http/call.ts";
import { paginated } from "../http/paginate.ts";
import { pageUrl, repoUrl } from "../present/address.ts";
import { presentChange, presentCommit } from "../present/commit.ts";

const REPO = "/repos/{owner}/{repo}";
const READ = { permission: "contents", level: "read", role: "read" } as const;

export const COMMIT_ROUTES = [
  inRepository(`GET ${REPO}/commits`, READ, list),
  inRepository(`GET ${REPO}/commits/{ref}`, READ, (call) => {
    const ref = param(call, "ref");
    const sha = resolve(call.repository.git, ref);
    if (sha === undefined) throw unprocessable(`No commit found for SHA: ${ref}`);
    if (!/application\/vnd\.github(?:\.v3)?\.sha/u.test(call.accept)) return ok(whole(call, sha));
    return {
      status: 200,
      raw: Buffer.from(sha),
      headers: { "content-type": "application/vnd.github.sha; charset=utf-8" },
    };
  }),
  inRepository(`GET ${REPO}/branches`, READ, (call) => {
    const heads = [...call.repository.git.refs].filter(([ref]) => ref.startsWith("refs/heads/"));
    return paginated(call, heads, ([ref, sha]) => ({
      name: ref.slice("refs/heads/".length),
      commit: { sha, url: repoUrl(call.world, call.repository.fullName, `/commits/${sha}`) },
      protected: false,
    }));
  }),
  inRepository(`GET ${REPO}/branches/{branch}`, READ, branch),
  inRepository(`GET ${REPO}/compare/{basehead}`, READ, compare),
];

function list(call: RepositoryCall): Reply {
  const { git, defaultBranch } = call.repository;
  const from = resolve(git, call.query.get("sha") ?? defaultBranch);
  if (from === undefined) throw notFound();
  const [path, author] = [call.query.get("path"), call.query.get("author")];
  const [since, until] = ["since", "until"].map((name) => Date.parse(call.query.get(name) ?? ""));
  const found = history(git, from).filter((sha) => {
    const commit = commitAt(git, sha);
    const at = commit?.committer.at ?? 0;
    if (since !== undefined && at < since) return false;
    if (until !== undefined && at > until) return false;
    if (author !== null && ![commit?.author.name, commit?.author.email].includes(author))
      return false;
    return path === null || touches(git, sha, path);
  });
  return paginated(call, found, (sha) => presentCommit(call.world, call.repository, sha));
}

/** A commit with its files. */
function whole(call: RepositoryCall, sha: string) {
  const { git } = call.repository;
  const files = diff(git, commitAt(git, sha)?.parents[0] ?? "", sha);
  const additions = files.reduce((sum, file) => sum + file.additions, 0);
  const deletions = files.reduce((sum, file) => sum + file.deletions, 0);
  return {
    ...presentCommit(call.world, call.repository, sha),
    stats: { additions, deletions, total: additions + deletions },
    files: files.map((file) => presentChange(call.world, call.repository, sha, file)),
  };
}

function branch(call: RepositoryCall): Reply {
  const { world, repository } = call;
  const name = param(call, "branch");
  const sha = repository.git.refs.get(`refs/heads/${name}`);
  if (sha === undefined) throw notFound();
  const self = repoUrl(world, repository.fullName, `/branches/${name}`);
  return ok({
    name,
    commit: presentCommit(world, repository, sha),
    _links: { self, html: pageUrl(world, `${repository.fullName}/tree/${name}`) },
    protected: false,
    protection: {
      enabled: false,
      required_status_checks: { enforcement_level: "off", contexts: [], checks: [] },
    },
    protection_url: `${self}/protection`,
  });
}

function compare(call: RepositoryCall): Reply {
  const { world, repository } = call;
  const { git } = repository;
  const [base, head] = param(call, "basehead")
    .split("...")
    .map((ref) => resolve(git, ref.split(":").at(-1) ?? ""));
  if (base === undefined || head === undefined) throw notFound();
  const shared = mergeBase(git, base, head);
  if (shared === undefined) throw notFound();
  const [ahead, behind] = [between(git, base, head), between(git, head, base)];
  const url = repoUrl(world, repository.fullName, `/compare/${base}...${head}`);
  const page = pageUrl(world, `${repository.fullName}/compare/${base}...${head}`);
  return ok({
    url,
    html_url: page,
    permalink_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    base_commit: presentCommit(world, repository, base),
    merge_base_commit: presentCommit(world, repository, shared),
    status: statusOf(ahead.length, behind.length),
    ahead_by: ahead.length,
    behind_by: behind.length,
    total_commits: ahead.length,
    commits: ahead.map((sha) => presentCommit(world, repository, sha)),
    files: diff(git, shared, head).map((file) => presentChange(world, repository, head, file)),
  });
}

function statusOf(ahead: number, behind: number): string {
  if (ahead > 0 && behind > 0) return "diverged";
  if (ahead > 0) return "ahead";
  return behind > 0 ? "behind" : "identical";
}
