import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { instant, minutes, seconds } from "../../src/domain/time.ts";
import { askClient } from "../../src/queue/postgres/connection.ts";
import { createPasses } from "../../src/queue/postgres/passes.ts";
import { SCHEMA } from "../../src/queue/postgres/schema.ts";
import { keepUp } from "../../src/queue/postgres/upkeep.ts";
import { type Postgres, startPostgres } from "../support/postgres.ts";
import { connect, key, openReplica, type Replica } from "./fixture.ts";
import { putForward } from "./postgres-time.ts";

let server: Postgres;
let databaseUrl: string;
let replica: Replica;
let made = 0;
beforeAll(async () => {
  server = await startPostgres();
}, 60_000);
afterAll(() => server.stop());
beforeEach(async () => {
  made += 1;
  databaseUrl = await server.createDatabase(`upkeep_${made}`);
  replica = await openReplica(databaseUrl, { concurrency: { total: 1, perOwner: 1 } });
});

const until = (expectation: () => void | Promise<void>): Promise<void> =>
  vi.waitFor(expectation, { timeout: 30_000, interval: 20 });

test("keys that rest leave nothing behind, neither do names of queues", async () => {
  const client = await connect(databaseUrl);
  for (const number of [1, 2, 3]) await replica.queue.nudge(key(number));
  for (const number of [1, 2, 3]) {
    await until(() => expect(replica.passes.open()).toHaveLength(1));
    await replica.passes.of(key(number)).succeed();
  }
  await replica.queue.idle();
  await keepUp(client);
  for (const table of ["sitrep_keys", "_private_jobs", "_private_job_queues"])
    await until(async () => {
      const { rows } = await client.query(`select from ${SCHEMA}.${table}`);
      expect(rows, table).toEqual([]);
    });
});

test("what has waited long goes before what is more urgent", async () => {
  const client = await connect(databaseUrl);
  const { queue, passes } = replica;
  await queue.nudge(key(1));
  await until(() => expect(passes.open()).toHaveLength(1));
  await queue.nudge(key(2), "low");
  await putForward(client, minutes(1));
  await keepUp(client);
  await queue.nudge(key(3), "high");
  await passes.of(key(1)).succeed();
  await until(() => expect(passes.begun()).toHaveLength(2));
  expect(passes.begun().at(-1)).toBe("acme/shop#2");
});

test("a pass that is due and whose job is lost is found again", async () => {
  const client = await connect(databaseUrl);
  const { queue, passes } = replica;
  await queue.nudge(key(1));
  await until(() => expect(passes.open()).toHaveLength(1));
  await queue.nudge(key(2));
  await client.query(`delete from ${SCHEMA}._private_jobs where key = 'pass acme/shop#2'`);
  await putForward(client, minutes(1));
  await keepUp(client);
  await passes.of(key(1)).succeed();
  await until(() => expect(passes.begun().at(-1)).toBe("acme/shop#2"));
});

test("a job that was taken when the queue closed goes back as it was", async () => {
  const client = await connect(databaseUrl);
  const { queue, passes } = replica;
  await queue.nudge(key(1));
  await until(() => expect(passes.open()).toHaveLength(1));
  await queue.nudge(key(2), "high");
  const take = createPasses({
    clock: () => instant(Date.now()),
    random: () => 0.5,
    backoff: { first: seconds(1), longest: seconds(1), attempts: 1 },
    ask: askClient(client),
    handler: () => Promise.reject(new Error("it must not begin")),
    isClosing: () => true,
  });
  const { rows } = await client.query(
    `update ${SCHEMA}._private_jobs set locked_by = 'closing', locked_at = now()
     where key = 'pass acme/shop#2' returning *`,
  );
  await take("acme/shop#2", rows[0]);
  const { rows: jobs } = await client.query(
    `select priority, attempts from ${SCHEMA}.jobs where key = 'pass acme/shop#2' and locked_at is null`,
  );
  expect(jobs).toEqual([{ priority: 0, attempts: 0 }]);
});
