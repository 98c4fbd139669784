import type { Octokit } from "@octokit/rest";
import type { RepoKey } from "../control/key.ts";
import type { Forge } from "../control/port.ts";
import type { RecentDeployment, RecentFailure, RecentMerge } from "../domain/probe/recent.ts";
import { instant, type Instant } from "../domain/time.ts";
import { attempt } from "./fault.ts";
import { placeOf, type Requests } from "./requests.ts";

type Deployment = Awaited<ReturnType<Octokit["rest"]["repos"]["listDeployments"]>>["data"][number];

/** Most entries of each list: who asks what was deployed of late reads no more. */
const MOST = 30;

/** What GitHub calls runs that did not end well, unless somebody ended them. */
const FAILURES = ["failure", "timed_out"] as const;

/** Reads what may have changed a service of late. */
export function recentFunctions(octokit: Requests): Pick<Forge, "recent"> {
  const { actions, pulls, repos } = octokit.rest;

  const deployments = async (
    repo: RepoKey,
    page: string,
    since: Instant,
  ): Promise<RecentDeployment[]> => {
    const what = { to: "list deployments", needs: "deployments: read" };
    const { data } = await attempt(what, () =>
      repos.listDeployments({ ...placeOf(repo), per_page: MOST }),
    );
    const recent = data.filter((one) => instant(one.created_at) >= since);
    return await Promise.all(recent.map((one) => withStatus(repo, page, one)));
  };

  const withStatus = async (
    repo: RepoKey,
    page: string,
    one: Deployment,
  ): Promise<RecentDeployment> => {
    const what = { to: "read the statuses of a deployment", needs: "deployments: read" };
    const { data } = await attempt(what, () =>
      repos.listDeploymentStatuses({ ...placeOf(repo), deployment_id: one.id, per_page: 1 }),
    );
    const [newest] = data;
    return {
      at: instant(one.created_at),
      environment: one.environment,
      ref: one.ref,
      commit: one.sha,
      by: one.creator?.login,
      state: newest?.state,
      url:
        addressOf(newest?.log_url) ?? addressOf(newest?.target_url) ?? `${page}/commit/${one.sha}`,
    };
  };

  const merges = async (repo: RepoKey, base: string, since: Instant): Promise<RecentMerge[]> => {
    const what = { to: "list pull requests", needs: "pull requests: read" };
    const { data } = await attempt(what, () =>
      pulls.list({
        ...placeOf(repo),
        base,
        state: "closed",
        sort: "updated",
        direction: "desc",
        per_page: 100,
      }),
    );
    const found = data.flatMap((pull): readonly RecentMerge[] => {
      const at = pull.merged_at === null ? undefined : instant(pull.merged_at);
      if (at === undefined || at < since) return [];
      const { number, title, user, html_url: url } = pull;
      return [{ at, number, title, by: user?.login, url }];
    });
    return found.toSorted((one, other) => other.at - one.at).slice(0, MOST);
  };

  const failedRuns = async (
    repo: RepoKey,
    branch: string,
    since: Instant,
  ): Promise<RecentFailure[]> => {
    const what = { to: "list workflow runs", needs: "actions: read" };
    const answers = await Promise.all(
      FAILURES.map((status) =>
        attempt(what, () =>
          actions.listWorkflowRunsForRepo({
            ...placeOf(repo),
            branch,
            status,
            exclude_pull_requests: true,
            per_page: MOST,
          }),
        ),
      ),
    );
    const runs = answers.flatMap(({ data }) => data.workflow_runs);
    const found = runs.map((run) => ({
      at: instant(run.updated_at),
      workflow: run.name ?? run.path,
      title: run.display_title,
      by: run.triggering_actor?.login ?? run.actor?.login,
      conclusion: run.conclusion ?? "failure",
      url: run.html_url,
    }));
    return found
      .filter(({ at }) => at >= since)
      .toSorted((one, other) => other.at - one.at)
      .slice(0, MOST);
  };

  return {
    recent: async (repo, since) => {
      const what = { to: "read the repository", needs: "metadata: read" };
      const { data } = await attempt(what, () => repos.get({ ...placeOf(repo) }));
      const branch = data.default_branch;
      const [deployed, merged, failed] = await Promise.all([
        deployments(repo, data.html_url, since),
        merges(repo, branch, since),
        failedRuns(repo, branch, since),
      ]);
      return { deployments: deployed, merges: merged, failedRuns: failed };
    },
  };
}

/** An address people can open; GitHub tells an empty one where there is none. */
const addressOf = (url: string | undefined): string | undefined =>
  url !== undefined && /^https?:\/\//u.test(url) ? url : undefined;
