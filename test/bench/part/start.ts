import type { Laboratory } from "../laboratory.ts";
import { type Figures, median, repeat, timed } from "../measure.ts";
import type { TownPlan } from "../town/build.ts";

const STARTS = 5;
const SMALL: TownPlan = { owners: 1, repositories: 1, incidents: 1, stage: "responding" };
const BUSY: TownPlan = { owners: 3, repositories: 2, incidents: 50, stage: "responding" };

/** From the start of the process until it says that it is ready, on the memory engine. */
export async function measureStart(laboratory: Laboratory): Promise<Figures> {
  const { charter } = await laboratory.foundTown(SMALL);
  const starts = await repeat(STARTS, async () => {
    const app = await laboratory.startApp(charter);
    await app.close();
    return app.readyAfter;
  });
  return { ready_s: median(starts) / 1000 };
}

/**
 * How long the memory engine takes to look at every open incident again after a restart that forgot everything, and
 * how often it asks about each. What it reads once for a whole repository is not counted with them.
 */
export async function measureRecovery(laboratory: Laboratory): Promise<Figures> {
  const town = await laboratory.foundTown(BUSY);
  const count = town.incidents.length;
  const took = await timed(async () => {
    const app = await laboratory.startApp(town.charter);
    await app.quiet(count);
  });
  const { issues, aboutIssues, writes } = await town.traffic();
  if (issues !== count || writes > 0)
    throw new Error(`${issues} of ${count} incidents were looked at, with ${writes} writes`);
  return { recover_300_s: took / 1000, recover_300_requests: aboutIssues / count };
}
