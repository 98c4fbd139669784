import type { RunnerHost, TriggerEvent } from "../actions.ts";
import type { Log } from "./log.ts";
import type { Mask } from "./mask.ts";
import type { Artifact, Conclusion, RunReport, StepReport } from "./report.ts";
import type { OwnAction } from "./step-call.ts";
import type { Workflow } from "./workflow.ts";

/** A run while it proceeds. */
export interface Run {
  readonly id: number;
  readonly number: number;
  readonly workflowPath: string;
  readonly workflow: Workflow;
  readonly event: TriggerEvent;
  /** `inputs` of a dispatch with their types. */
  readonly inputs: Readonly<Record<string, string | boolean | number>>;
  readonly host: RunnerHost;
  readonly mask: Mask;
  readonly log: Log;
  readonly ownAction: OwnAction;
  /** Asks the run to end; steps with `always()` still run. */
  readonly cancelled: AbortController;
  /** Takes the machine away: nothing of the run goes on. */
  readonly lost: AbortController;
  /** Loses the machine at the first line of the log from now on that matches. */
  readonly loseAt: (line: RegExp) => void;
  /** What a test adds to the environment of each child. */
  readonly childEnvironment: () => Readonly<Record<string, string>>;
  /** What it did so far. */
  readonly done: {
    status: RunReport["status"];
    conclusion: RunReport["conclusion"];
    readonly jobs: Record<string, Conclusion>;
    readonly steps: StepReport[];
    readonly artifacts: Artifact[];
  };
}

/** The run as tests and the browser face read it; a view, not a copy. */
export function reportOf(run: Run): RunReport {
  const { id, workflowPath, event, done, log } = run;
  return {
    id,
    workflowPath,
    repository: event.repository,
    event: event.name,
    get status() {
      return done.status;
    },
    get conclusion() {
      return done.conclusion;
    },
    get log() {
      return log.text();
    },
    get annotations() {
      return log.annotations();
    },
    get summary() {
      return done.steps.map((step) => step.summary).join("");
    },
    get outputs() {
      return Object.fromEntries(
        done.steps.flatMap((step) => (step.id === undefined ? [] : [[step.id, step.outputs]])),
      );
    },
    jobs: done.jobs,
    steps: done.steps,
    artifacts: done.artifacts,
  };
}
