import type { AppProcess } from "../app/app-process.ts";
import type { Laboratory } from "../laboratory.ts";
import { type Figures, median, repeat } from "../measure.ts";
import type { TownPlan } from "../town/build.ts";
import { until } from "../until.ts";

const PLAN: TownPlan = { owners: 20, repositories: 5, incidents: 100, stage: "soaking" };
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
  const resident = (await app.metrics()).get("process_resident_memory_bytes") ?? 0;
  await nextSweep(app);
  await town.forget();
  await nextSweep(app);
  const sweep = await town.traffic();
  await app.close();
  const starts = await repeat(STARTS, async () => {
    const again = await laboratory.startApp(town.charter, { databaseUrl: database });
    await again.kill();
    return again.readyAfter;
  });
  return {
    rss_10k_mb: resident / MEGABYTE,
    sweep_10k_requests: sweep.requests,
    sweep_10k_charged: sweep.charged,
    ready_10k_s: median(starts) / 1000,
  };
}

/** Resolves when the App has swept once more. */
async function nextSweep(app: AppProcess): Promise<void> {
  const sweeps = async (): Promise<number> => (await app.metrics()).get("sitrep_sweeps_total") ?? 0;
  const before = await sweeps();
  await until("the next sweep", async () => (await sweeps()) > before);
}
