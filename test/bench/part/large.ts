import type { Laboratory } from "../laboratory.ts";
import { writeRevivals } from "../load/letter.ts";
import { sendAll } from "../load/sender.ts";
import { type Figures, median, repeat } from "../measure.ts";
import type { TownPlan } from "../town/build.ts";
import type { Traffic } from "../town/witness.ts";
import { until } from "../until.ts";

const PLAN: TownPlan = { owners: 50, repositories: 2, incidents: 100, stage: "soaking" };
const REPOSITORIES = PLAN.owners * PLAN.repositories;
const STARTS = 3;
const MEGABYTE = 1024 * 1024;

/**
 * A replica with ten thousand open incidents, each with a timer that is pending: what it holds in memory once it has
 * passed all of them, what a sweep costs that finds nothing changed, and how soon it is ready after a restart.
 */
export async function measureLarge(laboratory: Laboratory): Promise<Figures> {
  const town = await laboratory.foundTown(PLAN);
  const database = await laboratory.createDatabase();
  const app = await laboratory.startApp(town.charter, { databaseUrl: database });
  await app.quiet(town.incidents.length);
  const timers = (await app.metrics()).get("sitrep_queue_timers") ?? 0;
  if (timers < town.incidents.length) throw new Error(`only ${timers} timers are pending`);
  const revivals = writeRevivals(town.charter);
  const sweep = async (): Promise<Traffic> => {
    await town.forget();
    await sendAll([app.url], revivals);
    await until("the sweep", async () => (await town.traffic()).lists >= REPOSITORIES);
    await app.quiet();
    return await town.traffic();
  };
  // All changed in the same second, in which there may have been a change that the first sweep could not tell.
  await sweep();
  const resident = (await app.metrics()).get("process_resident_memory_bytes") ?? 0;
  const { requests, charged } = await sweep();
  await app.close();
  const starts = await repeat(STARTS, async () => {
    const again = await laboratory.startApp(town.charter, { databaseUrl: database });
    await again.kill();
    return again.readyAfter;
  });
  return {
    rss_10k_mb: resident / MEGABYTE,
    sweep_10k_requests: requests,
    sweep_10k_charged: charged,
    ready_10k_s: median(starts) / 1000,
  };
}
