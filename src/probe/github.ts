import type { Observation } from "../domain/probe/observation.ts";
import type { RecentActivity } from "../domain/probe/recent.ts";
import type { SpecOf } from "../domain/probe/spec.ts";
import { before, isoInstant } from "../domain/time.ts";
import { explainGitHub, GITHUB, noGitHub } from "./github-failure.ts";
import { until } from "../network/resolve.ts";
import { misconfigured, observe } from "./observe.ts";
import type { Seen } from "./observe.ts";
import type { ProbeContext } from "./prober.ts";

/**
 * What GitHub tells of the repository within a span up to now: deployments, pull requests merged into the default branch,
 * and runs on it that failed. Document: `{deployments, merges, failed_runs, deployment_count, merge_count,
 * failed_run_count}`; each entry of a list has `title`, `url`, `at` (ISO 8601) and `by` (a login or null).
 */
export async function probeGithub(
  { timeout, within, environment }: SpecOf<"github">,
  context: ProbeContext,
): Promise<Observation> {
  const { github } = context;
  if (github === undefined) return misconfigured(context, noGitHub("github"));
  return await observe({ timeout, host: GITHUB }, context, async ({ at, signal }) => {
    try {
      return documentOf(await until(github.recent(before(at, within)), signal), environment);
    } catch (error) {
      signal.throwIfAborted();
      throw explainGitHub(error);
    }
  });
}

function documentOf(
  { deployments, merges, failedRuns }: RecentActivity,
  environment: string | undefined,
): Seen {
  const deployed = deployments
    .filter((one) => environment === undefined || one.environment === environment)
    .map(({ at, environment: place, ref, commit, by, state, url }) => ({
      title: `${ref} to ${place}`,
      url,
      at: isoInstant(at),
      by: by ?? null,
      environment: place,
      ref,
      commit,
      state: state ?? null,
    }));
  const merged = merges.map(({ at, number, title, by, url }) => ({
    title,
    url,
    at: isoInstant(at),
    by: by ?? null,
    number,
  }));
  const failed = failedRuns.map(({ at, workflow, title, by, conclusion, url }) => ({
    title: title === workflow ? workflow : `${workflow}: ${title}`,
    url,
    at: isoInstant(at),
    by: by ?? null,
    workflow,
    conclusion,
  }));
  const counts = {
    deployment_count: deployed.length,
    merge_count: merged.length,
    failed_run_count: failed.length,
  };
  return {
    body: JSON.stringify({ deployments: deployed, merges: merged, failed_runs: failed, ...counts }),
    named: { ...counts, ...newest("deployment", deployed), ...newest("merge", merged) },
  };
}

/** What most often explains an outage, for whoever sees values only. */
const newest = (
  what: string,
  [last]: readonly { readonly title: string; readonly at: string }[],
): Seen["named"] =>
  last === undefined ? {} : { [`last_${what}`]: last.title, [`last_${what}_at`]: last.at };
