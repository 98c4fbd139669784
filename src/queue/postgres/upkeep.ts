import type pg from "pg";
import { askClient } from "./connection.ts";
import { SCHEMA } from "./schema.ts";
import { COMPLETE_JOBS_OF_DUE } from "./statements.ts";

/** Rows of keys that rest. */
const FORGET = `delete from ${SCHEMA}.sitrep_keys
  where running_by is null and due_at is null and failures = 0 and dead_at is null`;

/** Jobs that were replaced while they were taken, and whose taker is gone: nothing will come of them. */
const CLEAR = `select ${SCHEMA}.complete_jobs(array(
  select id from ${SCHEMA}.jobs where key is null and locked_at is null and attempts >= max_attempts))`;

/** What has waited for half a minute goes before whatever comes, so that the urgent never starve the others. */
const RAISE = `select ${SCHEMA}.reschedule_jobs(array(
  select id from ${SCHEMA}.jobs
  where locked_at is null and priority > 0 and run_at < now() - interval '30 seconds'), priority => 0)`;

/** Keeps the tables small and the queue fair. Every replica may do it, at any time. */
export async function keepUp(client: pg.ClientBase): Promise<void> {
  for (const statement of [FORGET, CLEAR, RAISE]) await client.query(statement);
  await askClient(client)(COMPLETE_JOBS_OF_DUE, []);
}
