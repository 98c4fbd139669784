import type pg from "pg";
import { formatKey, type IssueKey } from "../../control/key.ts";
import type { Urgency } from "../../control/port.ts";
import { Fault } from "../../domain/fault.ts";
import { type Duration, seconds } from "../../domain/time.ts";
import { moreUrgent } from "../urgency.ts";
import { askPool, isMissing, openPool } from "./connection.ts";
import { priorityOf } from "./keys.ts";
import { type QueueLog, SILENT } from "./log.ts";
import { migrate } from "./schema.ts";
import { NUDGE } from "./statements.ts";

/** Takes nudges and says when they are committed. */
export interface Nudges {
  /** Resolves once the nudge is committed, rejects when it cannot be. */
  readonly nudge: (key: IssueKey, urgency: Urgency, settleFor?: Duration) => Promise<void>;
  /** Takes no more, commits what it has. */
  readonly close: () => Promise<void>;
}

/** What committing nudges needs. */
interface NudgesOptions {
  readonly pool: pg.Pool;
  /** Makes the tables again when they are gone. */
  readonly migrate: () => Promise<void>;
}

interface Waiting {
  readonly key: IssueKey;
  urgency: Urgency;
  /** How long the pass may be kept back; of several the shortest. */
  settleFor: Duration;
  readonly waiters: { readonly resolve: () => void; readonly reject: (problem: unknown) => void }[];
}

const AT_ONCE = seconds(0);
/** Keys in one statement. */
const BATCH = 500;
/** Keys that may wait for the statement under way; more is refused at once, because the database does not keep up. */
const MOST_WAITING = 20_000;
/** A statement that failed within so many milliseconds is tried once more. */
const AGAIN_WITHIN = 1000;
/** How long a statement may take, in milliseconds; GitHub waits ten seconds for an answer. */
const COMMIT_WITHIN = 4000;

/** Settings of a pool whose statements a webhook waits for. */
export const NUDGES_POOL: pg.PoolConfig = {
  max: 1,
  query_timeout: COMMIT_WITHIN,
  connectionTimeoutMillis: COMMIT_WITHIN,
};

/** Commits nudges in groups: whatever arrives while a statement is under way goes into the next one. */
export function createNudges({ pool, migrate: makeTables }: NudgesOptions): Nudges {
  const ask = askPool(pool);
  let waiting = new Map<string, Waiting>();
  let underWay: Promise<void> | undefined;
  let isClosed = false;

  const commit = async (batch: readonly Waiting[]): Promise<void> => {
    await ask(NUDGE, [
      batch.map(({ key }) => formatKey(key)),
      batch.map(({ urgency }) => priorityOf(urgency)),
      batch.map(() => null),
      batch.map(({ settleFor }) => settleFor),
    ]);
  };
  const send = async (batch: readonly Waiting[]): Promise<void> => {
    try {
      const beganAt = performance.now();
      await commit(batch).catch(async (problem: unknown) => {
        // A quick failure may only be a connection that broke while nothing went over it; a slow one took the time
        // that a webhook can wait.
        if (performance.now() - beganAt > AGAIN_WITHIN) throw problem;
        if (isMissing(problem)) await makeTables();
        await commit(batch);
      });
      for (const { waiters } of batch) for (const { resolve } of waiters) resolve();
    } catch (problem) {
      for (const { waiters } of batch) for (const { reject } of waiters) reject(problem);
    }
  };
  const sendAll = async (): Promise<void> => {
    while (waiting.size > 0) {
      const batch = [...waiting.values()].slice(0, BATCH);
      if (batch.length === waiting.size) waiting = new Map();
      else for (const { key } of batch) waiting.delete(formatKey(key));
      await send(batch);
    }
    underWay = undefined;
  };

  return {
    nudge: (key, urgency, settleFor = AT_ONCE) =>
      new Promise((resolve, reject) => {
        if (isClosed) throw new Fault("the queue is closed");
        const id = formatKey(key);
        const known = waiting.get(id);
        if (known === undefined && waiting.size >= MOST_WAITING)
          throw new Fault("the database does not keep up with the nudges");
        const asked = known ?? { key, urgency, settleFor, waiters: [] };
        asked.urgency = moreUrgent(asked.urgency, urgency);
        if (settleFor < asked.settleFor) asked.settleFor = settleFor;
        asked.waiters.push({ resolve, reject });
        waiting.set(id, asked);
        underWay ??= sendAll();
      }),
    close: async () => {
      isClosed = true;
      await underWay;
    },
  };
}

/** Takes nudges for the queue in a database without running passes, for the thread that receives webhooks. */
export async function openNudges(databaseUrl: string, log: QueueLog = SILENT): Promise<Nudges> {
  await migrate(databaseUrl, log);
  const pool = openPool(databaseUrl, log, NUDGES_POOL);
  const nudges = createNudges({ pool, migrate: () => migrate(databaseUrl, log) });
  let closing: Promise<void> | undefined;
  return {
    nudge: nudges.nudge,
    close: () => (closing ??= nudges.close().then(() => pool.end())),
  };
}
