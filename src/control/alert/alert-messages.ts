import { readAlerts } from "../../domain/alert/read.ts";
import { configInForce } from "../config-in-force.ts";
import { formatKey, type RepoKey } from "../key.ts";
import type { AlertWorld } from "./desk.ts";
import { raiseAlerts, type Raised } from "./raise.ts";

/** What messages with alerts have led to. */
export interface Received extends Raised {
  /** How many alerts were read. */
  readonly read: number;
  /** Sentences on what could not be read. */
  readonly problems: readonly string[];
}

/**
 * Brings the alerts of messages into incidents, all of them together: in a storm hundreds of messages cost as many
 * writes as one. `messages` are the `client_payload` of each `repository_dispatch`, in the order in which they came.
 */
export async function raiseMessages(
  key: RepoKey,
  messages: readonly unknown[],
  world: AlertWorld,
): Promise<Received> {
  const { commit } = await world.forge.repository(key);
  const { config } = await configInForce(key, commit, world);
  const readings = messages.map((message) => readAlerts(message, config.alerts.fingerprint));
  const alerts = readings.flatMap((reading) => reading.alerts);
  const problems = [...new Set(readings.flatMap((reading) => reading.problems))];
  for (const problem of problems)
    world.log.warn(problem, { repository: `${key.owner}/${key.repo}` });
  const raised = await raiseAlerts(key, alerts, world);
  for (const number of raised.opened)
    world.log.info("an alert opened an incident", { key: formatKey({ ...key, number }) });
  return { ...raised, read: alerts.length, problems };
}
