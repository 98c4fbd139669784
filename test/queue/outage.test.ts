import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { TerminalFault } from "../../src/domain/fault.ts";
import { after, instant, minutes } from "../../src/domain/time.ts";
import { readQueueFigures } from "../../src/queue/postgres/figures.ts";
import { SILENT } from "../../src/queue/postgres/log.ts";
import { openNudges } from "../../src/queue/postgres/nudges.ts";
import { openPostgresQueue } from "../../src/queue/postgres/queue.ts";
import { SCHEMA } from "../../src/queue/postgres/schema.ts";
import { type Postgres, startPostgres } from "../support/postgres.ts";
import { createPasses } from "./passes.ts";
import { queueOptions } from "./replica-options.ts";
import { connect, key, openReplica } from "./fixture.ts";
import { putForward } from "./postgres-time.ts";

let server: Postgres;
let databaseUrl: string;
let made = 0;
beforeAll(async () => {
  // What survives a crash must have been on the disk.
  server = await startPostgres({ isDurable: true });
}, 60_000);
afterAll(() => server.stop());
beforeEach(async () => {
  made += 1;
  databaseUrl = await server.createDatabase(`outage_${made}`);
});

const until = (expectation: () => void | Promise<void>): Promise<void> =>
  vi.waitFor(expectation, { timeout: 30_000, interval: 20 });

test("timers and dead keys survive a restart of all replicas", async () => {
  const before = await openReplica(databaseUrl);
  await before.queue.nudge(key(1));
  await before.queue.nudge(key(2));
  await until(() => expect(before.passes.open()).toHaveLength(2));
  await before.passes.of(key(1)).succeed(after(instant(Date.now()), minutes(30)));
  await before.passes.of(key(2)).fail(new TerminalFault("no permission"));
  await before.queue.idle();
  await before.queue.close();
  const client = await connect(databaseUrl);
  await putForward(client, minutes(29));
  const { queue, passes } = await openReplica(databaseUrl);
  expect(await queue.figures()).toMatchObject({
    waiting: 0,
    timers: 1,
    dead: [{ key: key(2), why: "no permission" }],
  });
  await putForward(client, minutes(1));
  await until(() => expect(passes.begun()).toEqual(["acme/shop#1"]));
});

test("a database that crashes and comes back loses nothing that was acknowledged, nor the pass under way", async () => {
  const { queue, passes } = await openReplica(databaseUrl);
  const nudges = await openNudges(databaseUrl);
  onTestFinished(() => nudges.close());
  for (const number of [1, 2, 3]) await nudges.nudge(key(number), "normal");
  await until(() => expect(passes.open()).toHaveLength(2));
  await server.crash();
  await expect(nudges.nudge(key(4), "normal")).rejects.toThrow();
  await expect(queue.nudge(key(4))).rejects.toThrow();
  await passes.of(key(1)).succeed(after(instant(Date.now()), minutes(30)));
  await server.restart();
  await until(async () => {
    await nudges.nudge(key(4), "normal");
  });
  await until(() => expect(passes.begun()).toContain("acme/shop#3"));
  await passes.of(key(2)).succeed();
  await until(() => expect(passes.begun()).toContain("acme/shop#4"));
  expect(passes.begun().toSorted()).toEqual([1, 2, 3, 4].map((number) => `acme/shop#${number}`));
  await until(async () => expect(await queue.figures()).toMatchObject({ timers: 1, running: 2 }));
});

test("a database that was dropped and made again is filled anew, without a restart", async () => {
  const { queue, passes } = await openReplica(databaseUrl);
  const nudges = await openNudges(databaseUrl);
  onTestFinished(() => nudges.close());
  await queue.wake(key(9), after(instant(Date.now()), minutes(30)));
  const name = `outage_${made}`;
  await server.dropDatabase(name);
  await expect(nudges.nudge(key(1), "normal")).rejects.toThrow();
  await server.createDatabase(name);
  await until(async () => {
    await nudges.nudge(key(1), "high");
  });
  await until(() => expect(passes.begun()).toEqual(["acme/shop#1"]));
  await passes.of(key(1)).succeed(after(instant(Date.now()), minutes(5)));
  await queue.idle();
  expect(await queue.figures()).toMatchObject({ timers: 1, dead: [] });
});

