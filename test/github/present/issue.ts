import type { IssueRecord, LabelRecord, RepositoryState } from "../store/records.ts";
import type { World } from "../world.ts";
import { iso, isoOrNull, nodeId, pageUrl, repoUrl } from "./address.ts";
import { presentAppOrNull } from "./app.ts";
import { presentRollup } from "./reaction.ts";
import { association, presentUser, presentUserOrNull } from "./user.ts";

export const presentLabel = (world: World, repository: RepositoryState, label: LabelRecord) => ({
  id: label.id,
  node_id: nodeId("LA", label.id),
  url: repoUrl(world, repository.fullName, `/labels/${encodeURIComponent(label.name)}`),
  name: label.name,
  color: label.color,
  default: label.isDefault,
  description: label.description ?? null,
});

/** The labels of an issue that the repository still has. */
export const presentLabels = (world: World, repository: RepositoryState, issue: IssueRecord) =>
  issue.labels.flatMap((name) => {
    const label = repository.labels.get(name.toLowerCase());
    return label === undefined ? [] : [presentLabel(world, repository, label)];
  });

/** Page of an issue or a pull request. */
export const issuePage = (world: World, issue: IssueRecord): string =>
  pageUrl(
    world,
    `${issue.repository}/${issue.pull === undefined ? "issues" : "pull"}/${issue.number}`,
  );

/** An issue, or a pull request, as the issues API shows it. */
export const presentIssue = (world: World, repository: RepositoryState, issue: IssueRecord) => ({
  ...presentToldIssue(world, repository, issue),
  closed_by: presentUserOrNull(world, issue.closedBy),
});

/** An issue, or a pull request, as webhooks tell of it. */
export function presentToldIssue(world: World, repository: RepositoryState, issue: IssueRecord) {
  const url = repoUrl(world, repository.fullName, `/issues/${issue.number}`);
  return {
    url,
    repository_url: repoUrl(world, repository.fullName),
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    timeline_url: `${url}/timeline`,
    html_url: issuePage(world, issue),
    id: issue.id,
    node_id: nodeId("I", issue.id),
    number: issue.number,
    title: issue.title,
    user: presentUser(world, issue.author),
    labels: presentLabels(world, repository, issue),
    state: issue.state,
    locked: false,
    assignee: presentUserOrNull(world, issue.assignees[0]),
    assignees: issue.assignees.map((login) => presentUser(world, login)),
    milestone: null,
    comments: repository.comments.count(issue.number),
    created_at: iso(issue.createdAt),
    updated_at: iso(issue.updatedAt),
    closed_at: isoOrNull(issue.closedAt),
    author_association: association(repository, issue.author),
    active_lock_reason: null,
    body: issue.body ?? null,
    performed_via_github_app: presentAppOrNull(world, issue.viaAppId),
    reactions: presentRollup(repository, { kind: "issue", id: issue.id }, url),
    state_reason: issue.stateReason ?? null,
    ...pullLinks(world, issue),
  };
}

function pullLinks(world: World, issue: IssueRecord) {
  if (issue.pull === undefined) return {};
  const page = issuePage(world, issue);
  return {
    draft: issue.pull.isDraft,
    pull_request: {
      url: repoUrl(world, issue.repository, `/pulls/${issue.number}`),
      html_url: page,
      diff_url: `${page}.diff`,
      patch_url: `${page}.patch`,
      merged_at: isoOrNull(issue.pull.mergedAt),
    },
  };
}
