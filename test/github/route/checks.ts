import { commitAt } from "../git/git-store.ts";
import { resolve } from "../git/history.ts";
import { inRepository } from "../http/router.ts";
import {
  created,
  forbidden,
  invalid,
  notFound,
  ok,
  unprocessable,
  type Reply,
} from "../http/reply.ts";
import {
  isObject,
  numberParam,
  objectOf,
  param,
  requiredText,
  textOf,
  type RepositoryCall,
} from "../http/call.ts";
import { paginated } from "../http/paginate.ts";
import { presentCheckRun } from "../present/check-run.ts";
import { annotationsOfJob } from "./jobs.ts";
import type { CheckRunRecord } from "../store/records.ts";

const REPO = "/repos/{owner}/{repo}";
const READ = { permission: "checks", level: "read", role: "read" } as const;
const WRITE = { permission: "checks", level: "write", role: "write" } as const;
const LONGEST_TEXT = 65_535;
const MOST_ANNOTATIONS = 50;

export const CHECK_ROUTES = [
  inRepository(`POST ${REPO}/check-runs`, WRITE, create),
  inRepository(`GET ${REPO}/check-runs/{check_run_id}`, READ, (call) =>
    ok(presentCheckRun(call.world, call.repository, runOf(call))),
  ),
  inRepository(`PATCH ${REPO}/check-runs/{check_run_id}`, WRITE, update),
  inRepository(`GET ${REPO}/check-runs/{check_run_id}/annotations`, READ, (call) =>
    paginated(call, annotationsOf(call), (annotation) => ({
      start_column: null,
      end_column: null,
      title: null,
      raw_details: null,
      blob_href: "",
      ...annotation,
    })),
  ),
  inRepository(`GET ${REPO}/commits/{ref}/check-runs`, READ, list),
];

const annotationsOf = (call: RepositoryCall): readonly object[] =>
  annotationsOfJob(call, numberParam(call, "check_run_id")) ?? runOf(call).output.annotations;

/** The check run the path names; throws 404. */
export function runOf(call: RepositoryCall): CheckRunRecord {
  const run = call.repository.checkRuns.get(numberParam(call, "check_run_id"));
  if (run === undefined) throw notFound();
  return run;
}

/** The App that makes a check; only Apps may. */
function appIdOf({ actor }: RepositoryCall): number {
  if (actor.kind !== "integration") throw forbidden("You must authenticate via a GitHub App.");
  return actor.appId;
}

function create(call: RepositoryCall): Reply {
  const appId = appIdOf(call);
  const headSha = requiredText(call, "head_sha");
  if (commitAt(call.repository.git, headSha) === undefined)
    throw unprocessable(`No commit found for SHA: ${headSha}`);
  const id = call.world.nextId();
  const now = call.world.clock.now();
  const suite = call.repository.checkRuns.of(headSha).find((run) => run.appId === appId);
  const base: CheckRunRecord = {
    id,
    suiteId: suite?.suiteId ?? call.world.nextId(),
    repository: call.repository.fullName,
    appId,
    name: requiredText(call, "name"),
    headSha,
    externalId: undefined,
    detailsUrl: undefined,
    status: "queued",
    conclusion: undefined,
    startedAt: now,
    completedAt: undefined,
    output: { title: undefined, summary: undefined, text: undefined, annotations: [] },
  };
  return created(save(call, changed(call, base), "created"));
}

function update(call: RepositoryCall): Reply {
  const before = runOf(call);
  if (before.appId !== appIdOf(call))
    throw forbidden(
      "Invalid app_id `" +
        String(appIdOf(call)) +
        "` - check run can only be modified by the GitHub App that created it.",
    );
  return ok(save(call, changed(call, before), "updated"));
}

/** A check run with what the request says of it. */
function changed(call: RepositoryCall, run: CheckRunRecord): CheckRunRecord {
  const conclusion = textOf(call, "conclusion") ?? run.conclusion;
  const given = textOf(call, "status");
  const status = (["queued", "in_progress", "completed"] as const).find((known) => known === given);
  const isDone = textOf(call, "conclusion") !== undefined || status === "completed";
  if (isDone && conclusion === undefined)
    throw invalid({ resource: "CheckRun", code: "missing_field", field: "conclusion" });
  const startedAt = Date.parse(textOf(call, "started_at") ?? "");
  const completedAt = Date.parse(textOf(call, "completed_at") ?? "");
  const completed = Number.isNaN(completedAt) ? call.world.clock.now() : completedAt;
  return {
    ...run,
    name: textOf(call, "name") ?? run.name,
    externalId: textOf(call, "external_id") ?? run.externalId,
    detailsUrl: textOf(call, "details_url") ?? run.detailsUrl,
    status: isDone ? "completed" : (status ?? run.status),
    conclusion,
    startedAt: Number.isNaN(startedAt) ? run.startedAt : startedAt,
    completedAt: isDone ? completed : run.completedAt,
    output: isObject(call.body["output"]) ? outputOf(call, run) : run.output,
  };
}

/** Texts replace what was there; annotations are added to it. */
function outputOf(call: RepositoryCall, run: CheckRunRecord): CheckRunRecord["output"] {
  const output = objectOf(call.body["output"]);
  const text = (name: "title" | "summary" | "text"): string | undefined => {
    const value = output[name];
    if (typeof value !== "string") return run.output[name];
    if (value.length > LONGEST_TEXT)
      throw unprocessable(
        `Invalid request.\n\nOnly ${LONGEST_TEXT} characters are allowed; ${value.length} were supplied.`,
      );
    return value;
  };
  const given: unknown = output["annotations"];
  const annotations = Array.isArray(given) ? given.filter((one) => isObject(one)) : [];
  if (annotations.length > MOST_ANNOTATIONS)
    throw unprocessable(
      `Invalid request.\n\nNo more than ${MOST_ANNOTATIONS} items are allowed; ${annotations.length} were supplied.`,
    );
  return {
    title: text("title"),
    summary: text("summary"),
    text: text("text"),
    annotations: [...run.output.annotations, ...annotations],
  };
}

function save(call: RepositoryCall, run: CheckRunRecord, how: "created" | "updated"): unknown {
  const { world, repository, actor } = call;
  const before = repository.checkRuns.get(run.id);
  repository.checkRuns.put(run);
  repository.reopenedSuites.delete(run.suiteId);
  const shown = presentCheckRun(world, repository, run);
  const isCompletion = run.status === "completed" && before?.status !== "completed";
  for (const action of [
    ...(how === "created" ? ["created"] : []),
    ...(isCompletion ? ["completed"] : []),
  ])
    world.announce({
      event: "check_run",
      action,
      repository,
      payload: { check_run: shown },
      actor,
      permissions: ["checks"],
    });
  return shown;
}

function list(call: RepositoryCall): Reply {
  const ref = param(call, "ref");
  const sha = resolve(call.repository.git, ref);
  if (sha === undefined) throw unprocessable(`No commit found for SHA: ${ref}`);
  const [name, status, appId] = ["check_name", "status", "app_id"].map((key) =>
    call.query.get(key),
  );
  const found = call.repository.checkRuns
    .of(sha)
    .filter(
      (run) =>
        (name === null || run.name === name) &&
        (status === null || run.status === status) &&
        (appId === null || run.appId === Number(appId)),
    );
  return paginated(
    call,
    found,
    (run) => presentCheckRun(call.world, call.repository, run),
    (runs, total) => ({ total_count: total, check_runs: runs }),
  );
}
