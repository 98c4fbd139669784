import { CONFIG_FILE } from "../domain/team-files.ts";
import type { RepoKey } from "../control/key.ts";
import { repositoryOf } from "./nudges.ts";
import { textAt, textsAt, valueAt } from "./payload.ts";

/**
 * Repositories that an event makes ready for incidents or whose settings it changed: the App was installed there,
 * or a push to the default branch touched the settings.
 */
export function preparationsOf(event: string, payload: unknown): readonly RepoKey[] {
  const action = textAt(payload, "action");
  if (event === "installation" && action === "created") {
    return named(textsAt(payload, ["repositories"], "full_name"));
  }
  if (event === "installation_repositories" && action === "added") {
    return named(textsAt(payload, ["repositories_added"], "full_name"));
  }
  const repo = repositoryOf(payload);
  return event === "push" && repo !== undefined && isOfConfig(payload) ? [repo] : [];
}

function named(fullNames: readonly string[]): readonly RepoKey[] {
  return fullNames.flatMap((fullName) => {
    const [owner, repo] = fullName.split("/");
    return owner === undefined || repo === undefined ? [] : [{ owner, repo }];
  });
}

function isOfConfig(payload: unknown): boolean {
  const branch = textAt(payload, "repository", "default_branch");
  if (branch === undefined || textAt(payload, "ref") !== `refs/heads/${branch}`) return false;
  const commits = valueAt(payload, "commits");
  return (
    Array.isArray(commits) &&
    commits.some((commit: unknown) =>
      ["added", "modified", "removed"].some((list) => {
        const paths = valueAt(commit, list);
        return Array.isArray(paths) && paths.includes(CONFIG_FILE);
      }),
    )
  );
}
