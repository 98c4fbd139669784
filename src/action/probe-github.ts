import type { Forge, RepoState } from "../control/port.ts";
import type { ProbeGitHub } from "../probe/prober.ts";
import type { Job } from "./job.ts";

/**
 * GitHub as probes ask it: about the repository of the job, with its token. Runs of the job's own workflow are left out
 * of what failed: they fail when a probe is red, which is what somebody asks about.
 */
export const probeGitHub = (
  { repo: key, variable }: Pick<Job, "repo" | "variable">,
  { forge, repo }: { readonly forge: Forge; readonly repo: RepoState },
): ProbeGitHub => ({
  dispatch: (workflow, inputs) => forge.dispatch(key, workflow, repo.defaultBranch, inputs),
  run: (id) => forge.run(key, id),
  runs: (workflow, since) => forge.runs(key, workflow, since),
  recent: async (since) => {
    const { failedRuns, ...others } = await forge.recent(key, since);
    const own = variable("GITHUB_WORKFLOW");
    return { ...others, failedRuns: failedRuns.filter(({ workflow }) => workflow !== own) };
  },
});
