import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import type { Clock } from "../../src/control/port.ts";
import { after, type Duration, instant, milliseconds } from "../../src/domain/time.ts";
import { SCHEMA } from "../../src/queue/postgres/schema.ts";

/** Time of a queue in a database: our clock is put forward, and the moments in the database are put back as much. */
export interface PostgresTime {
  readonly clock: Clock;
  /** Waits until everything that may begin has begun and everything that ended is recorded. */
  readonly settle: () => Promise<void>;
  readonly advance: (span: Duration) => Promise<void>;
  readonly end: () => Promise<void>;
}

/** What a test knows of the queue from within its own process. */
interface Inside {
  /** Whether passes are being started. */
  readonly isRunning: () => boolean;
  /** Passes under way. */
  readonly open: () => number;
  readonly total: number;
  readonly perOwner: number;
}

/** Also true of what was taken and has not begun yet. */
const COULD_BEGIN = `
with running as (
  select split_part(key, '/', 1) as owner from ${SCHEMA}.sitrep_keys where running_by is not null
)
select
  (select count(*)::int from running) as running,
  exists (
    select from ${SCHEMA}.jobs where task_identifier = 'ring' and key is not null and run_at <= now()
  ) as is_ringing,
  (select count(*) from running) < $1 and exists (
    select from ${SCHEMA}.sitrep_keys as known
    where running_by is null and due_at <= now()
      and (select count(*) from running where owner = split_part(known.key, '/', 1)) < $2
  ) as may_begin`;

const SHIFT = `
update ${SCHEMA}._private_jobs set run_at = run_at - $1 * interval '1 millisecond';
update ${SCHEMA}.sitrep_keys set
  due_at = due_at - $1 * interval '1 millisecond',
  dead_at = dead_at - $1 * interval '1 millisecond',
  woken_at = woken_at - $1 * interval '1 millisecond';
notify "jobs:insert", '{"count":9}'`;

/** Puts every moment in the database back, as if so much time had passed. */
export async function putForward(client: pg.ClientBase, span: Duration): Promise<void> {
  await client.query(SHIFT.replaceAll("$1", String(span)));
}

/** Makes time for the queue in a database. */
export async function createPostgresTime(url: string, inside: Inside): Promise<PostgresTime> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  let offset = milliseconds(0);
  const isSettled = async (): Promise<boolean> => {
    const { rows } = await client.query<{
      readonly running: number;
      readonly is_ringing: boolean;
      readonly may_begin: boolean;
    }>(COULD_BEGIN, [inside.total, inside.perOwner]);
    const [now] = rows;
    if (now === undefined || now.running !== inside.open()) return false;
    // A ring needs a slot of the library's for a moment.
    const mayRing = now.is_ringing && now.running < inside.total;
    return !inside.isRunning() || !(mayRing || now.may_begin);
  };
  const settle = async (): Promise<void> => {
    while (!(await isSettled())) await pause(5);
  };
  return {
    clock: () => after(instant(Date.now()), offset),
    settle,
    advance: async (span) => {
      await settle();
      if (span > 0) {
        offset = milliseconds(offset + span);
        await putForward(client, span);
      }
      await settle();
    },
    end: () => client.end(),
  };
}
