import { inRepository } from "../http/router.ts";
import { ApiError, notFound, ok, type Reply } from "../http/reply.ts";
import { numberParam, type RepositoryCall } from "../http/call.ts";
import { paginated } from "../http/paginate.ts";
import { presentRun } from "../present/run.ts";
import type { RunRecord } from "../store/records.ts";
import { pathOf } from "./workflows.ts";

const ACTIONS = "/repos/{owner}/{repo}/actions";
const READ = { permission: "actions", level: "read", role: "read" } as const;

export const RUN_ROUTES = [
  inRepository(`GET ${ACTIONS}/runs`, READ, (call) => listed(call, () => true)),
  inRepository(`GET ${ACTIONS}/workflows/{workflow_id}/runs`, READ, (call) => {
    const path = pathOf(call);
    return listed(call, (run) => run.workflowPath === path);
  }),
  inRepository(`GET ${ACTIONS}/runs/{run_id}`, READ, (call) =>
    ok(presentRun(call.world, call.repository, runOf(call))),
  ),
  inRepository(
    `POST ${ACTIONS}/runs/{run_id}/cancel`,
    { permission: "actions", level: "write", role: "write" },
    (call) => {
      const run = runOf(call);
      if (run.status === "completed")
        throw new ApiError(409, "Cannot cancel a workflow run that is completed.");
      call.world.cancelRun(run.id);
      return { status: 202, body: {} };
    },
  ),
];

function runOf(call: RepositoryCall): RunRecord {
  const run = call.repository.runs.get(numberParam(call, "run_id"));
  if (run === undefined) throw notFound();
  return run;
}

/** Runs as the query asks, newest first. */
function listed(call: RepositoryCall, isAsked: (run: RunRecord) => boolean): Reply {
  const { query } = call;
  const tests = {
    actor: (run: RunRecord) => run.actor,
    branch: (run: RunRecord) => run.headBranch,
    event: (run: RunRecord) => run.event,
    head_sha: (run: RunRecord) => run.headSha,
  };
  const status = query.get("status");
  const created = createdWithin(query.get("created"));
  const found = call.repository.runs
    .all()
    .filter(
      (run) =>
        isAsked(run) &&
        Object.entries(tests).every(([name, of]) => [null, of(run)].includes(query.get(name))) &&
        (status === null || run.status === status || run.conclusion === status) &&
        created(run.createdAt),
    );
  return paginated(
    call,
    found.toReversed(),
    (run) => presentRun(call.world, call.repository, run),
    (runs, total) => ({ total_count: total, workflow_runs: runs }),
  );
}

/** `>=2026-11-21`, `<2026-…` or `a..b`, in whole seconds. */
function createdWithin(text: string | null): (at: number) => boolean {
  if (text === null) return () => true;
  const [from, to] = text.split("..");
  if (to !== undefined) {
    const [first, last] = [Date.parse(from ?? ""), Date.parse(to)];
    return (at) => !(at < first) && !(at > last);
  }
  const { operator, moment } = /^(?<operator>[<>]?=?)(?<moment>.+)$/u.exec(text)?.groups ?? {};
  const limit = Date.parse(moment ?? "");
  return (at) => {
    const second = Math.floor(at / 1000) * 1000;
    switch (operator) {
      case ">":
        return second > limit;
      case ">=":
        return second >= limit;
      case "<":
        return second < limit;
      case "<=":
        return second <= limit;
      case undefined:
      default:
        return second === limit;
    }
  };
}
