import { before, instant, minutes, type Instant } from "../domain/time.ts";
import { configInForce } from "./config-in-force.ts";
import type { IssueKey, RepoKey } from "./key.ts";
import type { Clock, ForgeReads, ListedIssue } from "./port.ts";
import type { World } from "./world.ts";

const DAY = minutes(60 * 24);

/** How far back closed incidents are looked at again: a postmortem may have been merged unseen. */
const WINDOW = minutes(60 * 24 * 14);

type Eyes = Pick<World, "forge" | "clock" | "documents" | "memory">;

/** The incidents of a repository that may need a pass: open ones, and those closed or changed within two weeks. */
export async function incidentsOf(repo: RepoKey, world: Eyes): Promise<readonly IssueKey[]> {
  const label = await incidentLabel(repo, world);
  const incidents = await allIncidents(repo, label, world.forge, world.clock);
  return incidents.map(({ number }) => ({ ...repo, number }));
}

/** Name of the label that makes an issue of this repository an incident. */
export async function incidentLabel(
  repo: RepoKey,
  world: Pick<World, "documents" | "memory"> & {
    readonly forge: Pick<ForgeReads, "repository" | "file" | "history">;
  },
): Promise<string> {
  const { commit } = await world.forge.repository(repo);
  const { config } = await configInForce(repo, commit, world);
  return config.incident.label;
}

/** Open incidents and recently closed ones. Recently is counted in whole days, so that the question stays the same. */
export async function allIncidents(
  repo: RepoKey,
  label: string,
  forge: Pick<ForgeReads, "incidents">,
  clock: Clock,
): Promise<readonly ListedIssue[]> {
  return await forge.incidents(repo, label, startOfDay(before(clock(), WINDOW)));
}

const startOfDay = (at: Instant): Instant => instant(Math.floor(at / DAY) * DAY);
