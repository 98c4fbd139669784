import type pg from "pg";
import { askClient } from "./connection.ts";
import { LOCK_CLASS, SCHEMA } from "./schema.ts";
import { RELEASE } from "./statements.ts";

/**
 * Gives back what a worker had under way whose process is gone; `undefined` when the worker lives after all. Its lock
 * is held meanwhile, so that it cannot come back in the midst of it, and only one other sees to it.
 */
export async function rescue(
  client: pg.ClientBase,
  worker: string,
): Promise<readonly string[] | undefined> {
  await client.query("begin");
  try {
    const { rows } = await client.query<{ readonly is_gone: boolean }>(
      "select pg_try_advisory_xact_lock($1, hashtext($2)) as is_gone",
      [LOCK_CLASS, worker],
    );
    if (rows[0]?.is_gone !== true) {
      await client.query("rollback");
      return undefined;
    }
    await client.query(`select ${SCHEMA}.force_unlock_workers($1)`, [[worker]]);
    const released = await askClient(client)<{ readonly key: string }>(RELEASE, [worker]);
    await client.query(`delete from ${SCHEMA}.sitrep_workers where id = $1`, [worker]);
    await client.query("commit");
    return released.map(({ key }) => key);
  } catch (problem) {
    await client.query("rollback").catch(() => {});
    throw problem;
  }
}
