import pg from "pg";
import { connectionConfig } from "./connection.ts";
import { LOCK_CLASS, SCHEMA } from "./schema.ts";

/** The database's proof that a worker lives: a lock that goes with its connection. */
export interface Lease {
  readonly client: pg.ClientBase;
  /** Whether the connection is up and the lock held, as far as this process knows. */
  readonly isHeld: () => boolean;
  /** Gives the lock back. `isDone`: nothing of the worker is left under way. */
  readonly release: (isDone: boolean) => Promise<void>;
}

/** How long the database may take to answer, in milliseconds, before the connection counts as broken. */
const ANSWER_WITHIN = 5000;

/** When a machine vanishes without a word, the database notices within eleven seconds instead of two hours. */
const NOTICE = `set tcp_keepalives_idle = 5; set tcp_keepalives_interval = 2; set tcp_keepalives_count = 3;
  set tcp_user_timeout = 10000`;

/** Takes the lock of a worker on a connection of its own; `undefined` when somebody else holds it at the moment. */
export async function takeLease(
  databaseUrl: string,
  worker: string,
  onLost: (problem: Error) => void,
): Promise<Lease | undefined> {
  const client = new pg.Client({ ...connectionConfig(databaseUrl), query_timeout: ANSWER_WITHIN });
  let isUp = false;
  client.on("error", (problem) => {
    isUp = false;
    onLost(problem);
  });
  client.on("end", () => (isUp = false));
  try {
    await client.connect();
    await client.query(NOTICE);
    const { rows } = await client.query<{ readonly is_held: boolean }>(
      "select pg_try_advisory_lock($1, hashtext($2)) as is_held",
      [LOCK_CLASS, worker],
    );
    if (rows[0]?.is_held !== true) {
      await client.end();
      return undefined;
    }
    await client.query(
      `insert into ${SCHEMA}.sitrep_workers (id) values ($1) on conflict do nothing`,
      [worker],
    );
  } catch (problem) {
    void client.end().catch(() => {});
    throw problem;
  }
  isUp = true;
  return {
    client,
    isHeld: () => isUp,
    release: async (isDone) => {
      isUp = false;
      try {
        if (isDone)
          await client.query(`delete from ${SCHEMA}.sitrep_workers where id = $1`, [worker]);
      } finally {
        await client.end();
      }
    },
  };
}
