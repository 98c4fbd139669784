import type { RepositoryState } from "../store/records.ts";
import { account, type World } from "../world.ts";
import { iso, nodeId, pageUrl } from "./address.ts";

/** A user as other payloads hold it. */
export function presentUser(world: World, login: string) {
  const user = account(world, login);
  const url = `${world.url}/users/${encodeURIComponent(user.login)}`;
  const slug = user.login.replace(/\[bot\]$/u, "");
  return {
    login: user.login,
    id: user.id,
    node_id: nodeId("U", user.id),
    avatar_url: pageUrl(world, `avatars/${user.id}`),
    gravatar_id: "",
    url,
    html_url: pageUrl(world, user.type === "Bot" ? `apps/${slug}` : user.login),
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type: user.type,
    user_view_type: "public",
    site_admin: false,
  };
}

export const presentUserOrNull = (world: World, login: string | undefined) =>
  login === undefined ? null : presentUser(world, login);

/** A user as its own page: `GET /users/{login}`. */
export function presentProfile(world: World, login: string) {
  const { createdAt } = account(world, login);
  return {
    ...presentUser(world, login),
    name: null,
    company: null,
    blog: "",
    location: null,
    email: null,
    hireable: null,
    bio: null,
    twitter_username: null,
    public_repos: 0,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: iso(createdAt),
    updated_at: iso(createdAt),
  };
}

/** How an author stands to a repository. */
export function association(repository: RepositoryState, login: string): string {
  if (repository.owner.toLowerCase() === login.toLowerCase()) return "OWNER";
  if (repository.collaborators.has(login.toLowerCase())) return "COLLABORATOR";
  return repository.contributors.has(login) ? "CONTRIBUTOR" : "NONE";
}
