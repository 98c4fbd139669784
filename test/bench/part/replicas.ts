import type { AppProcess } from "../app/app-process.ts";
import type { Laboratory } from "../laboratory.ts";
import { type Letter, writeLetters } from "../load/letter.ts";
import { sendAll } from "../load/sender.ts";
import { type Figures, median, repeat, timed } from "../measure.ts";
import type { TownPlan } from "../town/build.ts";
import type { Town } from "../town/town.ts";
import { until } from "../until.ts";

/** So many installations that none reaches a limit, which replicas share and so cannot raise. */
const PLAN: TownPlan = { owners: 40, repositories: 1, incidents: 5, stage: "responding" };
const GITHUB_TAKES = 50;
/**
 * What bounds a replica here is how many passes it may run at once, while each waits for GitHub. With as many as it
 * runs in earnest, two cores would bound one replica and three alike.
 */
const PASSES_AT_ONCE = 8;
const ROUNDS = 3;
const REPLICAS = 3;

/**
 * How many times as many passes three replicas get through as one does, while GitHub takes its time. Both get every
 * incident of the town nudged at once; the time runs from the first delivery until no incident waits.
 */
export async function measureReplicas(laboratory: Laboratory): Promise<Figures> {
  const town = await laboratory.foundTown(PLAN);
  const letters = writeLetters(town.charter, town.incidents);
  const start = (databaseUrl: string): Promise<AppProcess> =>
    laboratory.startApp(town.charter, { databaseUrl, passesAtOnce: PASSES_AT_ONCE });
  const alone = [await start(await laboratory.createDatabase())];
  const shared = await laboratory.createDatabase();
  const first = await start(shared);
  const others = await Promise.all(Array.from({ length: REPLICAS - 1 }, () => start(shared)));
  const together = [first, ...others];
  await Promise.all([...alone, first].map((replica) => replica.recovered()));
  await town.answerAfter(GITHUB_TAKES);
  const rounds = await repeat(ROUNDS, async () => ({
    alone: await workThrough(town, alone, letters),
    together: await workThrough(town, together, letters),
  }));
  const ratio =
    median(rounds.map((round) => round.alone)) / median(rounds.map((round) => round.together));
  return { replica_ratio: ratio };
}

/** Milliseconds until every incident has had its pass. */
async function workThrough(
  town: Town,
  replicas: readonly AppProcess[],
  letters: readonly Letter[],
): Promise<number> {
  for (const replica of replicas) await replica.quiet();
  await town.forget();
  const before = await passesOf(replicas);
  return await timed(async () => {
    await sendAll(
      replicas.map(({ url }) => url),
      letters,
    );
    await until("a pass for every incident", async () => {
      const isAsked = (await town.traffic()).issues === letters.length;
      return isAsked && (await passesOf(replicas)) - before >= letters.length;
    });
  });
}

async function passesOf(replicas: readonly AppProcess[]): Promise<number> {
  const metrics = await Promise.all(replicas.map((replica) => replica.metrics()));
  return metrics.reduce((sum, one) => sum + (one.get("sitrep_passes_total") ?? 0), 0);
}
