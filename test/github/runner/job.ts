import { jobContext, tokenPermissions } from "./contexts.ts";
import { interpolate, isTruthy } from "./expression.ts";
import {
  childEnvironment,
  interpolateAll,
  scopeOf,
  stepEnvironment,
  type Frame,
  type JobCall,
  type JobResult,
  type Progress,
} from "./job-frame.ts";
import { emptyResult, messageOf, performStep, stepName, type StepResult } from "./step.ts";
import type { Step } from "./workflow.ts";
import { openWorkplace } from "./workplace.ts";

const DEFAULT_MINUTES = 360;

/** Runs the steps of a job on a machine of its own, with a token that is good until the job ends. */
export async function performJob(call: JobCall): Promise<JobResult> {
  const { run, job, id } = call;
  const { repository, payload } = run.event;
  const minted = run.host.mintToken({
    repository,
    permissions: tokenPermissions(run, job),
    runId: run.id,
  });
  const workplace = await openWorkplace(repository, payload);
  const secrets = { ...run.host.secrets(repository), GITHUB_TOKEN: minted.token };
  for (const secret of Object.values(secrets)) run.mask.add(secret);
  try {
    const github = jobContext(run, { id, token: minted.token }, workplace);
    const progress: Progress = {
      standing: "success",
      environment: {},
      path: process.env["PATH"] ?? "",
      steps: {},
    };
    await performSteps(call, { workplace, github, secrets, progress });
    return finish(call, { workplace, github, secrets, progress });
  } finally {
    minted.revoke();
    await workplace.remove();
  }
}

async function performSteps(call: JobCall, frame: Frame): Promise<void> {
  const { run, job } = call;
  const minutes = interpolate(job["timeout-minutes"], scopeOf(call, frame, {}));
  const late = AbortSignal.timeout((minutes === "" ? DEFAULT_MINUTES : Number(minutes)) * 60_000);
  const ended = AbortSignal.any([call.cancelled, late]);
  for (const step of job.steps) {
    if (run.lost.signal.aborted) break;
    if (ended.aborted) frame.progress.standing = "cancelled";
    // A step that runs although the run was cancelled must not be cancelled by the same word.
    const cancelled = ended.aborted ? new AbortController().signal : ended;
    const result = await performOne(call, frame, step, cancelled);
    account(call, frame, step, result);
  }
  if (late.aborted)
    run.log.note(`##[error]The job has exceeded the maximum execution time of ${minutes} minutes.`);
  if (ended.aborted) frame.progress.standing = "cancelled";
}

async function performOne(
  call: JobCall,
  frame: Frame,
  step: Step,
  cancelled: AbortSignal,
): Promise<StepResult> {
  const { run } = call;
  try {
    const environment = stepEnvironment(call, frame, step);
    const scope = scopeOf(call, frame, environment);
    if (!isTruthy(step.if, scope)) return emptyResult("skipped");
    const files = await frame.workplace.openCommandFiles();
    return await performStep(
      {
        step,
        scope,
        inputs: interpolateAll(step.with, scope),
        environment: childEnvironment(frame, environment, files.environment, run),
        workplace: frame.workplace,
        log: run.log,
        stop: { cancelled, lost: run.lost.signal },
        ownAction: run.ownAction,
        defaultShell: run.workflow.defaults?.run?.shell,
        files: (ref) => run.host.files(run.event.repository, ref ?? run.event.sha),
        keepArtifact: (artifact) => run.done.artifacts.push(artifact),
      },
      files,
    );
  } catch (error) {
    run.log.note(`##[error]The step '${stepName(step)}' is not valid. ${messageOf(error)}`);
    return emptyResult("failure");
  }
}

function account(call: JobCall, frame: Frame, step: Step, result: StepResult): void {
  const { run, id } = call;
  const { progress } = frame;
  const scope = scopeOf(call, frame, progress.environment);
  const isForgiven = interpolate(step["continue-on-error"], scope) === "true";
  const conclusion = result.outcome === "failure" && isForgiven ? "success" : result.outcome;
  if (conclusion === "failure" && progress.standing === "success") progress.standing = "failure";
  progress.environment = { ...progress.environment, ...result.environment };
  progress.path = [...result.path.toReversed(), progress.path].join(":");
  const { outputs, outcome } = result;
  if (step.id !== undefined) progress.steps[step.id] = { outputs, outcome, conclusion };
  run.done.steps.push({
    job: id,
    id: step.id,
    name: stepName(step),
    conclusion,
    outputs,
    summary: run.mask.hide(result.summary),
  });
}

function finish(call: JobCall, frame: Frame): JobResult {
  const { run, job } = call;
  const scope = scopeOf(call, frame, frame.progress.environment);
  const outputs = Object.entries(interpolateAll(job.outputs, scope)).filter(([name, value]) => {
    if (!run.mask.covers(value)) return true;
    run.log.take(`::warning::Skip output '${name}' since it may contain secret.`);
    return false;
  });
  const { standing } = frame.progress;
  return {
    result: run.lost.signal.aborted ? "failure" : standing,
    outputs: Object.fromEntries(outputs),
  };
}
