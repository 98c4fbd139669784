import { fillTexts } from "../domain/operation/fill.ts";
import type { OperationAction } from "../domain/operation/spec.ts";
import { after, formatDuration, seconds } from "../domain/time.ts";
import type { Ended, Task } from "./context.ts";

type WorkflowAction = Extract<OperationAction, { readonly kind: "workflow" }>;

/** How often GitHub is asked how far the run is. */
const LOOK_EVERY = seconds(5);

/** Starts another workflow of the repository, once, and waits for its conclusion. */
export async function runWorkflow(action: WorkflowAction, task: Task): Promise<Ended> {
  const { context, filling, timeout } = task;
  const until = after(context.clock(), timeout);
  let result;
  try {
    result = await context.workflows.start(action.workflow, fillTexts(action.inputs, filling));
  } catch {
    return {
      kind: "unknown",
      summary: `GitHub did not say whether it has started ${action.workflow}`,
    };
  }
  if (result.kind === "impossible")
    return { kind: "failed", summary: `${action.workflow} was not started: ${result.why}` };
  if (result.run === undefined)
    return {
      kind: "unknown",
      summary: `${action.workflow} was started, but this server does not tell which run that is`,
    };
  const { id, url: runUrl } = result.run;
  while (context.clock() < until) {
    // One look after the other.
    // oxlint-disable-next-line no-await-in-loop
    const run = await look(id, task);
    if (run?.status === "completed")
      return {
        kind: run.conclusion === "success" ? "succeeded" : "failed",
        summary: `${action.workflow} ended: ${run.conclusion ?? "without a conclusion"}`,
        runUrl,
      };
    // oxlint-disable-next-line no-await-in-loop
    await context.delay(LOOK_EVERY);
  }
  return {
    kind: "unknown",
    summary: `${action.workflow} did not end within ${formatDuration(timeout)}`,
    runUrl,
  };
}

/** A look that failed is made again: the run goes on by itself. */
async function look(id: number, { context }: Task) {
  try {
    return await context.workflows.run(id);
  } catch {
    return undefined;
  }
}
