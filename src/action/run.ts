import { Fault, TerminalFault } from "../domain/fault.ts";
import { redact } from "../domain/probe/redact.ts";
import { MODES } from "./input.ts";
import type { ModeName } from "./input.ts";
import type { Job, JobEnvironment } from "./job.ts";
import type { Outcome } from "./outcome.ts";

/** What `run` is given: a job whose environment has not been read yet. */
export interface Setting extends Pick<Job, "input" | "hide" | "templates" | "log"> {
  readonly environment: () => JobEnvironment;
}

/** Does what a mode is for. */
type Mode = (job: Job) => Promise<Outcome>;

/** Each mode is loaded only when it is asked for. */
const LOADERS: Readonly<Record<ModeName, () => Promise<Mode>>> = {
  probe: async () => (await import("./mode/probe.ts")).probe,
  respond: async () => (await import("./mode/respond.ts")).respond,
  operate: async () => (await import("./mode/operate.ts")).operate,
  lint: async () => (await import("./mode/lint.ts")).lint,
};

/** Runs the mode that the inputs name. Never rejects: whatever goes wrong is an outcome that says what to do. */
export async function run(setting: Setting): Promise<Outcome> {
  const hidden: string[] = [];
  const hide = (value: string): void => {
    hidden.push(value);
    setting.hide(value);
  };
  const name = setting.input("mode");
  try {
    const token = setting.input("github-token");
    if (token !== "") hide(token);
    const known = MODES.find((mode) => mode === name);
    if (known === undefined) return failed(name, "unusable_input", unknownMode(name));
    const mode = await LOADERS[known]();
    return told(await mode({ ...setting, ...setting.environment(), hide }), hidden);
  } catch (error) {
    return failed(name, "unexpected_error", redact(sentence(error), hidden));
  }
}

/** An outcome whose sentences were cleaned once more: what a mode repeats of an error is somebody else's text. */
const told = (outcome: Outcome, hidden: readonly string[]): Outcome => ({
  ...outcome,
  summary: outcome.summary === undefined ? undefined : redact(outcome.summary, hidden),
  failure: outcome.failure === undefined ? undefined : redact(outcome.failure, hidden),
});

const unknownMode = (name: string): string => {
  const known = `${MODES.slice(0, -1).join(", ")} or ${MODES.at(-1)}`;
  return name === ""
    ? `The input mode is missing: set it to ${known}.`
    : `There is no mode "${name}": set the input mode to ${known}.`;
};

const failed = (
  mode: string,
  reason: "unusable_input" | "unexpected_error",
  failure: string,
): Outcome => ({
  result: {
    schema_version: 1,
    mode: mode === "" ? null : mode,
    decision: "failed",
    reason_code: reason,
  },
  outputs: {},
  summary: undefined,
  failure,
});

function sentence(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const message = text.charAt(0).toUpperCase() + text.slice(1);
  if (error instanceof TerminalFault) return message;
  if (error instanceof Fault) return `${message}. Run the job again later.`;
  return `${message}. This is a defect: please report it with the log of this run.`;
}
