import type { CheckRunRecord, RepositoryState } from "../store/records.ts";
import { isPull } from "../act/issue-event.ts";
import type { World } from "../world.ts";
import { iso, isoOrNull, nodeId, pageUrl, repoUrl } from "./address.ts";
import { presentAppOrNull } from "./app.ts";
import { presentPullMinimal } from "./pull.ts";

export function presentCheckRun(world: World, repository: RepositoryState, run: CheckRunRecord) {
  const url = repoUrl(world, repository.fullName, `/check-runs/${run.id}`);
  const page = pageUrl(world, `${repository.fullName}/runs/${run.id}`);
  return {
    id: run.id,
    name: run.name,
    node_id: nodeId("CR", run.id),
    head_sha: run.headSha,
    external_id: run.externalId ?? "",
    url,
    html_url: page,
    details_url: run.detailsUrl ?? page,
    status: run.status,
    conclusion: run.conclusion ?? null,
    started_at: iso(run.startedAt),
    completed_at: isoOrNull(run.completedAt),
    output: {
      title: run.output.title ?? null,
      summary: run.output.summary ?? null,
      text: run.output.text ?? null,
      annotations_count: run.output.annotations.length,
      annotations_url: `${url}/annotations`,
    },
    check_suite: { id: run.suiteId },
    app: presentAppOrNull(world, run.appId),
    pull_requests: presentPullsAt(world, repository, run.headSha),
  };
}

/** Open pull requests with this newest commit. Those from forks are left out, as GitHub does. */
export const presentPullsAt = (world: World, repository: RepositoryState, sha: string) =>
  [...repository.issues.values()]
    .filter((issue) => isPull(issue))
    .filter(
      ({ state, pull }) => state === "open" && pull.headSha === sha && pull.fork === undefined,
    )
    .map((issue) => presentPullMinimal(world, repository, issue));