test("tables that somebody makes anew stop nobody", async () => {
  const { queue, passes } = await openReplica(databaseUrl);
  const client = await connect(databaseUrl);
  const worker = async (): Promise<unknown> =>
    (await client.query(`select id from ${SCHEMA}.sitrep_workers`)).rows;
  const before = await worker();
  await client.query(`select pg_notify('worker:migrate', '{"migrationNumber":1,"breaking":true}')`);
  await until(async () => expect(await worker()).not.toEqual(before));
  await queue.nudge(key(1));
  await until(() => expect(passes.begun()).toEqual(["acme/shop#1"]));
  expect(process.exitCode).toBeUndefined();
});

test("a worker that could not learn what it may do is replaced", async () => {
  const client = await connect(databaseUrl);
  const said: string[] = [];
  const queue = await openPostgresQueue({
    ...queueOptions(databaseUrl),
    log: { ...SILENT, debug: (_fields, message) => void said.push(message) },
  });
  onTestFinished(() => queue.close());
  const passes = createPasses();
  await client.query(`alter table ${SCHEMA}._private_tasks rename column identifier to hidden`);
  await queue.run(passes.handler);
  await until(() => expect(said).toContain("cannot ask for jobs"));
  await client.query(`alter table ${SCHEMA}._private_tasks rename column hidden to identifier`);
  await queue.nudge(key(1));
  await until(() => expect(passes.begun()).toEqual(["acme/shop#1"]));
  await passes.of(key(1)).succeed();
});

test("a worker that could not record the end of one job, but that of others, is replaced", async () => {
  const said: string[] = [];
  const say = (_fields: object, message: string): void => void said.push(message);
  const { queue, passes } = await openReplica(databaseUrl, {
    log: { ...SILENT, warn: say },
    concurrency: { total: 4, perOwner: 4 },
  });
  const client = await connect(databaseUrl);
  for (const number of [1, 2, 3, 4]) await queue.nudge(key(number));
  await until(() => expect(passes.open()).toHaveLength(4));
  // Only the library's connections do not wait for the disk.
  await client.query(`create function refuse() returns trigger language plpgsql as $$ begin
    if current_setting('synchronous_commit') = 'off' then raise exception 'the disk is full'; end if;
    return null; end $$;
    create trigger refuse before delete on ${SCHEMA}._private_jobs execute function refuse()`);
  await passes.of(key(1)).succeed();
  await until(() => expect(said.join()).toContain("the disk is full"));
  await client.query(`drop trigger refuse on ${SCHEMA}._private_jobs`);
  for (const number of [2, 3, 4]) {
    await passes.of(key(number)).succeed();
    const count = `select from ${SCHEMA}._private_jobs where task_id is not null`;
    await until(async () =>
      expect((await client.query(count)).rowCount).toBeLessThanOrEqual(5 - number),
    );
  }
  await queue.nudge(key(5));
  await until(() => expect(passes.begun()).toContain("acme/shop#5"));
  await passes.of(key(5)).succeed();
  await queue.close();
});

test("the queue of a database can be looked into without becoming a worker", async () => {
  expect(await readQueueFigures(databaseUrl)).toBeUndefined();
  const { queue, passes } = await openReplica(databaseUrl);
  await queue.nudge(key(1));
  await until(() => expect(passes.open()).toHaveLength(1));
  await passes.of(key(1)).fail(new TerminalFault("the repository is gone"));
  await queue.idle();
  expect(await readQueueFigures(databaseUrl)).toMatchObject({
    waiting: 0,
    running: 0,
    replicas: 1,
    dead: [{ key: key(1), why: "the repository is gone" }],
  });
});
