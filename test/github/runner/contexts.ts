import { z } from "zod";
import type { Job } from "./workflow.ts";
import type { Run } from "./run.ts";
import type { Workplace } from "./workplace.ts";

const Pull = z.object({
  pull_request: z.object({
    head: z.object({ ref: z.string() }),
    base: z.object({ ref: z.string() }),
  }),
});

/** The `github` context of a run; what is known only inside a job is added by `jobContext`. */
function githubContext(run: Run): Readonly<Record<string, unknown>> {
  const { event, host } = run;
  const pull = Pull.safeParse(event.payload);
  const [owner = ""] = event.repository.split("/");
  return {
    event: event.payload,
    event_name: event.name,
    sha: event.sha,
    ref: event.ref,
    ref_name: event.ref.replace(/^refs\/(?:heads|tags|pull)\//, ""),
    ref_type: event.ref.startsWith("refs/tags/") ? "tag" : "branch",
    head_ref: pull.success ? pull.data.pull_request.head.ref : "",
    base_ref: pull.success ? pull.data.pull_request.base.ref : "",
    repository: event.repository,
    repository_owner: owner,
    actor: event.actor,
    triggering_actor: event.actor,
    run_id: String(run.id),
    run_number: String(run.number),
    run_attempt: "1",
    workflow: workflowName(run),
    workflow_ref: `${event.repository}/${run.workflowPath}@${event.ref}`,
    workflow_sha: event.sha,
    api_url: host.apiUrl,
    server_url: new URL(host.apiUrl).origin,
  };
}

/** What a workflow is called: by its `name`, else by its path. */
function workflowName(run: Pick<Run, "workflow" | "workflowPath">): string {
  return run.workflow.name ?? run.workflowPath;
}

/** The contexts that `run-name`, `concurrency` and the conditions of jobs may use. */
export function runContexts(run: Run): Readonly<Record<string, unknown>> {
  return {
    github: githubContext(run),
    inputs: run.inputs,
    vars: run.host.variables(run.event.repository),
  };
}

/** The `github` context inside a job. */
export function jobContext(
  run: Run,
  job: { readonly id: string; readonly token: string },
  workplace: Workplace,
): Readonly<Record<string, unknown>> {
  return {
    ...githubContext(run),
    job: job.id,
    token: job.token,
    workspace: workplace.workspace,
    event_path: workplace.eventPath,
  };
}

/** `GITHUB_*`, `RUNNER_*` and the like: what GitHub documents as the default environment, and nothing of ours. */
export function defaultEnvironment(
  github: Readonly<Record<string, unknown>>,
  workplace: Workplace,
): Readonly<Record<string, string>> {
  const { event: _payload, token: _token, ...shown } = github;
  const variables = Object.entries(shown).map(([name, value]): [string, string] => [
    `GITHUB_${name.toUpperCase()}`,
    String(value),
  ]);
  return {
    ...Object.fromEntries(variables),
    GITHUB_ACTIONS: "true",
    CI: "true",
    RUNNER_OS: "Linux",
    RUNNER_ARCH: "X64",
    RUNNER_NAME: "local",
    RUNNER_ENVIRONMENT: "self-hosted",
    RUNNER_TEMP: workplace.temporary,
  };
}

/** The permissions of a job's token, names with `-`; without any `permissions:` the restricted default. */
export function tokenPermissions(run: Run, job: Job): Readonly<Record<string, "read" | "write">> {
  const asked = job.permissions ??
    run.workflow.permissions ?? { contents: "read", packages: "read" };
  if (typeof asked === "string") {
    const level = asked === "read-all" ? "read" : "write";
    return Object.fromEntries(PERMISSIONS.map((name) => [name, level]));
  }
  return Object.fromEntries(
    Object.entries(asked).filter((pair): pair is [string, "read" | "write"] => pair[1] !== "none"),
  );
}

const PERMISSIONS = [
  "actions",
  "attestations",
  "checks",
  "contents",
  "deployments",
  "discussions",
  "issues",
  "packages",
  "pages",
  "pull-requests",
  "security-events",
  "statuses",
] as const;
