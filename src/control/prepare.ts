import { configInForce } from "./config-in-force.ts";
import type { RepoKey } from "./key.ts";
import { incidentLabels } from "./label.ts";
import type { World } from "./world.ts";

/**
 * Makes a repository ready for its first incident: creates the labels that are missing, because GitHub drops
 * labels named in a form that do not exist. A repository without a config is left alone.
 * @returns names of the labels created
 */
export async function prepareRepository(repo: RepoKey, world: World): Promise<readonly string[]> {
  const { forge } = world;
  const state = await forge.repository(repo);
  const inForce = await configInForce(repo, state.commit, world);
  if (!inForce.isPresent) return [];
  const existing = new Set((await forge.labels(repo)).map(({ name }) => name.toLowerCase()));
  const missing = incidentLabels(inForce.config).filter(
    ({ name }) => !existing.has(name.toLowerCase()),
  );
  for (const label of missing) await forge.createLabel(repo, label);
  return missing.map(({ name }) => name);
}
