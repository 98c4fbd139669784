import type { Octokit } from "@octokit/rest";
import type { IssueKey, RepoKey } from "../control/key.ts";
import type { Forge, IssueState } from "../control/port.ts";
import { type Instant, instant, isoInstant } from "../domain/time.ts";
import { authorOf } from "./author.ts";
import { attempt, attemptRead } from "./fault.ts";
import { outcomeOf } from "./outcome.ts";
import { collect, PER_PAGE } from "./pages.ts";
import { placeOf, type Requests } from "./requests.ts";

type IssueData = Awaited<ReturnType<Octokit["rest"]["issues"]["get"]>>["data"];

/** Ten thousand incidents in one repository. */
const MOST_PAGES = 100;

/** Reads and edits issues. */
export function issueFunctions(
  octokit: Requests,
): Pick<Forge, "issue" | "incidents" | "editIssue"> {
  const { issues } = octokit.rest;
  const list = (
    repo: RepoKey,
    label: string,
    filter: { readonly state: "open" | "closed"; readonly since?: string },
  ) =>
    attempt({ to: "list incidents", needs: "issues: read" }, () =>
      collect(MOST_PAGES, (page) =>
        issues.listForRepo({
          ...placeOf(repo),
          ...filter,
          labels: label,
          sort: "updated",
          direction: "desc",
          per_page: PER_PAGE,
          page,
        }),
      ),
    );
  return {
    issue: async (key) => {
      const { owner, repo, number } = key;
      const answer = await attemptRead({ to: "read the issue", needs: "issues: read" }, () =>
        issues.get({ owner, repo, issue_number: number }),
      );
      return answer === undefined || hasMoved(answer.data, key) ? undefined : stateOf(answer.data);
    },
    incidents: async (repo, label, changedSince: Instant) => {
      const open = await list(repo, label, { state: "open" });
      const since = isoInstant(changedSince);
      const closed = await list(repo, label, { state: "closed", since });
      const found = [...open, ...closed].filter((issue) => issue.pull_request === undefined);
      const newestFirst = found.toSorted(
        (one, other) => instant(other.updated_at) - instant(one.updated_at),
      );
      return [...new Set(newestFirst.map((issue) => issue.number))];
    },
    editIssue: async ({ owner, repo, number }, { labels, state }) => {
      await attempt({ to: "edit the issue", needs: "issues: write" }, () =>
        issues.update({
          owner,
          repo,
          issue_number: number,
          ...(labels === undefined ? {} : { labels: [...labels] }),
          ...(state === undefined ? {} : { state: state.isOpen ? "open" : "closed" }),
          ...(state?.isOpen === false ? { state_reason: state.as } : {}),
        }),
      );
    },
  };
}

// GitHub forwards requests for a transferred issue or a renamed repository: that issue has another key.
const hasMoved = (data: IssueData, { owner, repo, number }: IssueKey): boolean =>
  data.number !== number ||
  !data.repository_url.toLowerCase().endsWith(`/repos/${owner}/${repo}`.toLowerCase());

const stateOf = (data: IssueData): IssueState => ({
  number: data.number,
  title: data.title,
  body: data.body ?? "",
  author: authorOf(data.user, data.performed_via_github_app),
  createdAt: instant(data.created_at),
  updatedAt: instant(data.updated_at),
  isOpen: data.state === "open",
  closedAs: data.state === "open" ? undefined : outcomeOf(data.state_reason),
  labels: data.labels.flatMap((label) => (typeof label === "string" ? label : (label.name ?? []))),
  assignees: (data.assignees ?? []).map(({ login }) => login),
  url: data.html_url,
  isPullRequest: data.pull_request !== undefined,
});
