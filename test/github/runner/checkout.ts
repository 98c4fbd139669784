import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { StepCall } from "./step-call.ts";
import { within } from "./workplace.ts";

/** `actions/checkout`: the repository's files, without a `.git`. Inputs: `ref`, `path`. */
export async function checkOut(call: StepCall): Promise<number> {
  const { ref = "", path = ".", repository = "" } = call.inputs;
  if (repository !== "" && repository !== call.environment["GITHUB_REPOSITORY"])
    throw new Error("This runner checks out only the repository of the run");
  const files = call.files(ref === "" ? undefined : ref);
  if (files.size === 0 && ref !== "")
    throw new Error(`A branch or tag with the name '${ref}' could not be found`);
  const root = within(call.workplace.workspace, path === "" ? "." : path);
  for (const [name, content] of files) {
    const target = within(root, name);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, content);
  }
  return 0;
}
