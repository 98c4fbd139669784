import { authorOf } from "../act/author.ts";
import { resolve } from "../git/history.ts";
import { inRepository } from "../http/router.ts";
import { ApiError, noContent, notFound, ok, unprocessable, type Reply } from "../http/reply.ts";
import { objectOf, param, requiredText, type RepositoryCall } from "../http/call.ts";
import { paginated } from "../http/paginate.ts";
import { presentWorkflow } from "../present/run.ts";
import { checkInputs } from "../runner/dispatch-inputs.ts";
import { filesAt } from "../store/open-store.ts";
import { createRun, workflowIdOf } from "../workflow/run.ts";
import { readTriggerFile } from "../workflow/trigger-file.ts";

const WORKFLOWS = "/repos/{owner}/{repo}/actions/workflows";
const FOLDER = ".github/workflows/";
const READ = { permission: "actions", level: "read", role: "read" } as const;
const WRITE = { permission: "actions", level: "write", role: "write" } as const;

export const WORKFLOW_ROUTES = [
  inRepository(`GET ${WORKFLOWS}`, READ, (call) =>
    paginated(
      call,
      workflowPaths(call),
      (path) => shown(call, path),
      (workflows, total) => ({
        total_count: total,
        workflows,
      }),
    ),
  ),
  inRepository(`GET ${WORKFLOWS}/{workflow_id}`, READ, (call) => ok(shown(call, pathOf(call)))),
  inRepository(`POST ${WORKFLOWS}/{workflow_id}/dispatches`, WRITE, dispatch),
  inRepository(
    "POST /repos/{owner}/{repo}/dispatches",
    { permission: "contents", level: "write", role: "write", hides: true },
    repositoryDispatch,
  ),
];

const isWorkflow = (path: string): boolean =>
  path.startsWith(FOLDER) && /^[^/]+\.ya?ml$/u.test(path.slice(FOLDER.length));

/** Workflow files of the default branch. */
function workflowPaths({ repository }: RepositoryCall): readonly string[] {
  return [...filesAt(repository).keys()].filter((path) => isWorkflow(path));
}

/** The workflow the path names by id or file name; throws 404. */
export function pathOf(call: RepositoryCall): string {
  const asked = param(call, "workflow_id");
  const found = workflowPaths(call).find(
    (path) =>
      path === `${FOLDER}${asked}` ||
      path === asked ||
      String(workflowIdOf(call.world, call.repository, path)) === asked,
  );
  if (found === undefined) throw notFound();
  return found;
}

const fileAt = (call: RepositoryCall, path: string, ref?: string): string | undefined => {
  const bytes = filesAt(call.repository, ref).get(path);
  return bytes === undefined ? undefined : Buffer.from(bytes).toString("utf8");
};

function shown(call: RepositoryCall, workflowPath: string) {
  const { world, repository } = call;
  const text = fileAt(call, workflowPath) ?? "";
  return presentWorkflow(world, repository, {
    workflowId: workflowIdOf(world, repository, workflowPath),
    workflowPath,
    name: readTriggerFile(workflowPath, text).name,
  });
}

function dispatch(call: RepositoryCall): Reply {
  const { world, repository, actor } = call;
  const path = pathOf(call);
  const named = requiredText(call, "ref");
  const ref = refOf(call, named);
  const sha = resolve(repository.git, ref) ?? "";
  const text = fileAt(call, path, ref);
  if (text === undefined) throw notFound();
  const file = readTriggerFile(path, text);
  if (file.inputs === undefined)
    throw unprocessable("Workflow does not have 'workflow_dispatch' trigger");
  const inputs = acceptedInputs(call, file.inputs);
  const run = createRun(world, repository, {
    workflowPath: path,
    name: file.name,
    displayTitle: file.name,
    event: "workflow_dispatch",
    actor: authorOf(call),
    headBranch: ref.replace(/^refs\/(?:heads|tags)\//u, ""),
    headSha: sha,
  });
  world.announce({
    event: "workflow_dispatch",
    repository,
    payload: { inputs: Object.keys(inputs).length === 0 ? null : inputs, ref, workflow: path },
    actor,
    permissions: ["contents"],
    ref,
    sha,
    workflow: { file: path.slice(FOLDER.length), inputs, runId: run.id },
  });
  if (call.body["return_run_details"] !== true) return noContent;
  const runUrl = `${world.url}/repos/${repository.fullName}/actions/runs/${run.id}`;
  return ok({ workflow_run_id: run.id, run_url: runUrl, html_url: run.htmlUrl });
}

/** The full name of a branch or tag; throws GitHub's 422. */
function refOf({ repository }: RepositoryCall, named: string): string {
  const candidates = [named, `refs/heads/${named}`, `refs/tags/${named}`];
  const ref = candidates.find((candidate) => repository.git.refs.has(candidate));
  if (ref === undefined) throw unprocessable(`No ref found for: ${named}`);
  return ref;
}

const MOST_INPUTS = 25;

/** The inputs as the event tells them: every one as text, defaults filled in. */
function acceptedInputs(
  call: RepositoryCall,
  declared: Parameters<typeof checkInputs>[0],
): Readonly<Record<string, string>> {
  const entries = Object.entries(objectOf(call.body["inputs"]));
  if (entries.length > MOST_INPUTS)
    throw unprocessable(
      `Invalid request.\n\nNo more than ${MOST_INPUTS} properties are allowed; ${entries.length} were supplied.`,
    );
  const given = Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
  const checked = checkInputs(declared, given);
  if (checked.kind === "refused") throw unprocessable(checked.message);
  return Object.fromEntries(
    Object.entries(checked.inputs).map(([name, value]) => [name, String(value)]),
  );
}

function repositoryDispatch(call: RepositoryCall): Reply {
  const { world, repository, actor } = call;
  const action = requiredText(call, "event_type");
  const payload = objectOf(call.body["client_payload"]);
  if (action.length > 100)
    throw new ApiError(422, "event_type is too long (maximum is 100 characters)");
  if (Object.keys(payload).length > 10)
    throw unprocessable("No more than 10 properties are allowed; more were supplied.");
  world.announce({
    event: "repository_dispatch",
    action,
    repository,
    payload: { branch: repository.defaultBranch, client_payload: payload },
    actor,
    permissions: ["contents"],
  });
  return noContent;
}
