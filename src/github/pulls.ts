import type { Octokit } from "@octokit/rest";
import type { RepoKey } from "../control/key.ts";
import type { Forge, PullState } from "../control/port.ts";
import { Fault } from "../domain/fault.ts";
import { instant } from "../domain/time.ts";
import { authorOf } from "./author.ts";
import { attempt, attemptWrite, resultOf } from "./fault.ts";
import { placeOf, type Requests } from "./requests.ts";

type PullData = Awaited<ReturnType<Octokit["rest"]["pulls"]["list"]>>["data"][number];

const READS = "pull requests: read";
const WRITES = "pull requests: write";

/** Reads and opens pull requests. */
export function pullFunctions(
  octokit: Requests,
): Pick<Forge, "pullFrom" | "createPull" | "requestReview"> {
  const { pulls } = octokit.rest;

  const pullFrom = async (repo: RepoKey, branch: string): Promise<PullState | undefined> => {
    const { data } = await attempt({ to: "find a pull request", needs: READS }, () =>
      pulls.list({
        ...placeOf(repo),
        head: `${repo.owner}:${branch}`,
        state: "all",
        sort: "created",
        direction: "desc",
        per_page: 10,
      }),
    );
    const pull = data.find((one) => isOf(one, repo, branch));
    return pull === undefined ? undefined : { ...stateOf(pull), ...(await endOf(repo, pull)) };
  };

  /** Who ended it, which lists do not tell. */
  const endOf = async (
    repo: RepoKey,
    pull: PullData,
  ): Promise<Pick<PullState, "mergedBy" | "closedBy">> => {
    if (pull.merged_at !== null) {
      const { data } = await attempt({ to: "read a pull request", needs: READS }, () =>
        pulls.get({ ...placeOf(repo), pull_number: pull.number }),
      );
      return { mergedBy: data.merged_by?.login };
    }
    if (pull.state === "open") return { mergedBy: undefined };
    const { data } = await attempt({ to: "read a pull request", needs: READS }, () =>
      octokit.rest.issues.get({ ...placeOf(repo), issue_number: pull.number }),
    );
    return { mergedBy: undefined, closedBy: data.closed_by?.login };
  };

  return {
    pullFrom,
    createPull: async (repo, pull) => {
      const attempted = await attemptWrite({ to: "open a pull request", needs: WRITES }, () =>
        pulls.create({ ...placeOf(repo), ...pull }),
      );
      if (attempted.kind === "written") {
        const { data } = attempted.value;
        return { kind: "written", pull: { ...stateOf(data), mergedBy: undefined } };
      }
      const { why } = attempted;
      if (!/already exists/iu.test(why)) return { kind: "impossible", why };
      const there = await pullFrom(repo, pull.head);
      if (there === undefined)
        throw new Fault(
          `there is a pull request from ${pull.head}, but GitHub does not list it yet`,
        );
      return { kind: "written", pull: there };
    },
    requestReview: async (repo, pull, logins) =>
      resultOf(
        await attemptWrite({ to: "ask for a review", needs: WRITES }, () =>
          pulls.requestReviewers({ ...placeOf(repo), pull_number: pull, reviewers: [...logins] }),
        ),
      ),
  };
}

// A fork of the same owner may have a branch of the same name.
const isOf = (pull: PullData, { owner, repo }: RepoKey, branch: string): boolean =>
  pull.head.ref === branch &&
  pull.head.repo?.full_name.toLowerCase() === `${owner}/${repo}`.toLowerCase();

type StatedPull = Pick<
  PullData,
  | "number"
  | "state"
  | "title"
  | "html_url"
  | "head"
  | "merged_at"
  | "merge_commit_sha"
  | "closed_at"
  | "requested_reviewers"
  | "user"
>;

const stateOf = (data: StatedPull): Omit<PullState, "mergedBy"> => ({
  number: data.number,
  isOpen: data.state === "open",
  title: data.title,
  url: data.html_url,
  headBranch: data.head.ref,
  mergedAt: data.merged_at === null ? undefined : instant(data.merged_at),
  // Before the merge this is the commit of a trial merge.
  mergeCommit: data.merged_at === null ? undefined : (data.merge_commit_sha ?? undefined),
  closedAt: data.closed_at === null ? undefined : instant(data.closed_at),
  requestedReviewers: (data.requested_reviewers ?? []).map(({ login }) => login),
  author: authorOf(data.user),
});
