import { glob, readFile, stat } from "node:fs/promises";
import { isAbsolute, relative } from "node:path";
import type { StepCall } from "./step-call.ts";
import { within } from "./workplace.ts";

/** `actions/upload-artifact`. Inputs: `name`, `path` (lines, with wildcards), `if-no-files-found`. */
export async function uploadArtifact(call: StepCall): Promise<number> {
  const { name = "artifact", path = "", "if-no-files-found": ifNone = "warn" } = call.inputs;
  const files = new Map<string, Uint8Array>();
  for (const pattern of path.split("\n").map((line) => line.trim())) {
    if (pattern === "") continue;
    for (const file of await matching(call, pattern))
      files.set(relative(call.workplace.workspace, file), await readFile(file));
  }
  if (files.size > 0) {
    call.keepArtifact({ name, files });
    return 0;
  }
  const problem = `No files were found with the provided path: ${path}. No artifacts will be uploaded.`;
  if (ifNone === "error") throw new Error(problem);
  if (ifNone === "warn") call.log.take(`::warning::${problem}`);
  return 0;
}

async function matching(call: StepCall, pattern: string): Promise<readonly string[]> {
  const { workspace, temporary } = call.workplace;
  const full =
    isAbsolute(pattern) && pattern.startsWith(temporary) ? pattern : within(workspace, pattern);
  const isDirectory = await stat(full).then(
    (found) => found.isDirectory(),
    () => false,
  );
  const found: string[] = [];
  for await (const entry of glob(isDirectory ? `${full}/**` : full, { withFileTypes: true }))
    if (entry.isFile()) found.push(`${entry.parentPath}/${entry.name}`);
  return found;
}
