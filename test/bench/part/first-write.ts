import { setTimeout } from "node:timers/promises";
import type { Laboratory } from "../laboratory.ts";
import { type Figures, median, percentile, repeat } from "../measure.ts";
import type { TownPlan } from "../town/build.ts";
import { openIncident } from "../town/open-incident.ts";
import type { Town } from "../town/town.ts";
import { until } from "../until.ts";

/** So many installations that none of them reaches a limit: what is measured is the App, not its patience. */
const PLAN: TownPlan = { owners: 100, repositories: 1, incidents: 0, stage: "responding" };
const PER_SECOND = 50;
/** The median of so many rounds counts: the machine is slower at times. */
const ROUNDS = 5;
/** Incidents each installation opens in a round. */
const EACH = 2;

/**
 * From the webhook of a new incident to the first thing the App writes there, at an even pace over many teams. Each
 * team has had one incident before: what the App reads only once for a repository, it has read.
 */
export async function measureFirstWrite(laboratory: Laboratory): Promise<Figures> {
  const town = await laboratory.foundTown(PLAN);
  const app = await laboratory.startApp(town.charter);
  await town.sendWebhooksTo(`${app.url}/api/github/webhooks`);
  await app.recovered();
  const teams = town.charter.repositories.map(({ fullName }) => fullName);
  await openAll(town, teams);
  await allWritten(town, teams.length);
  await app.quiet(teams.length);
  const rounds = await repeat(ROUNDS, async () => {
    await town.settled();
    await town.forget();
    await openAll(town, Array.from({ length: EACH }, () => teams).flat());
    const took = await allWritten(town, EACH * teams.length);
    await app.quiet();
    return took;
  });
  const middle = (percent: number): number =>
    median(rounds.map((took) => percentile(took, percent)));
  return { first_write_p50_ms: middle(50), first_write_p99_ms: middle(99) };
}

/** How long the first write to each incident took, once there is one to all of them. */
const allWritten = (town: Town, count: number): Promise<readonly number[]> =>
  until("a first write to every incident", async () => {
    const took = await town.firstWrites();
    const written = took.filter((time) => time !== undefined);
    return written.length === count && written;
  });

/** Opens one incident in each repository of the list, at an even pace. */
async function openAll(town: Town, repositories: readonly string[]): Promise<void> {
  const beganAt = performance.now();
  const opened = repositories.map(async (repository, at) => {
    await setTimeout(Math.max(1, beganAt + (at * 1000) / PER_SECOND - performance.now()));
    await openIncident(town.charter, repository);
  });
  await Promise.all(opened);
}
