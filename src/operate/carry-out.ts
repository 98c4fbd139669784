import type { OperationOutcome } from "../domain/operation/event.ts";
import type { Filling } from "../domain/operation/fill.ts";
import type { OperationAction, OperationSpec } from "../domain/operation/spec.ts";
import { namesIn } from "../domain/operation/secret-names.ts";
import { cleaned } from "./clean.ts";
import { runCommand } from "./command.ts";
import type { Ended, OperateContext, Task } from "./context.ts";
import { callHttp } from "./http.ts";
import { runWorkflow } from "./workflow.ts";

/** What an operation does in a run of that kind. */
export const actionOf = (
  { action, dryRunAction }: OperationSpec,
  isDryRun: boolean,
): OperationAction => (isDryRun ? (dryRunAction ?? action) : action);

/**
 * Carries out an operation, or its dry run, once. Never rejects for anything that may happen on the way; what it returns
 * holds no secret. `hidden`: further values nobody may see.
 */
export async function carryOut(
  spec: OperationSpec,
  filling: Filling,
  context: OperateContext,
  hidden: readonly string[] = [],
): Promise<OperationOutcome> {
  const action = actionOf(spec, filling.isDryRun);
  const needed = new Set(namesIn(action));
  const secrets = new Map([...context.secrets].filter(([name]) => needed.has(name)));
  const task: Task = { filling, timeout: spec.timeout, context: { ...context, secrets } };
  const ended = await perform(action, task);
  return cleaned(ended, [...context.secrets.values(), ...hidden]);
}

async function perform(action: OperationAction, task: Task): Promise<Ended> {
  switch (action.kind) {
    case "http":
      return await callHttp(action, task);
    case "command":
      return await runCommand(action, task);
    case "workflow":
      return await runWorkflow(action, task);
  }
}
