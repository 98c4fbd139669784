import type { RunnerHost, TriggerEvent } from "../actions.ts";
import { runContexts } from "./contexts.ts";
import { displayTitle } from "./display-title.ts";
import { interpolate } from "./expression.ts";
import { createLog } from "./log.ts";
import { createMask } from "./mask.ts";
import type { Run } from "./run.ts";
import type { OwnAction } from "./step-call.ts";
import type { Workflow } from "./workflow.ts";

/** What a run is made of. */
export interface RunSeed {
  readonly host: RunnerHost;
  readonly event: TriggerEvent;
  readonly path: string;
  readonly workflow: Workflow;
  readonly inputs: Run["inputs"];
  readonly ownAction: OwnAction;
  readonly childEnvironment: Run["childEnvironment"];
  readonly onLine: (run: Run, line: string) => void;
}

/** Makes a run, or takes over the one the server already answered a dispatch with. */
export function createRun(seed: RunSeed): Run {
  const { host, event, path, workflow } = seed;
  const name = workflow.name ?? path;
  const record =
    (event.runId === undefined ? undefined : host.run(event.runId)) ?? register(seed, name);
  const lost = new AbortController();
  const fatal: RegExp[] = [];
  const mask = createMask();
  const log = createLog(mask, (line) => {
    if (fatal.some((pattern) => pattern.test(line))) lost.abort();
    seed.onLine(run, line);
  });
  const run: Run = {
    id: record.id,
    number: record.runNumber,
    workflowPath: path,
    workflow,
    event: withInputs(event, seed.inputs),
    inputs: seed.inputs,
    host,
    mask,
    log,
    ownAction: seed.ownAction,
    childEnvironment: seed.childEnvironment,
    cancelled: new AbortController(),
    lost,
    loseAt: (line) => fatal.push(line),
    done: { status: "queued", conclusion: undefined, jobs: {}, steps: [], artifacts: [] },
  };
  const title = runTitle(run, name);
  if (title !== record.displayTitle || name !== record.name)
    host.updateRun(run.id, { name, displayTitle: title });
  return run;
}

function register(seed: RunSeed, name: string): ReturnType<RunnerHost["createRun"]> {
  const { event, path } = seed;
  return seed.host.createRun({
    repository: event.repository,
    workflowPath: path,
    name,
    displayTitle: displayTitle(event, name),
    event: event.name,
    actor: event.actor,
    headBranch: event.ref.replace(/^refs\/(?:heads|tags|pull)\//, ""),
    headSha: event.sha,
  });
}

function runTitle(run: Run, name: string): string {
  const scope = { contexts: runContexts(run), standing: "success" } as const;
  const title = interpolate(run.workflow["run-name"], scope).trim();
  return title === "" ? displayTitle(run.event, name) : title;
}

/** The payload has the inputs as text, defaults filled in. */
function withInputs(event: TriggerEvent, inputs: Run["inputs"]): TriggerEvent {
  if (event.name !== "workflow_dispatch") return event;
  const texts = Object.entries(inputs).map(([name, value]) => [name, String(value)]);
  return { ...event, payload: { ...event.payload, inputs: Object.fromEntries(texts) } };
}
