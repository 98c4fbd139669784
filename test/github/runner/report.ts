import type { Annotation } from "./log.ts";

/** How a step or a job ended. */
export type Conclusion = "success" | "failure" | "cancelled" | "skipped";

/** One step of a run, after it ended. */
export interface StepReport {
  readonly job: string;
  readonly id: string | undefined;
  readonly name: string;
  readonly conclusion: Conclusion;
  readonly outputs: Readonly<Record<string, string>>;
  /** Markdown of the step summary, secrets hidden. */
  readonly summary: string;
}

/** Files a run kept with `actions/upload-artifact`, by path. */
export interface Artifact {
  readonly name: string;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** What a run did, readable while it proceeds. */
export interface RunReport {
  readonly id: number;
  readonly repository: string;
  /** `.github/workflows/probe.yml` */
  readonly workflowPath: string;
  readonly event: string;
  readonly status: "queued" | "in_progress" | "completed";
  readonly conclusion: Conclusion | "startup_failure" | undefined;
  readonly jobs: Readonly<Record<string, Conclusion>>;
  readonly steps: readonly StepReport[];
  readonly log: string;
  readonly annotations: readonly Annotation[];
  /** The summaries of all steps in order. */
  readonly summary: string;
  /** Outputs of the steps that have an `id`, by that id. */
  readonly outputs: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly artifacts: readonly Artifact[];
}
