import type { Octokit } from "@octokit/rest";
import type { Forge } from "../control/port.ts";
import { keeping } from "./conditional.ts";
import { attemptRead } from "./fault.ts";
import { PER_PAGE } from "./pages.ts";
import { placeOf, type Requests } from "./requests.ts";
import { KEPT_OF_RUN, runStateOf } from "./runs.ts";

type RunData = Awaited<
  ReturnType<Octokit["rest"]["actions"]["listWorkflowRuns"]>
>["data"]["workflow_runs"][number];

/** Runs a page: each is some 20 KB. */
const RUNS = 30;

const keptOfRuns = keeping("runs of a branch", ...KEPT_OF_RUN, "event");

/** Reads what earlier runs of a workflow have left. */
export function annotationReads(octokit: Requests): Pick<Forge, "runsOn" | "annotationTitles"> {
  const { actions, checks } = octokit.rest;
  return {
    runsOn: async (repo, workflow, branch) => {
      const what = { to: "list workflow runs", needs: "actions: read" };
      const answer = await attemptRead(what, () =>
        actions.listWorkflowRuns({
          ...placeOf(repo),
          workflow_id: workflow,
          branch,
          per_page: RUNS,
          request: keptOfRuns,
        }),
      );
      return (answer?.data.workflow_runs ?? [])
        .filter(isOurs)
        .map((run) => runStateOf(run))
        .toSorted((one, other) => other.createdAt - one.createdAt || other.id - one.id);
    },
    annotationTitles: async (repo, run) => {
      const jobs = await attemptRead({ to: "list the jobs of a run", needs: "actions: read" }, () =>
        actions.listJobsForWorkflowRun({ ...placeOf(repo), run_id: run, per_page: PER_PAGE }),
      );
      // A job is a check run of the same number.
      const read = (jobs?.data.jobs ?? []).map(({ id }) =>
        attemptRead({ to: "read what a job has noted", needs: "checks: read" }, () =>
          checks.listAnnotations({ ...placeOf(repo), check_run_id: id, per_page: PER_PAGE }),
        ),
      );
      const answers = await Promise.all(read);
      return answers.flatMap((answer) => (answer?.data ?? []).flatMap(({ title }) => title ?? []));
    },
  };
}

/** A pull request of a stranger starts runs whose branch may have the name of ours. */
const isOurs = ({ event }: Pick<RunData, "event">): boolean =>
  event === "schedule" || event === "workflow_dispatch";
