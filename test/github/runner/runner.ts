import type { RunnerHost, TriggerEvent, WorkflowRunner } from "../actions.ts";
import { createActivity } from "./activity.ts";
import { changedPaths } from "./changed-paths.ts";
import { createConcurrencyGroups, type ConcurrencyGroups } from "./concurrency.ts";
import { createRun } from "./create-run.ts";
import { checkInputs } from "./dispatch-inputs.ts";
import { createRunGate, type RunFaults } from "./faults.ts";
import { performRun, type Floor } from "./perform-run.ts";
import type { RunReport } from "./report.ts";
import { reportOf, type Run } from "./run.ts";
import { createSlots } from "./slots.ts";
import { comparedRefs, mayStart, startsOn } from "./starting.ts";
import type { OwnAction } from "./step-call.ts";
import { createWorkflowFiles, type WorkflowFile } from "./workflow-files.ts";
import type { Workflow } from "./workflow.ts";

/** How a runner is set up. */
export interface RunnerOptions {
  readonly host: RunnerHost;
  /** What `uses: owner/sitrep@ref` runs. */
  readonly action: OwnAction;
  /** Added to the environment of each child; asked anew for each. */
  readonly childEnvironment?: () => Readonly<Record<string, string>>;
  /** Jobs at a time; default 4. */
  readonly machines?: number;
  /** Told of each line of a run's log as it comes. */
  readonly onLine?: (run: RunReport, line: string) => void;
}

/** Runs the workflows of a local GitHub as GitHub's own runner would, each action in a child process. */
export interface LocalRunner extends WorkflowRunner {
  /** In the order they were made. */
  readonly runs: readonly RunReport[];
  readonly faults: RunFaults;
  readonly run: (id: number) => RunReport | undefined;
  /** Starts every scheduled workflow of a repository's default branch, whatever its cron line. */
  readonly fireSchedules: (repository: string) => void;
  readonly cancel: (runId: number) => void;
  /** Takes the run's machine away now. */
  readonly kill: (runId: number) => void;
  /** Kills what runs; starts nothing more. */
  readonly close: () => Promise<void>;
}

const EMPTY: Workflow = { on: {}, env: {}, jobs: {} };

/** A runner for `LocalGitHub.attachRunner`. */
export function createRunner(options: RunnerOptions): LocalRunner {
  const { host } = options;
  const activity = createActivity();
  const gate = createRunGate(activity);
  const filesAt = createWorkflowFiles(host);
  const groups = new Map<string, ConcurrencyGroups>();
  const runs = new Map<number, Run>();
  let isClosed = false;

  const floor: Floor = {
    activity,
    gate,
    slots: createSlots(options.machines ?? 4, activity),
    groups: (repository) => {
      const known = groups.get(repository) ?? createConcurrencyGroups(activity);
      groups.set(repository, known);
      return known;
    },
  };

  function make(event: TriggerEvent, path: string, workflow: Workflow, inputs: Run["inputs"]): Run {
    const run = createRun({
      host,
      event,
      path,
      workflow,
      inputs,
      ownAction: options.action,
      childEnvironment: options.childEnvironment ?? (() => ({})),
      onLine: (made, line) => options.onLine?.(reportOf(made), line),
    });
    runs.set(run.id, run);
    return run;
  }

  function refuse(event: TriggerEvent, path: string, problems: readonly string[]): void {
    const run = make(event, path, EMPTY, {});
    for (const problem of problems) run.log.note(`##[error]${problem}`);
    run.done.status = "completed";
    run.done.conclusion = "startup_failure";
    host.updateRun(run.id, { status: "completed", conclusion: "startup_failure" });
  }

  function start(event: TriggerEvent, file: WorkflowFile): void {
    if (file.read.kind === "invalid") return refuse(event, file.path, file.read.problems);
    const { workflow } = file.read;
    const declared = workflow.on["workflow_dispatch"]?.inputs ?? {};
    const checked = checkInputs(declared, event.inputs ?? {});
    if (event.name === "workflow_dispatch" && checked.kind === "refused")
      return refuse(event, file.path, [checked.message]);
    const inputs =
      event.name === "workflow_dispatch" && checked.kind === "accepted" ? checked.inputs : {};
    const run = make(event, file.path, workflow, inputs);
    activity.begin();
    void performRun(run, floor);
  }

  function isStarted(event: TriggerEvent, file: WorkflowFile): boolean {
    if (event.name === "workflow_dispatch" && file.name !== event.workflow) return false;
    if (file.read.kind === "invalid") return file.read.events.includes(event.name);
    return startsOn(file.read.workflow, event, () => {
      const { before, after } = comparedRefs(event);
      return changedPaths(
        host.files(event.repository, before),
        host.files(event.repository, after),
      );
    });
  }

  function trigger(event: TriggerEvent): void {
    if (isClosed || !mayStart(event)) return;
    const started = filesAt(event.repository, event.sha).filter((file) => isStarted(event, file));
    for (const file of started) start(event, file);
    if (event.name === "workflow_dispatch" && started.length === 0)
      refuse(event, `.github/workflows/${event.workflow}`, [
        "Workflow does not exist or has no workflow_dispatch trigger",
      ]);
  }

  return {
    trigger,
    idle: activity.idle,
    isIdle: activity.isIdle,
    faults: gate,
    get runs() {
      return [...runs.values()].map(reportOf);
    },
    run: (id) => {
      const run = runs.get(id);
      return run === undefined ? undefined : reportOf(run);
    },
    cancel: (id) => runs.get(id)?.cancelled.abort(),
    kill: (id) => runs.get(id)?.lost.abort(),
    fireSchedules: (repository) => {
      const sha = host.headSha(repository);
      const ref = `refs/heads/${host.defaultBranch(repository)}`;
      const actor = repository.split("/")[0] ?? "";
      for (const cron of cronsOf(filesAt(repository, sha)))
        trigger({ name: "schedule", repository, payload: { schedule: cron }, actor, ref, sha });
    },
    close: async () => {
      isClosed = true;
      for (const run of runs.values()) run.lost.abort();
      await activity.idle();
    },
  };
}

function cronsOf(files: readonly WorkflowFile[]): ReadonlySet<string> {
  return new Set(
    files.flatMap((file) =>
      file.read.kind === "invalid" ? [] : (file.read.workflow.on["schedule"]?.crons ?? []),
    ),
  );
}
