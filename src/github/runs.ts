import type { Octokit } from "@octokit/rest";
import type { DispatchResult, Forge, RunState } from "../control/port.ts";
import { instant, isoInstant } from "../domain/time.ts";
import { authorOf } from "./author.ts";
import { keeping } from "./conditional.ts";
import { attemptRead, attemptWrite } from "./fault.ts";
import { placeOf, type Requests } from "./requests.ts";

type RunData = Awaited<ReturnType<Octokit["rest"]["actions"]["getWorkflowRun"]>>["data"];

const READS = "actions: read";
/** Runs a page: each is some 20 KB. */
const RUNS = 30;
const MOST_PAGES = 10;

/** What `runStateOf` reads. */
export const KEPT_OF_RUN = [
  "workflow_runs",
  "id",
  "display_title",
  "triggering_actor",
  "actor",
  "login",
  "type",
  "status",
  "conclusion",
  "created_at",
  "updated_at",
  "html_url",
] as const;
const kept = keeping("run", ...KEPT_OF_RUN);

/** Starts workflows and follows their runs. */
export function runFunctions(octokit: Requests): Pick<Forge, "run" | "runs" | "dispatch"> {
  const { actions } = octokit.rest;
  return {
    run: async (repo, id) => {
      const answer = await attemptRead({ to: "read a workflow run", needs: READS }, () =>
        actions.getWorkflowRun({ ...placeOf(repo), run_id: id, request: kept }),
      );
      return answer === undefined ? undefined : runStateOf(answer.data);
    },
    runs: async (repo, workflow, since) => {
      // GitHub tells whole seconds.
      const from = instant(isoInstant(since));
      const found: RunState[] = [];
      for (let page = 1; page <= MOST_PAGES; page += 1) {
        const answer = await attemptRead({ to: "list workflow runs", needs: READS }, () =>
          actions.listWorkflowRuns({
            ...placeOf(repo),
            workflow_id: workflow,
            // Only who may write starts a workflow by hand. A pull request of a stranger may bring a workflow of the
            // same file name that runs by itself, under whatever title.
            event: "workflow_dispatch",
            per_page: RUNS,
            page,
            request: kept,
          }),
        );
        const runs = (answer?.data.workflow_runs ?? []).map((run) => runStateOf(run));
        found.push(...runs.filter(({ createdAt }) => createdAt >= from));
        // They come newest first. GitHub could filter by date, but the address would differ each time, and no
        // answer could be taken from memory.
        if (runs.length < RUNS || runs.some(({ createdAt }) => createdAt < from)) break;
      }
      return found.toSorted((one, other) => other.createdAt - one.createdAt);
    },
    dispatch: async (repo, workflow, branch, inputs) => {
      const start = (asked: object) =>
        attemptWrite({ to: `start ${workflow}`, needs: "actions: write" }, () =>
          octokit.request("POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches", {
            ...placeOf(repo),
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

/** A run as the port tells it. */
export const runStateOf = (data: RunData): RunState => ({
  id: data.id,
  title: data.display_title,
  isByBot: authorOf(data.triggering_actor ?? data.actor).isBot,
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
