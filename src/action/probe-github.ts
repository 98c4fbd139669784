import type { Forge, RepoState } from "../control/port.ts";
import type { ProbeGitHub } from "../probe/prober.ts";
import type { Job } from "./job.ts";

/** GitHub as probes ask it: about the repository of the job, with its token. */
export const probeGitHub = (
  { repo: key }: Pick<Job, "repo">,
  { forge, repo }: { readonly forge: Forge; readonly repo: RepoState },
): ProbeGitHub => ({
  dispatch: (workflow, inputs) => forge.dispatch(key, workflow, repo.defaultBranch, inputs),
  run: (id) => forge.run(key, id),
  runs: (workflow, since) => forge.runs(key, workflow, since),
  recent: (since) => forge.recent(key, since),
});
