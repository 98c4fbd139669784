import { runMigrations } from "graphile-worker";
import pg from "pg";
import { connectionConfig, openPool } from "./connection.ts";
import { libraryLogger, problemOf, type QueueLog } from "./log.ts";

/** Everything of the queue is in this schema, the library's tables and ours, so that a database can hold other things. */
export const SCHEMA = "sitrep_queue";

/** Advisory locks of the queue have this first number; those of workers have a second one made of their id. */
export const LOCK_CLASS = 0x51_74_72_65;

/** Held by whoever makes the tables. */
const MIGRATION_LOCK = "sitrep migration";

/**
 * What is known of each key. `due_at` and `due_priority`: the pass that is due, in the past or, after a failure, in the
 * future; while a pass runs, the one after it. `claim` names the running pass, `running_by` its worker. A row whose
 * key rests is removed from time to time.
 *
 * Statements are written so that they can be run by any version over the tables of any version.
 */
const TABLES = `
create table if not exists ${SCHEMA}.sitrep_keys (
  key text primary key,
  due_at timestamptz,
  due_priority smallint,
  running_by text,
  running_priority smallint,
  claim text,
  woken_at timestamptz,
  failures integer not null default 0,
  dead_at timestamptz,
  dead_why text
);
create index if not exists sitrep_keys_due on ${SCHEMA}.sitrep_keys (due_at) where due_at is not null;
create index if not exists sitrep_keys_running on ${SCHEMA}.sitrep_keys (running_by) where running_by is not null;
create index if not exists sitrep_keys_dead on ${SCHEMA}.sitrep_keys (dead_at) where dead_at is not null;
create table if not exists ${SCHEMA}.sitrep_workers (id text primary key);
`;

/** Makes the tables where they are not there yet. Any number of processes may do so at once. */
export async function migrate(databaseUrl: string, log: QueueLog): Promise<void> {
  const client = new pg.Client(connectionConfig(databaseUrl));
  client.on("error", (problem) => log.warn(problemOf(problem), "the connection broke"));
  await client.connect();
  try {
    // The library copes with two that migrate at once, but not with every case of five.
    await client.query("select pg_advisory_lock($1, hashtext($2))", [LOCK_CLASS, MIGRATION_LOCK]);
    await migrateLibrary(databaseUrl, log);
    await client.query(TABLES);
  } finally {
    // The lock goes with its connection.
    await client.end();
  }
}

async function migrateLibrary(databaseUrl: string, log: QueueLog): Promise<void> {
  const pool = openPool(databaseUrl, log, { max: 1 });
  try {
    await runMigrations({ pgPool: pool, schema: SCHEMA, logger: libraryLogger(log) });
  } finally {
    await pool.end();
  }
}
