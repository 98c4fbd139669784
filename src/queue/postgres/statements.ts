import type { Statement } from "./connection.ts";
import { SCHEMA } from "./schema.ts";

/** Names of the library's tasks: a pass, and a timer that makes one due. */
export const TASKS = { pass: "pass", ring: "ring" } as const;

/** Flag of the jobs of one owner, by which the library leaves them out. */
export const ownerFlag = (owner: string): string => `owner ${owner}`;

/** A job for a row that has `key`, `due_at` and `due_priority`. Jobs have no queue name: see `sitrep_keys`. */
const PASS = `row('${TASKS.pass}', json_build_object('key', key), null, due_at, null, 'pass ' || key, due_priority::int,
  array['owner ' || split_part(key, '/', 1)])::${SCHEMA}.job_spec`;

/** A job for a row that has `key` and `at`. */
const RING = `row('${TASKS.ring}', json_build_object('key', key), null, at, null, 'ring ' || key, 20,
  null)::${SCHEMA}.job_spec`;

/** Adds the jobs that a query makes, if any: the library notifies every process even of none. */
const add = (specs: string): string => `
  (select array(${specs}) as specs) as made
  cross join lateral ${SCHEMA}.add_jobs(made.specs) where cardinality(made.specs) > 0`;

/**
 * $1 keys, $2 their priorities, $3 since when each is due (null: now), $4 milliseconds after that from which it is. Rows
 * are locked in the order of their keys.
 */
export const NUDGE: Statement = {
  name: "sitrep nudge",
  text: `
with asked as (
  select key, priority, coalesce(due, now()) + settling * interval '1 millisecond' as due
  from unnest($1::text[], $2::smallint[], $3::timestamptz[], $4::float8[]) as asked (key, priority, due, settling)
), due as (
  insert into ${SCHEMA}.sitrep_keys as known (key, due_at, due_priority)
  select key, due, priority from asked order by key
  on conflict (key) do update set
    due_at = least(known.due_at, excluded.due_at),
    due_priority = least(known.due_priority, excluded.due_priority),
    failures = case when known.dead_at is null then known.failures else 0 end,
    dead_at = null,
    dead_why = null
  returning key, due_at, due_priority, running_by
)
select count(*) from ${add(`select ${PASS} from due where running_by is null`)}`,
};

/** $1 key, $2 milliseconds from now. The row of a running key is locked first, as everywhere. */
export const WAKE: Statement = {
  name: "sitrep wake",
  text: `
with woken as (
  update ${SCHEMA}.sitrep_keys set woken_at = now() + $2::float8 * interval '1 millisecond'
  where key = $1 and running_by is not null returning 1
), timer as (
  select $1::text as key, now() + $2::float8 * interval '1 millisecond' as at
  from (select count(*) as rows from woken) as locked where rows >= 0
)
select count(*) from ${add(`select ${RING} from timer`)}`,
};

/** $1 key, $2 worker, $3 claim, $4 since when it is due. No row: there is nothing to do, or somebody does it. */
export const BEGIN: Statement = {
  name: "sitrep begin",
  text: `
update ${SCHEMA}.sitrep_keys set
  running_by = $2, claim = $3, running_priority = due_priority, due_at = null, due_priority = null, woken_at = null
where key = $1 and running_by is null and due_at <= now()
returning failures, running_priority as priority, extract(epoch from now() - $4::timestamptz)::float8 * 1000 as waited`,
};

/**
 * $1 key, $2 claim, $3 milliseconds until the next look, or null. A timer set during the pass may be for something
 * the pass did not see, so the earlier one counts. Where the key is unknown altogether the database is a new one.
 */
export const SUCCEED: Statement = {
  name: "sitrep succeed",
  text: `
with done as (
  update ${SCHEMA}.sitrep_keys set running_by = null, claim = null, failures = 0
  where key = $1 and claim = $2 returning key, due_at, due_priority, woken_at
), timer as (
  select key, least(now() + $3::float8 * interval '1 millisecond', woken_at) as at from done
  union all
  select $1, now() + $3::float8 * interval '1 millisecond'
  where not exists (select from ${SCHEMA}.sitrep_keys where key = $1)
), removed as (
  select count(*) from timer cross join lateral ${SCHEMA}.remove_job('ring ' || key) where at is null
)
select count(*), (select count from removed) from ${add(`
  select ${PASS} from done where due_at is not null
  union all
  select ${RING} from timer where at is not null`)}`,
};

/** $1 key, $2 claim, $3 failures in a row, $4 milliseconds until the next try (null: never), $5 why, $6 priority. */
export const FAIL: Statement = {
  name: "sitrep fail",
  text: `
with done as (
  update ${SCHEMA}.sitrep_keys set
    running_by = null,
    claim = null,
    failures = case when $4::float8 is null and due_at is not null then 0 else $3::int end,
    dead_at = case when $4::float8 is null and due_at is null then now() end,
    dead_why = case when $4::float8 is null and due_at is null then $5::text end,
    due_at = coalesce(due_at, now() + $4::float8 * interval '1 millisecond'),
    due_priority = case
      when due_at is not null then due_priority
      when $4::float8 is not null then $6::smallint
    end
  where key = $1 and claim = $2 returning key, due_at, due_priority
)
select count(*) from ${add(`select ${PASS} from done where due_at is not null`)}`,
};

/** $1 key: puts a job back that was taken and not begun. */
export const PUT_BACK: Statement = {
  name: "sitrep put back",
  text: `
with due as (
  select key, due_at, due_priority from ${SCHEMA}.sitrep_keys
  where key = $1 and running_by is null and due_at is not null for update
)
select count(*) from ${add(`select ${PASS} from due`)}`,
};

/** $1 worker: its passes are due again. */
export const RELEASE: Statement = {
  name: "sitrep release",
  text: `
with released as (
  update ${SCHEMA}.sitrep_keys set
    running_by = null,
    claim = null,
    due_at = least(due_at, now()),
    due_priority = least(due_priority, running_priority)
  where running_by = $1 returning key, due_at, due_priority
), added as (
  select count(*) from ${add(`select ${PASS} from released`)}
)
select key from released, added`,
};

/** Makes jobs for passes that are due and have none. */
export const COMPLETE_JOBS_OF_DUE: Statement = {
  name: "sitrep complete",
  text: `
with bare as (
  select key, due_at, due_priority from ${SCHEMA}.sitrep_keys as known
  where running_by is null and due_at < now() - interval '30 seconds'
    and not exists (select from ${SCHEMA}.jobs where jobs.key = 'pass ' || known.key)
  order by key for update
)
select count(*) from ${add(`select ${PASS} from bare`)}`,
};
