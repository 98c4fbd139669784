import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runChild } from "./child.ts";
import { interpolate } from "./expression.ts";
import type { StepCall } from "./step-call.ts";
import { within } from "./workplace.ts";

const SHELLS: Readonly<Record<string, readonly string[]>> = {
  bash: ["bash", "--noprofile", "--norc", "-eo", "pipefail"],
  sh: ["sh", "-e"],
};

/** Runs the `run:` of a step in its shell; answers the exit code. */
export async function runScript(call: StepCall): Promise<number | undefined> {
  const source = interpolate(call.step.run, call.scope);
  const shell = call.step.shell ?? call.defaultShell;
  // Without `shell:` GitHub runs bash without pipefail.
  const [file, ...args] = shell === undefined ? ["bash", "-e"] : (SHELLS[shell] ?? []);
  if (file === undefined) throw new Error(`This runner has no shell '${shell}'`);
  const path = join(call.workplace.temporary, `script-${crypto.randomUUID()}.sh`);
  await writeFile(path, source);
  const directory = interpolate(call.step["working-directory"] ?? ".", call.scope);
  return await runChild({
    file,
    args: [...args, path],
    directory: within(call.workplace.workspace, directory),
    environment: call.environment,
    stop: call.stop,
    onLine: call.log.take,
  });
}
