import type pg from "pg";
import { LOCK_CLASS, SCHEMA } from "./schema.ts";

/** Which workers there are. */
export interface Look {
  /** How many hold their lock. */
  readonly live: number;
  /** The one of them that does what only one should do; `undefined` when none lives. */
  readonly leader: string | undefined;
  /** Those that do not. */
  readonly gone: readonly string[];
}

const LOOK = `
with held as (
  select objid::bigint as id from pg_locks
  where locktype = 'advisory' and classid = $1::bigint::oid and objsubid = 2 and granted
    and database = (select oid from pg_database where datname = current_database())
), workers as (
  select id, exists (select from held where held.id = (hashtext(workers.id)::bigint & 4294967295)) as is_live
  from ${SCHEMA}.sitrep_workers as workers
)
select count(*) filter (where is_live)::int as live, min(id) filter (where is_live) as leader,
  coalesce(array_agg(id) filter (where not is_live), '{}') as gone
from workers`;

type Row = Omit<Look, "leader"> & { readonly leader: string | null };

const NOBODY: Row = { live: 0, leader: null, gone: [] };

/** Looks which workers hold their locks. */
export async function look(client: pg.ClientBase): Promise<Look> {
  const { rows } = await client.query<Row>(LOOK, [LOCK_CLASS]);
  const [{ live, leader, gone } = NOBODY] = rows;
  return { live, leader: leader ?? undefined, gone };
}
