import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { TerminalFault } from "../../src/domain/fault.ts";
import { askClient } from "../../src/queue/postgres/connection.ts";
import { openNudges } from "../../src/queue/postgres/nudges.ts";
import { SCHEMA } from "../../src/queue/postgres/schema.ts";
import { RELEASE } from "../../src/queue/postgres/statements.ts";
import { type Postgres, startPostgres } from "../support/postgres.ts";
import { startChild } from "./child.ts";
import { connect, key, openReplica } from "./fixture.ts";

let server: Postgres;
let databaseUrl: string;
let made = 0;
beforeAll(async () => {
  server = await startPostgres();
}, 60_000);
afterAll(() => server.stop());
beforeEach(async () => {
  made += 1;
  databaseUrl = await server.createDatabase(`replicas_${made}`);
});

const until = (expectation: () => void | Promise<void>): Promise<void> =>
  vi.waitFor(expectation, { timeout: 30_000, interval: 20 });

test("five processes that start together on an empty database all work, and know of each other", async () => {
  const children = await Promise.all([1, 2, 3, 4, 5].map(() => startChild(databaseUrl)));
  for (const child of children) await until(async () => expect(await child.replicas()).toBe(5));
  const { queue } = await openReplica(databaseUrl, { concurrency: { total: 1, perOwner: 1 } });
  for (let number = 1; number <= 16; number += 1) await queue.nudge(key(number, `owner-${number}`));
  await until(() => expect(children.map((child) => child.begun().length)).toEqual([3, 3, 3, 3, 3]));
  await children[0]?.kill();
  for (const child of children.slice(1))
    await until(async () => expect(await child.replicas()).toBe(5));
});

test("a killed process's passes are run again by another, and no pass runs twice at once", async () => {
  const [doomed, other] = await Promise.all([startChild(databaseUrl), startChild(databaseUrl)]);
  const nudges = await openNudges(databaseUrl);
  onTestFinished(() => nudges.close());
  // More than one of them may run, so that each has some.
  const keys = [1, 2, 3, 4].map((number) => key(number, `owner-${number}`));
  await Promise.all(keys.map((one) => nudges.nudge(one, "normal")));
  const begun = (): readonly string[] => [...doomed.begun(), ...other.begun()];
  await until(() => expect(begun()).toHaveLength(4));
  const stranded = doomed.begun();
  const kept = other.begun();
  expect(stranded.length * kept.length).toBeGreaterThan(0);
  // While their passes run, nudges start no other.
  await Promise.all(keys.map((one) => nudges.nudge(one, "normal")));
  await nudges.nudge(key(5, "owner-5"), "normal");
  for (const id of kept) other.end(id);
  await until(() => expect(begun()).toContain("owner-5/shop#5"));
  for (const id of stranded) expect(begun().filter((one) => one === id)).toEqual([id]);
  await doomed.kill();
  await until(() => {
    for (const id of other.begun()) other.end(id);
    for (const id of stranded) expect(other.begun().filter((one) => one === id)).toEqual([id]);
  });
});

test("a process that closes leaves what waits to the others", async () => {
  const leaving = await startChild(databaseUrl);
  const client = await connect(databaseUrl);
  const { queue } = await openReplica(databaseUrl, { concurrency: { total: 1, perOwner: 1 } });
  await queue.close();
  const staying = await openReplica(databaseUrl, { concurrency: { total: 1, perOwner: 1 } });
  for (const number of [1, 2, 3, 4, 5, 6]) await staying.queue.nudge(key(number));
  await until(() => expect(leaving.begun().length + staying.passes.begun().length).toBe(3));
  const closing = leaving.close();
  for (const id of leaving.begun()) leaving.end(id);
  await closing;
  const { rows } = await client.query(`select id from ${SCHEMA}.sitrep_workers`);
  expect(rows).toHaveLength(1);
  while (staying.passes.begun().length < 4) {
    await until(() => expect(staying.passes.open()).toHaveLength(1));
    await staying.passes.open()[0]?.succeed();
  }
  const begun = [...leaving.begun(), ...staying.passes.begun()];
  expect(new Set(begun).size).toBe(6);
});

const backendOfLock = `select pid from pg_locks where locktype = 'advisory' and granted
  and database = (select oid from pg_database where datname = current_database())`;

test("a process that loses its lock takes it again, and its pass goes on alone", async () => {
  const alone = await openReplica(databaseUrl);
  const client = await connect(databaseUrl);
  await alone.queue.nudge(key(1));
  await until(() => expect(alone.passes.open()).toHaveLength(1));
  const { rows: before } = await client.query<{ readonly pid: number }>(backendOfLock);
  expect(before).toHaveLength(1);
  const other = await openReplica(databaseUrl);
  await until(() => expect(other.queue.replicas()).toBe(2));
  await client.query("select pg_terminate_backend($1)", [before[0]?.pid]);
  await until(async () => {
    const { rows: after } = await client.query<{ readonly pid: number }>(backendOfLock);
    expect(after).toHaveLength(2);
    expect(after.map(({ pid }) => pid)).not.toContain(before[0]?.pid);
  });
  await other.queue.nudge(key(2));
  await until(() => expect([...alone.passes.open(), ...other.passes.open()]).toHaveLength(2));
  expect([...alone.passes.begun(), ...other.passes.begun()]).toEqual([
    "acme/shop#1",
    "acme/shop#2",
  ]);
});

test("a pass that outlasts every time limit of the library is not run twice by a live worker", async () => {
  const { queue, passes } = await openReplica(databaseUrl);
  const other = await openReplica(databaseUrl);
  const client = await connect(databaseUrl);
  await queue.nudge(key(1));
  await until(() => expect([...passes.open(), ...other.passes.open()]).toHaveLength(1));
  // What the library does to jobs that were taken more than four hours ago.
  const { rowCount } = await client.query(
    `update ${SCHEMA}._private_jobs set locked_at = null, locked_by = null where locked_at is not null`,
  );
  expect(rowCount).toBe(1);
  await client.query(`notify "jobs:insert", '{"count":9}'`);
  await until(async () => {
    const { rows } = await client.query(`select from ${SCHEMA}.jobs`);
    expect(rows).toEqual([]);
  });
  expect([...passes.begun(), ...other.passes.begun()]).toEqual(["acme/shop#1"]);
});

test("a pass that was taken away and comes back waits for the end of the one under way", async () => {
  const { queue, passes } = await openReplica(databaseUrl);
  const client = await connect(databaseUrl);
  await queue.nudge(key(1));
  await until(() => expect(passes.open()).toHaveLength(1));
  // What another does that takes this worker for gone.
  const { rows } = await client.query<{ readonly id: string }>(
    `select id from ${SCHEMA}.sitrep_workers`,
  );
  await client.query(`select ${SCHEMA}.force_unlock_workers($1)`, [rows.map(({ id }) => id)]);
  await askClient(client)(RELEASE, [rows[0]?.id]);
  await until(async () => {
    const { running, waiting } = await queue.figures();
    expect({ running, waiting }).toEqual({ running: 1, waiting: 0 });
  });
  expect(passes.begun()).toHaveLength(1);
  await passes.of(key(1)).fail(new TerminalFault("an outcome that nobody asks for any more"));
  await until(() => expect(passes.begun()).toHaveLength(2));
  await passes.of(key(1)).succeed();
  await queue.idle();
  expect((await queue.figures()).dead).toEqual([]);
});
