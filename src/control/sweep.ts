import { before, minutes } from "../domain/time.ts";
import { configInForce } from "./config-in-force.ts";
import type { IssueKey, RepoKey } from "./key.ts";
import type { World } from "./world.ts";

/** How far back closed incidents are looked at again: a postmortem may have been merged unseen. */
const WINDOW = minutes(60 * 24 * 14);

/** The incidents of a repository that may need a pass: open ones, and those closed or changed within two weeks. */
export async function incidentsOf(
  repo: RepoKey,
  world: Pick<World, "forge" | "clock" | "documents" | "memory">,
): Promise<readonly IssueKey[]> {
  const { forge, clock } = world;
  const { commit } = await forge.repository(repo);
  const { config } = await configInForce(repo, commit, world);
  const numbers = await forge.incidents(repo, config.incident.label, before(clock(), WINDOW));
  return numbers.map((number) => ({ ...repo, number }));
}
