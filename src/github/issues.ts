import type { Octokit } from "@octokit/rest";
import type { IssueKey, RepoKey } from "../control/key.ts";
import type { Forge, IssueState, ListedIssue } from "../control/port.ts";
import { type Instant, instant, isoInstant } from "../domain/time.ts";
import { AUTHOR_FIELDS, authorOf } from "./author.ts";
import { keeping } from "./conditional.ts";
import { attempt, attemptRead } from "./fault.ts";
import { outcomeOf } from "./outcome.ts";
import { collect, PER_PAGE } from "./pages.ts";
import { placeOf, type Requests } from "./requests.ts";

type IssueData = Awaited<ReturnType<Octokit["rest"]["issues"]["get"]>>["data"];

/** Ten thousand incidents in one repository. */
const MOST_PAGES = 100;

/** What `hasMoved` and `stateOf` read. */
const FIELDS = [
  ...AUTHOR_FIELDS,
  "number",
  "repository_url",
  "title",
  "body",
  "created_at",
  "updated_at",
  "state",
  "state_reason",
  "labels",
  "name",
  "assignees",
  "html_url",
  "pull_request",
  "comments",
] as const;
const keptOfIssue = keeping("issue", ...FIELDS);
const keptOfIssues = keeping("issues", ...FIELDS);

/** What `listed` reads. */
const LISTED = ["number", "updated_at", "pull_request"] as const;
const keptOfList = keeping("list", ...LISTED);

type State = "open" | "closed" | "all";

const LIST = { to: "list incidents", needs: "issues: read" };

/** Reads and edits issues. */
export function issueFunctions(
  octokit: Requests,
): Pick<
  Forge,
  | "issue"
  | "incidents"
  | "latestIncidents"
  | "labelledIssues"
  | "createIssue"
  | "addLabels"
  | "editIssue"
> {
  const { issues } = octokit.rest;
  const page = (
    repo: RepoKey,
    filter: { readonly labels: string; readonly state: State; readonly since?: string },
    number: number,
  ) =>
    issues.listForRepo({
      ...placeOf(repo),
      ...filter,
      sort: "updated",
      direction: "desc",
      per_page: PER_PAGE,
      page: number,
      request: keptOfList,
    });
  const list = (repo: RepoKey, filter: Parameters<typeof page>[1]) =>
    attempt(LIST, () => collect(MOST_PAGES, (number) => page(repo, filter, number)));
  const whole = (
    repo: RepoKey,
    filter: { readonly labels: string; readonly state: State; readonly since?: string },
  ) =>
    attempt(LIST, () =>
      collect(MOST_PAGES, (number) =>
        issues.listForRepo({
          ...placeOf(repo),
          ...filter,
          sort: "created",
          direction: "desc",
          per_page: PER_PAGE,
          page: number,
          request: keptOfIssues,
        }),
      ),
    );
  return {
    issue: async (key) => {
      const { owner, repo, number } = key;
      const answer = await attemptRead({ to: "read the issue", needs: "issues: read" }, () =>
        issues.get({ owner, repo, issue_number: number, request: keptOfIssue }),
      );
      return answer === undefined || hasMoved(answer.data, key) ? undefined : stateOf(answer.data);
    },
    incidents: async (repo, label, changedSince: Instant) => {
      const open = await list(repo, { labels: label, state: "open" });
      const since = isoInstant(changedSince);
      const closed = await list(repo, { labels: label, state: "closed", since });
      const newestFirst = [...open, ...closed]
        .flatMap(listed)
        .toSorted((one, other) => other.updatedAt - one.updatedAt);
      // One that was closed between the two is in both lists.
      const seen = new Set<number>();
      return newestFirst.filter(({ number }) => !seen.has(number) && seen.add(number));
    },
    labelledIssues: async (repo, label, closedSince) => {
      const open = await whole(repo, { labels: label, state: "open" });
      const closed =
        closedSince === undefined
          ? []
          : await whole(repo, { labels: label, state: "closed", since: isoInstant(closedSince) });
      // One that was closed between the two is in both lists.
      const found = new Map([...open, ...closed].map((data) => [data.number, stateOf(data)]));
      return [...found.values()]
        .filter(({ isPullRequest }) => !isPullRequest)
        .toSorted((one, other) => other.number - one.number);
    },
    createIssue: async (repo, { title, body, labels }) => {
      const { data } = await attempt({ to: "open an issue", needs: "issues: write" }, () =>
        issues.create({ ...placeOf(repo), title, body, labels: [...labels] }),
      );
      return stateOf(data);
    },
    latestIncidents: async (repo, label, number) => {
      const { data, headers } = await attempt(LIST, () =>
        page(repo, { labels: label, state: "all" }, number),
      );
      return {
        issues: data.flatMap(listed),
        isFull: data.length >= PER_PAGE,
        hasNext: headers.link?.includes('rel="next"') ?? false,
      };
    },
    addLabels: async ({ owner, repo, number }, labels) => {
      const { data } = await attempt({ to: "label the issue", needs: "issues: write" }, () =>
        issues.addLabels({ owner, repo, issue_number: number, labels: [...labels] }),
      );
      return data.map(({ name }) => name);
    },
    editIssue: async ({ owner, repo, number }, { labels, body, state }) => {
      const { data } = await attempt({ to: "edit the issue", needs: "issues: write" }, () =>
        issues.update({
          owner,
          repo,
          issue_number: number,
          ...(labels === undefined ? {} : { labels: [...labels] }),
          ...(body === undefined ? {} : { body }),
          ...(state === undefined ? {} : { state: state.isOpen ? "open" : "closed" }),
          ...(state?.isOpen === false ? { state_reason: state.as } : {}),
        }),
      );
      return instant(data.updated_at);
    },
  };
}

// GitHub forwards requests for a transferred issue or a renamed repository: that issue has another key.
const hasMoved = (data: IssueData, { owner, repo, number }: IssueKey): boolean =>
  data.number !== number ||
  !data.repository_url.toLowerCase().endsWith(`/repos/${owner}/${repo}`.toLowerCase());

/** The list holds pull requests with the label, too. */
const listed = (issue: Pick<IssueData, (typeof LISTED)[number]>): readonly ListedIssue[] =>
  issue.pull_request === undefined
    ? [{ number: issue.number, updatedAt: instant(issue.updated_at) }]
    : [];

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
  commentCount: data.comments,
});
