import { isDeepStrictEqual } from "node:util";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { type Postgres, startPostgres } from "../support/postgres.ts";
import { earnestEngine, settle, startOn } from "./app-host.ts";
import { type Burst, prepareBurst } from "./burst.ts";
import { freePort, type Program, startProgram } from "./program.ts";

/** How long a busy machine may take, in milliseconds; nothing is measured by it. */
const PATIENCE = 120_000;
/** A recovery that has to wait for GitHub asks again after 15 seconds. */
const QUIET = 30_000;

let postgres: Postgres;
/** What people see when nothing goes wrong, and the writes it takes. */
let calm: { readonly seen: readonly object[]; readonly writes: number };

beforeAll(async () => {
  postgres = await startPostgres();
  calm = await playCalmly();
  return () => postgres.stop();
}, PATIENCE);

async function playCalmly(): Promise<typeof calm> {
  const burst = await prepareBurst();
  const { app } = await startOn(burst.github, burst.installed, await earnestEngine());
  await app.recovered;
  await burst.happen();
  await settle(burst.github, app.queue);
  const result = { seen: burst.seen(), writes: burst.writes() };
  await app.close();
  await burst.github.close();
  return result;
}

async function listenAt({ github, installed }: Burst): Promise<number> {
  const port = await freePort();
  github.setWebhookUrl(installed, `http://127.0.0.1:${port}/api/github/webhooks`);
  return port;
}

async function endCleanly(program: Program): Promise<void> {
  program.process.kill("SIGTERM");
  expect((await program.ended).code).toBe(0);
}

async function kill(program: Program): Promise<void> {
  program.process.kill("SIGKILL");
  await program.ended;
}

/** Plays the burst, kills the process when it has made that part of its writes, and starts another one. */
async function playWithKill(
  part: number,
  database: () => Promise<Readonly<Record<string, string>>>,
  meanwhile: () => Promise<void> = async () => {},
): Promise<readonly object[]> {
  const burst = await prepareBurst();
  onTestFinished(() => burst.github.close());
  const environment = { ...burst.environment(await listenAt(burst)), ...(await database()) };
  const first = startProgram(environment);
  await first.says("recovered");
  const happened = burst.happen();
  await burst.github.until(
    "the moment to kill",
    () => burst.writes() >= calm.writes * part,
    PATIENCE,
  );
  await kill(first);
  await meanwhile();
  const second = startProgram(environment);
  await second.says("listening");
  await happened;
  await untilSeen(burst, calm.seen);
  await endCleanly(second);
  return burst.seen();
}

/** Looks whenever everything is quiet, until there is nothing new or what is seen is as it should be. */
async function untilSeen(burst: Burst, expected: readonly object[]): Promise<void> {
  const { github } = burst;
  const count = (): number => github.requests.entries.length;
  for (;;) {
    await github.settled();
    // To look at everything takes longer than most of what happens meanwhile.
    if (burst.isAnswered() && isDeepStrictEqual(burst.seen(), expected)) return;
    const before = count();
    const isQuiet = await github
      .until("something more", () => count() > before, QUIET)
      .then(
        () => false,
        () => true,
      );
    if (isQuiet) return;
  }
}

/** Recovery is the same on both, so they take turns; `test/sim/` has a crash at every request. */
const PARTS = { memory: [0.02, 0.6], postgres: [0.3, 0.9] };

describe("a process killed in a burst of 200 deliveries is followed by one that ends it as if nothing had happened", () => {
  test.each(PARTS.memory)(
    "with the queue in memory, after %d of its writes",
    async (part) => {
      expect(await playWithKill(part, async () => ({}))).toEqual(calm.seen);
    },
    PATIENCE,
  );

  test.each(PARTS.postgres)(
    "with the queue on PostgreSQL, after %d of its writes",
    async (part) => {
      const database = async () => ({
        DATABASE_URL: await postgres.createDatabase(`kill_${part * 100}`),
      });
      expect(await playWithKill(part, database)).toEqual(calm.seen);
    },
    PATIENCE,
  );

  test(
    "with the queue on PostgreSQL, also when the database is lost with it",
    async () => {
      const name = "kill_and_drop";
      const database = async () => ({ DATABASE_URL: await postgres.createDatabase(name) });
      const drop = async (): Promise<void> => {
        await postgres.dropDatabase(name);
        await postgres.createDatabase(name);
      };
      expect(await playWithKill(0.5, database, drop)).toEqual(calm.seen);
    },
    PATIENCE,
  );
});
