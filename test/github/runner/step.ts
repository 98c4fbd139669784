import { checkOut } from "./checkout.ts";
import { interpolate } from "./expression.ts";
import { readFileCommand } from "./file-command.ts";
import { runLocalAction, runOwnAction } from "./javascript-action.ts";
import type { Conclusion } from "./report.ts";
import { runScript } from "./script.ts";
import type { StepCall } from "./step-call.ts";
import { uploadArtifact } from "./upload-artifact.ts";
import type { Step } from "./workflow.ts";
import type { CommandFiles } from "./workplace.ts";

/** What a step left behind. */
export interface StepResult {
  /** How it went, before `continue-on-error`. */
  readonly outcome: Conclusion;
  readonly outputs: Readonly<Record<string, string>>;
  /** What it added to the environment of later steps. */
  readonly environment: Readonly<Record<string, string>>;
  /** What it put before the `PATH` of later steps. */
  readonly path: readonly string[];
  readonly summary: string;
}

const SUMMARY_LIMIT = 1024 * 1024;

const ACTIONS: Readonly<Record<string, (call: StepCall) => Promise<number | undefined>>> = {
  "actions/checkout": checkOut,
  "actions/upload-artifact": uploadArtifact,
  // The runner's own Node is already the right one.
  "actions/setup-node": () => Promise.resolve(0),
};

/** The name a step has in the log. */
export function stepName(step: Step): string {
  return step.name ?? `Run ${step.uses ?? step.run?.trim().split("\n")[0] ?? ""}`;
}

/** A step that did nothing, because it was not to run or could not even begin. */
export function emptyResult(outcome: Conclusion): StepResult {
  return { outcome, outputs: {}, environment: {}, path: [], summary: "" };
}

/** Carries out a step, and reads what it said through its files. */
export async function performStep(call: StepCall, files: CommandFiles): Promise<StepResult> {
  writeHeading(call);
  const outcome = await attempt(call);
  if (call.stop.lost.aborted) return emptyResult("failure");
  try {
    return {
      outcome,
      outputs: readFileCommand(await files.read("GITHUB_OUTPUT")),
      environment: readFileCommand(await files.read("GITHUB_ENV")),
      path: (await files.read("GITHUB_PATH")).split("\n").filter((line) => line !== ""),
      summary: await readSummary(call, files),
    };
  } catch (error) {
    call.log.note(`##[error]Unable to process file command successfully. ${messageOf(error)}`);
    return emptyResult("failure");
  }
}

function writeHeading(call: StepCall): void {
  call.log.note(`##[group]${interpolate(stepName(call.step), call.scope)}`);
  const inputs = Object.entries(call.inputs);
  if (inputs.length > 0) call.log.note("with:");
  for (const [name, value] of inputs) call.log.note(`  ${name}: ${value}`);
  call.log.note("##[endgroup]");
}

async function attempt(call: StepCall): Promise<Conclusion> {
  const minutes = interpolate(call.step["timeout-minutes"], call.scope);
  const late = minutes === "" ? undefined : AbortSignal.timeout(Number(minutes) * 60_000);
  const cancelled = AbortSignal.any([call.stop.cancelled, ...(late === undefined ? [] : [late])]);
  try {
    const code = await carryOut({ ...call, stop: { ...call.stop, cancelled } });
    if (call.stop.cancelled.aborted) throw new Error("The operation was canceled.");
    if (late?.aborted === true)
      throw new Error(
        `The action '${stepName(call.step)}' has timed out after ${minutes} minutes.`,
      );
    if (code !== 0) throw new Error(`Process completed with exit code ${code ?? "unknown"}.`);
    return "success";
  } catch (error) {
    call.log.note(`##[error]${messageOf(error)}`);
    return call.stop.cancelled.aborted ? "cancelled" : "failure";
  }
}

async function carryOut(call: StepCall): Promise<number | undefined> {
  const { uses } = call.step;
  if (uses === undefined) return await runScript(call);
  if (uses.startsWith("./")) return await runLocalAction(call);
  const [name = ""] = uses.split("@");
  const known = ACTIONS[name];
  if (known !== undefined) return await known(call);
  if (/^[^/]+\/sitrep$/.test(name)) return await runOwnAction(call);
  throw new Error(`Unable to resolve action '${uses}': this runner does not have it`);
}

async function readSummary(call: StepCall, files: CommandFiles): Promise<string> {
  const summary = await files.read("GITHUB_STEP_SUMMARY");
  if (summary.length <= SUMMARY_LIMIT) return summary;
  call.log.take(
    "::error::$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of 1024k",
  );
  return "";
}

/** The text of something thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
