import { defaultEnvironment, runContexts } from "./contexts.ts";
import { interpolate, type Scope, type Standing } from "./expression.ts";
import type { Conclusion } from "./report.ts";
import type { Run } from "./run.ts";
import type { Job, Step } from "./workflow.ts";
import type { Workplace } from "./workplace.ts";

/** A finished job, as jobs that need it see it. */
export interface JobResult {
  readonly result: Conclusion;
  readonly outputs: Readonly<Record<string, string>>;
}

/** A job's place among the others. */
export interface JobCall {
  readonly run: Run;
  readonly id: string;
  readonly job: Job;
  readonly needs: Readonly<Record<string, JobResult>>;
  readonly cancelled: AbortSignal;
}

/** What changes from step to step. */
export interface Progress {
  standing: Standing;
  environment: Readonly<Record<string, string>>;
  path: string;
  readonly steps: Record<string, object>;
}

/** What all steps of a job share. */
export interface Frame {
  readonly workplace: Workplace;
  readonly github: Readonly<Record<string, unknown>>;
  readonly secrets: Readonly<Record<string, string>>;
  readonly progress: Progress;
}

/** What the expressions of a step may name. */
export function scopeOf(
  call: JobCall,
  frame: Frame,
  environment: Readonly<Record<string, string>>,
): Scope {
  const { run, needs } = call;
  return {
    standing: frame.progress.standing,
    contexts: {
      ...runContexts(run),
      github: frame.github,
      secrets: frame.secrets,
      needs,
      env: environment,
      steps: frame.progress.steps,
      job: { status: frame.progress.standing },
      runner: { os: "Linux", arch: "X64", name: "local", temp: frame.workplace.temporary },
    },
  };
}

/** `env` of workflow, job, earlier steps (`GITHUB_ENV`) and step; each may name what comes before it. */
export function stepEnvironment(
  call: JobCall,
  frame: Frame,
  step: Step,
): Readonly<Record<string, string>> {
  const { run, job } = call;
  let environment: Readonly<Record<string, string>> = {};
  for (const layer of [run.workflow.env, job.env]) {
    environment = {
      ...environment,
      ...interpolateAll(layer, scopeOf(call, frame, environment)),
    };
  }
  environment = { ...environment, ...frame.progress.environment };
  return { ...environment, ...interpolateAll(step.env, scopeOf(call, frame, environment)) };
}

/** The whole environment of a child but for `INPUT_*`. */
export function childEnvironment(
  frame: Frame,
  environment: Readonly<Record<string, string>>,
  files: Readonly<Record<string, string>>,
  run: Run,
): Readonly<Record<string, string>> {
  return {
    HOME: process.env["HOME"] ?? "",
    PATH: frame.progress.path,
    ...environment,
    ...defaultEnvironment(frame.github, frame.workplace),
    ...files,
    ...run.childEnvironment(),
  };
}

/** Evaluates the expressions in each value. */
export function interpolateAll(
  texts: Readonly<Record<string, string>>,
  scope: Scope,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [name, interpolate(text, scope)]),
  );
}
