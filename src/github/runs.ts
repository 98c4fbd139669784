import type { Octokit } from "@octokit/rest";
import type { DispatchResult, Forge, RunState } from "../control/port.ts";
import { instant, isoInstant } from "../domain/time.ts";
import { attemptRead, attemptWrite } from "./fault.ts";
import { collect, PER_PAGE } from "./pages.ts";
import type { Requests } from "./requests.ts";

type RunData = Awaited<ReturnType<Octokit["rest"]["actions"]["getWorkflowRun"]>>["data"];

const READS = "actions: read";
const MOST_PAGES = 5;

/** Starts workflows and follows their runs. */
export function runFunctions(octokit: Requests): Pick<Forge, "run" | "runs" | "dispatch"> {
  const { actions } = octokit.rest;
  return {
    run: async (repo, id) => {
      const answer = await attemptRead({ to: "read a workflow run", needs: READS }, () =>
        actions.getWorkflowRun({ ...repo, run_id: id }),
      );
      return answer === undefined ? undefined : stateOf(answer.data);
    },
    runs: async (repo, workflow, since) => {
      const found = await attemptRead({ to: "list workflow runs", needs: READS }, () =>
        collect(MOST_PAGES, async (page) => {
          const { data, headers } = await actions.listWorkflowRuns({
            ...repo,
            workflow_id: workflow,
            created: `>=${isoInstant(since)}`,
            per_page: PER_PAGE,
            page,
          });
          return { data: data.workflow_runs, headers };
        }),
      );
      return (found ?? [])
        .map((run) => stateOf(run))
        .toSorted((one, other) => other.createdAt - one.createdAt);
    },
    dispatch: async (repo, workflow, branch, inputs) => {
      const start = (asked: object) =>
        attemptWrite({ to: `start ${workflow}`, needs: "actions: write" }, () =>
          octokit.request("POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches", {
            ...repo,
            workflow_id: workflow,
            ref: branch,
            inputs: { ...inputs },
            ...asked,
          }),
        );
      const asked = await start({ return_run_details: true });
      const isUnknown =
        asked.kind === "impossible" &&
        asked.status === 422 &&
        /return_run_details/u.test(asked.why);
      const started = isUnknown ? await start({}) : asked;
      return started.kind === "written"
        ? { kind: "started", run: startedRun(started.value.data) }
        : { kind: "impossible", why: started.why };
    },
  };
}

type StartedRun = Extract<DispatchResult, { readonly kind: "started" }>["run"];

/** The run GitHub says it started; older servers answer with nothing. */
function startedRun(data: unknown): StartedRun {
  if (typeof data !== "object" || data === null) return undefined;
  if (!("workflow_run_id" in data) || typeof data.workflow_run_id !== "number") return undefined;
  const url = "html_url" in data && typeof data.html_url === "string" ? data.html_url : "";
  return { id: data.workflow_run_id, url };
}

const stateOf = (data: RunData): RunState => ({
  id: data.id,
  title: data.display_title,
  status: statusOf(data.status),
  conclusion: data.conclusion ?? undefined,
  createdAt: instant(data.created_at),
  updatedAt: instant(data.updated_at),
  url: data.html_url,
});

function statusOf(status: string | null): RunState["status"] {
  if (status === "completed") return "completed";
  // The others are `queued`, `requested`, `pending` and `waiting` (for a person's approval).
  return status === "in_progress" ? "running" : "waiting";
}
