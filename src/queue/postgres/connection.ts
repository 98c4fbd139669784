import pg from "pg";
import { problemOf, type QueueLog } from "./log.ts";

/** Asks the database; answers with rows. The name makes a statement that is planned once for each connection. */
export type Ask = <Row extends pg.QueryResultRow>(
  statement: Statement,
  values: readonly unknown[],
) => Promise<readonly Row[]>;

/** A statement and the name its plan is kept under. */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

/** How long a connection may take to come up, in milliseconds. */
const CONNECT_WITHIN = 5000;

/** What every connection of the queue has in common. */
export const connectionConfig = (databaseUrl: string): pg.ClientConfig => ({
  connectionString: databaseUrl,
  application_name: "sitrep",
  connectionTimeoutMillis: CONNECT_WITHIN,
  keepAlive: true,
  keepAliveInitialDelayMillis: 5000,
});

/** Connections that come and go; a broken one is replaced with the next question. */
export function openPool(databaseUrl: string, log: QueueLog, settings: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({ ...connectionConfig(databaseUrl), ...settings });
  // Without these listeners a connection that breaks would end the process.
  pool.on("error", (problem) => log.warn(problemOf(problem), "a connection to the database broke"));
  pool.on("connect", (client) => {
    client.on("error", (problem) =>
      log.warn(problemOf(problem), "a connection to the database broke in use"),
    );
  });
  return pool;
}

/**
 * Connections whose commits do not wait for the disk: for the library, whose marks on a job may be lost in a crash of
 * the database, because what counts is recorded by our own statements.
 */
export const openQuickPool = (
  databaseUrl: string,
  log: QueueLog,
  settings: pg.PoolConfig,
): pg.Pool => openPool(databaseUrl, log, { ...settings, options: "-c synchronous_commit=off" });

/** Questions over any connection of a pool. */
export const askPool =
  (pool: pg.Pool): Ask =>
  async (statement, values) =>
    (await pool.query({ ...statement, values: [...values] })).rows;

/** Questions over one connection. */
export const askClient =
  (client: pg.ClientBase): Ask =>
  async (statement, values) =>
    (await client.query({ ...statement, values: [...values] })).rows;

/** PostgreSQL's codes for a schema, table, function or type that is not there. */
const MISSING: readonly unknown[] = ["3F000", "42P01", "42883", "42704"];

/** Whether the tables are gone: somebody dropped the database and created it again. */
export const isMissing = (problem: unknown): boolean =>
  problem instanceof Error && "code" in problem && MISSING.includes(problem.code);
