import { history } from "../git/history.ts";
import { isPull } from "../act/issue-event.ts";
import type { CheckRunRecord, RepositoryState } from "../store/records.ts";
import type { World } from "../world.ts";
import { iso, nodeId, repoUrl } from "./address.ts";
import { presentAppOrNull } from "./app.ts";
import { presentPullsAt } from "./check-run.ts";
import { headCommit } from "./run.ts";
import { presentMinimalRepository } from "./repository.ts";

const NOTHING = "0".repeat(40);

/** The check runs of one App on a commit; there is at least one. */
export type SuiteRuns = readonly [CheckRunRecord, ...(readonly CheckRunRecord[])];

/** A check suite as webhooks hold it. */
export function presentCheckSuite(world: World, repository: RepositoryState, runs: SuiteRuns) {
  const [first] = runs;
  const { suiteId: id, headSha, appId } = first;
  const url = repoUrl(world, repository.fullName, `/check-suites/${id}`);
  const { status, conclusion } = stateOf(repository, runs);
  const pull = [...repository.issues.values()]
    .filter((issue) => isPull(issue))
    .find((issue) => issue.pull.headSha === headSha && issue.pull.fork === undefined);
  return {
    id,
    node_id: nodeId("CS", id),
    head_branch: pull?.pull.headBranch ?? null,
    head_sha: headSha,
    status,
    conclusion,
    url,
    before: history(repository.git, headSha)[1] ?? NOTHING,
    after: headSha,
    pull_requests: presentPullsAt(world, repository, headSha),
    app: presentAppOrNull(world, appId),
    created_at: iso(first.startedAt),
    updated_at: iso(Math.max(...runs.map((run) => run.completedAt ?? run.startedAt))),
    latest_check_runs_count: new Set(runs.map(({ name }) => name)).size,
    check_runs_url: `${url}/check-runs`,
    head_commit: headCommit(repository, headSha),
    rerequestable: true,
    runs_rerequestable: true,
  };
}

/** The same as its own page shows it. */
export const presentCheckSuitePage = (
  world: World,
  repository: RepositoryState,
  runs: SuiteRuns,
) => ({
  ...presentCheckSuite(world, repository, runs),
  repository: presentMinimalRepository(world, repository),
});

/** Of each name the newest run counts. */
function stateOf(repository: RepositoryState, runs: SuiteRuns) {
  const latest = [...new Map(runs.map((run) => [run.name, run])).values()];
  if (repository.reopenedSuites.has(runs[0].suiteId)) return { status: "queued", conclusion: null };
  if (latest.some(({ status }) => status !== "completed"))
    return { status: "in_progress", conclusion: null };
  const failed = latest.find(({ conclusion }) => conclusion !== "success");
  return { status: "completed", conclusion: failed?.conclusion ?? "success" };
}
