import type { Config } from "../config/config.ts";
import type { Job } from "./job.ts";

/**
 * Whose comments carry the state of an incident for this run: those of the App the config names, else those of the App
 * that started the run, which GitHub vouches for.
 */
export function hostsOf(
  { hosts }: Pick<Config, "hosts">,
  { event, variable }: Pick<Job, "event" | "variable">,
): Config["hosts"] {
  if (hosts.app !== undefined || event.name !== "workflow_dispatch") return hosts;
  const slug = /^(?<slug>.+)\[bot\]$/u.exec(variable("GITHUB_ACTOR") ?? "")?.groups?.["slug"];
  return slug === undefined || slug === "github-actions" ? hosts : { ...hosts, app: slug };
}
