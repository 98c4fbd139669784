import pg from "pg";
import { type IssueKey } from "../../control/key.ts";
import type { Clock } from "../../control/port.ts";
import { before, instant, milliseconds } from "../../domain/time.ts";
import type { QueueFigures } from "../watched.ts";
import { type Ask, askClient, connectionConfig, isMissing, type Statement } from "./connection.ts";
import { parseKey } from "./keys.ts";
import { look } from "./look.ts";
import { SCHEMA } from "./schema.ts";

/** What can be seen of a queue from outside. */
export interface SeenQueue extends QueueFigures {
  readonly replicas: number;
}

/** Since when is counted from the database's own clock, which need not be ours. */
const COUNT: Statement = {
  name: "sitrep count",
  text: `
with passes as (
  select running_by is not null as is_running, due_at from ${SCHEMA}.sitrep_keys
  where running_by is not null or due_at is not null
), waiting as (
  select due_at from passes where not is_running and due_at <= now()
  union all
  select run_at from ${SCHEMA}.jobs where task_identifier = 'ring' and run_at <= now() and key is not null
)
select
  (select count(*) from waiting)::int as waiting,
  (select count(*) from passes where is_running)::int as running,
  (
    (select count(*) from passes where not is_running and due_at > now())
    + (select count(*) from ${SCHEMA}.jobs where task_identifier = 'ring' and run_at > now() and key is not null)
  )::int as timers,
  (select extract(epoch from now() - min(due_at))::float8 * 1000 from waiting) as oldest`,
};

const DEAD: Statement = {
  name: "sitrep dead",
  text: `
select key, dead_why as why, extract(epoch from now() - dead_at)::float8 * 1000 as since
from ${SCHEMA}.sitrep_keys where dead_at is not null order by dead_at`,
};

interface Counted {
  readonly waiting: number;
  readonly running: number;
  readonly timers: number;
  /** SQL has no \`undefined\`. */
  readonly oldest: number | null;
}

interface Dead {
  readonly key: string;
  readonly why: string;
  readonly since: number;
}

/** Counts what the queue in a database holds. */
export async function countQueue(ask: Ask, clock: Clock): Promise<QueueFigures> {
  const [counted] = await ask<Counted>(COUNT, []);
  const dead = await ask<Dead>(DEAD, []);
  const ago = (span: number) => before(clock(), milliseconds(span));
  const oldest = counted?.oldest ?? undefined;
  return {
    waiting: counted?.waiting ?? 0,
    running: counted?.running ?? 0,
    timers: counted?.timers ?? 0,
    oldestAt: oldest === undefined ? undefined : ago(oldest),
    dead: dead.flatMap(({ key: text, why, since }) => {
      const key: IssueKey | undefined = parseKey(text);
      return key === undefined ? [] : [{ key, why, at: ago(since) }];
    }),
  };
}

/** Looks into the queue of a database without becoming a worker; `undefined` when no queue was ever there. */
export async function readQueueFigures(databaseUrl: string): Promise<SeenQueue | undefined> {
  const client = new pg.Client(connectionConfig(databaseUrl));
  let broken: Error | undefined;
  client.on("error", (problem) => (broken = problem));
  await client.connect();
  try {
    const figures = await countQueue(askClient(client), () => instant(Date.now()));
    return { ...figures, replicas: (await look(client)).live };
  } catch (problem) {
    if (isMissing(problem)) return undefined;
    throw broken ?? problem;
  } finally {
    await client.end();
  }
}
