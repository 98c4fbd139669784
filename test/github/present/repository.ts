import { reaches, roleOf } from "../identity/access.ts";
import type { Actor } from "../identity/actor.ts";
import type { RepositoryState } from "../store/records.ts";
import { account, type World } from "../world.ts";
import { iso, nodeId, pageUrl, repoUrl } from "./address.ts";
import { presentUser } from "./user.ts";

/** The parts of a repository's API that its payload names, with GitHub's URI templates. */
const PARTS: Readonly<Record<string, string>> = {
  archive_url: "/{archive_format}{/ref}",
  assignees_url: "/assignees{/user}",
  blobs_url: "/git/blobs{/sha}",
  branches_url: "/branches{/branch}",
  collaborators_url: "/collaborators{/collaborator}",
  comments_url: "/comments{/number}",
  commits_url: "/commits{/sha}",
  compare_url: "/compare/{base}...{head}",
  contents_url: "/contents/{+path}",
  contributors_url: "/contributors",
  deployments_url: "/deployments",
  downloads_url: "/downloads",
  events_url: "/events",
  forks_url: "/forks",
  git_commits_url: "/git/commits{/sha}",
  git_refs_url: "/git/refs{/sha}",
  git_tags_url: "/git/tags{/sha}",
  hooks_url: "/hooks",
  issue_comment_url: "/issues/comments{/number}",
  issue_events_url: "/issues/events{/number}",
  issues_url: "/issues{/number}",
  keys_url: "/keys{/key_id}",
  labels_url: "/labels{/name}",
  languages_url: "/languages",
  merges_url: "/merges",
  milestones_url: "/milestones{/number}",
  notifications_url: "/notifications{?since,all,participating}",
  pulls_url: "/pulls{/number}",
  releases_url: "/releases{/id}",
  stargazers_url: "/stargazers",
  statuses_url: "/statuses/{sha}",
  subscribers_url: "/subscribers",
  subscription_url: "/subscription",
  tags_url: "/tags",
  teams_url: "/teams",
  trees_url: "/git/trees{/sha}",
};

/** The least a repository is shown with, as runs of workflows hold it. */
export function presentMinimalRepository(world: World, repository: RepositoryState) {
  const { fullName } = repository;
  return {
    id: repository.id,
    node_id: nodeId("R", repository.id),
    name: repository.name,
    full_name: fullName,
    private: repository.isPrivate,
    owner: presentUser(world, repository.owner),
    html_url: pageUrl(world, fullName),
    description: null,
    fork: repository.forkOf !== undefined,
    url: repoUrl(world, fullName),
    ...Object.fromEntries(
      Object.entries(PARTS).map(([name, rest]) => [name, repoUrl(world, fullName, rest)]),
    ),
  };
}

/** A repository as lists and webhooks hold it. */
export function presentRepository(world: World, repository: RepositoryState) {
  const { fullName, createdAt } = repository;
  const html = pageUrl(world, fullName);
  let open = 0;
  for (const { state } of repository.issues.values()) if (state === "open") open += 1;
  return {
    ...presentMinimalRepository(world, repository),
    git_url: `git://${new URL(html).host}/${fullName}.git`,
    ssh_url: `git@${new URL(html).host}:${fullName}.git`,
    clone_url: `${html}.git`,
    svn_url: html,
    created_at: iso(createdAt),
    updated_at: iso(createdAt),
    pushed_at: iso(createdAt),
    homepage: null,
    size: 0,
    stargazers_count: 0,
    watchers_count: 0,
    language: null,
    has_issues: true,
    has_projects: true,
    has_downloads: true,
    has_wiki: true,
    has_pages: false,
    has_discussions: false,
    forks_count: 0,
    mirror_url: null,
    archived: false,
    disabled: false,
    open_issues_count: open,
    license: null,
    allow_forking: true,
    is_template: false,
    web_commit_signoff_required: false,
    topics: [],
    visibility: repository.isPrivate ? "private" : "public",
    forks: 0,
    open_issues: open,
    watchers: 0,
    default_branch: repository.defaultBranch,
  };
}

/** A repository as its own page, with what the reader may do. */
export function presentFullRepository(world: World, repository: RepositoryState, actor: Actor) {
  return {
    ...presentRepository(world, repository),
    permissions: permissionsOf(repository, actor),
    ...(account(world, repository.owner).type === "Organization"
      ? { organization: presentUser(world, repository.owner) }
      : {}),
    network_count: 0,
    subscribers_count: 0,
  };
}

function permissionsOf(repository: RepositoryState, actor: Actor) {
  const role = actor.kind === "person" ? roleOf(repository, actor.login) : undefined;
  return {
    admin: reaches(role, "admin"),
    maintain: reaches(role, "maintain"),
    push: reaches(role, "write"),
    triage: reaches(role, "triage"),
    pull: actor.kind === "integration" || reaches(role, "read") || !repository.isPrivate,
  };
}

/** A repository as installation webhooks list it. */
export const presentInstalledRepository = (repository: RepositoryState) => ({
  id: repository.id,
  node_id: nodeId("R", repository.id),
  name: repository.name,
  full_name: repository.fullName,
  private: repository.isPrivate,
});
