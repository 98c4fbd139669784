import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from "vitest";
import { type Nudges, openNudges } from "../../src/queue/postgres/nudges.ts";
import { SCHEMA } from "../../src/queue/postgres/schema.ts";
import { type Postgres, startPostgres } from "../support/postgres.ts";
import { connect, key } from "./fixture.ts";

let server: Postgres;
let databaseUrl: string;
let nudges: Nudges;
let made = 0;
beforeAll(async () => {
  server = await startPostgres();
}, 60_000);
afterAll(() => server.stop());
beforeEach(async () => {
  made += 1;
  databaseUrl = await server.createDatabase(`nudges_${made}`);
  nudges = await openNudges(databaseUrl);
  onTestFinished(() => nudges.close());
});

test("an acknowledged nudge is committed", async () => {
  const client = await connect(databaseUrl);
  await nudges.nudge(key(1), "high");
  const { rows } = await client.query(`select key, priority from ${SCHEMA}.jobs`);
  expect(rows).toEqual([{ key: "pass acme/shop#1", priority: 0 }]);
});

test("nudges that arrive while a statement is under way are committed together", async () => {
  const client = await connect(databaseUrl);
  const all = Array.from({ length: 60 }, (_, index) => nudges.nudge(key(index + 1), "normal"));
  await Promise.all(all);
  // Each row knows the transaction that wrote it.
  const { rows } = await client.query(
    `select count(*)::int as keys, count(distinct xmin::text)::int as commits from ${SCHEMA}.sitrep_keys`,
  );
  expect(rows).toEqual([{ keys: 60, commits: 2 }]);
});

test("a nudge that cannot be committed in time is refused, and later ones are taken again", async () => {
  const client = await connect(databaseUrl);
  await client.query("begin");
  await client.query(`lock table ${SCHEMA}.sitrep_keys in access exclusive mode`);
  await expect(nudges.nudge(key(1), "normal")).rejects.toThrow("timeout");
  await client.query("rollback");
  await nudges.nudge(key(2), "normal");
  const { rows } = await client.query(`select key from ${SCHEMA}.jobs where key like '%#2'`);
  expect(rows).toHaveLength(1);
});

test("closing commits what was asked before and refuses what comes after", async () => {
  const client = await connect(databaseUrl);
  const asked = [1, 2, 3].map((number) => nudges.nudge(key(number), "normal"));
  const closing = nudges.close();
  await expect(nudges.nudge(key(4), "normal")).rejects.toThrow("closed");
  await Promise.all([...asked, closing]);
  const { rows } = await client.query(`select from ${SCHEMA}.jobs`);
  expect(rows).toHaveLength(3);
});
