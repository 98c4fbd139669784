import type { Forge } from "../control/port.ts";
import { CONFIG_FILE } from "../domain/team-files.ts";
import { unheard } from "../github/unheard.ts";
import type { Job } from "./job.ts";

/**
 * Asks for the files of the commit a run was started for. Most often it is the head of the default branch, and then they
 * are there when GitHub has said so, without a further wait. Whatever comes of it, they are read by whoever needs them.
 */
export function readAhead({ repo, variable }: Pick<Job, "repo" | "variable">, forge: Forge): void {
  const commit = variable("GITHUB_SHA");
  if (commit === undefined || variable("GITHUB_REF")?.startsWith("refs/heads/") !== true) return;
  void unheard(forge.file(repo, CONFIG_FILE, commit));
  void unheard(forge.tree(repo, commit));
}
