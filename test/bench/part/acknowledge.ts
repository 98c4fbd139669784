import type { AppProcess } from "../app/app-process.ts";
import type { Laboratory } from "../laboratory.ts";
import { writeLetters } from "../load/letter.ts";
import { type Outcome, pace, saturate } from "../load/sender.ts";
import { type Figures, median, percentile, repeat } from "../measure.ts";
import type { TownPlan } from "../town/build.ts";
import { checkCommitted } from "./committed.ts";

const PLAN: TownPlan = { owners: 10, repositories: 1, incidents: 20, stage: "responding" };
/** GitHub takes about so long, in milliseconds: passes wait as much as they do in earnest. */
const GITHUB_TAKES = 50;
const ROUNDS = 5;
const SATURATED = { connections: 32, span: 3000 };
const PACED = { perSecond: 200, span: 8000 };
/** With fewer passes a second than this, nobody could say that passes were running. */
const FEWEST_PASSES = 1;

/**
 * How many deliveries the App acknowledges while it runs passes for them, as a share of what a server acknowledges that
 * only verifies; and how long that takes at an even pace. The servers take turns, so that a busy machine is busy for all.
 */
export async function measureAcknowledgement(laboratory: Laboratory): Promise<Figures> {
  const town = await laboratory.foundTown(PLAN);
  const { charter } = town;
  const database = await laboratory.createDatabase();
  const verifier = await laboratory.startVerifier(charter.webhookSecret);
  const memory = await laboratory.startApp(charter);
  const postgres = await laboratory.startApp(charter, { databaseUrl: database });
  const letters = writeLetters(charter, town.incidents);
  await Promise.all([memory.recovered(), postgres.recovered()]);
  await town.answerAfter(GITHUB_TAKES);

  const rounds = await repeat(ROUNDS, async () => ({
    bare: await saturate({ url: verifier.url, letters }, SATURATED),
    memory: await whilePassing(memory, () => saturate({ url: memory.url, letters }, SATURATED)),
    postgres: await whilePassing(postgres, () =>
      saturate({ url: postgres.url, letters }, SATURATED),
    ),
  }));
  const paced = await whilePassing(memory, () => pace({ url: memory.url, letters }, PACED));
  await checkCommitted({ town, app: postgres, database, letters });

  const perSecond = (of: "bare" | "memory" | "postgres"): number =>
    median(rounds.map((round) => round[of].perSecond));
  return {
    ack_ratio: perSecond("memory") / perSecond("bare"),
    ack_p99_ms: percentile(paced.took, 99),
    ack_ratio_postgres: perSecond("postgres") / perSecond("bare"),
  };
}

/** Loads an App and waits until it has done all that came of it; throws when it did too little meanwhile. */
async function whilePassing(app: AppProcess, load: () => Promise<Outcome>): Promise<Outcome> {
  const passes = async (): Promise<number> => (await app.metrics()).get("sitrep_passes_total") ?? 0;
  const before = await passes();
  const beganAt = performance.now();
  const outcome = await load();
  const perSecond = ((await passes()) - before) / ((performance.now() - beganAt) / 1000);
  if (perSecond < FEWEST_PASSES)
    throw new Error(`only ${perSecond.toFixed(1)} passes a second ran while deliveries came in`);
  await app.quiet();
  return outcome;
}
