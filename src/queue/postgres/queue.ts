import { setTimeout as pause } from "node:timers/promises";
import { formatKey } from "../../control/key.ts";
import type { Clock, PassHandler } from "../../control/port.ts";
import { Fault } from "../../domain/fault.ts";
import { between, type Duration, seconds } from "../../domain/time.ts";
import type { Backoff } from "../backoff.ts";
import type { Concurrency } from "../lanes.ts";
import type { QueueListeners, WatchedQueue } from "../watched.ts";
import { askPool, isMissing, openPool, openQuickPool } from "./connection.ts";
import { countQueue } from "./figures.ts";
import { priorityOf } from "./keys.ts";
import { problemOf, type QueueLog } from "./log.ts";
import { createNudges, NUDGES_POOL } from "./nudges.ts";
import { createPasses } from "./passes.ts";
import { persistently } from "./persist.ts";
import { migrate } from "./schema.ts";
import { NUDGE, TASKS, WAKE } from "./statements.ts";
import { keyIn, type RunningWorker, startWorker } from "./worker.ts";

/** What a queue on PostgreSQL is made of; `random` answers numbers from [0, 1). */
export interface PostgresQueueOptions extends QueueListeners {
  /** One database for each App. Poolers between must keep a session's connection: locks and notifications need it. */
  readonly databaseUrl: string;
  readonly clock: Clock;
  readonly random: () => number;
  /** Of this process; another replica has its own. */
  readonly concurrency: Concurrency;
  readonly backoff: Backoff;
  readonly log: QueueLog;
  /** Between two looks at the other replicas; one that is gone is taken over from after two or three. */
  readonly lookEvery?: Duration;
}

/** A queue that several processes share. */
export interface PostgresQueue extends WatchedQueue {
  /** How many processes run passes, this one included. */
  readonly replicas: () => number;
  /** Whether this process is the one of them that does what only one should do. Two may think so for a few seconds. */
  readonly leads: () => boolean;
}

/** Connections of a process beside those for nudges and for its lock; passes wait for GitHub most of the time. */
const CONNECTIONS = 6;
/** Connections for the library: one that listens, and some for taking and completing jobs. */
const LIBRARY_CONNECTIONS = 4;
/** Milliseconds before a worker that gave up is replaced. */
const REPLACE_AFTER = 1000;
/** Milliseconds between looks of `idle`. */
const IDLE_LOOK = 20;
/** How often a queue that closes still asks a database that does not answer. */
const LAST_TRIES = 5;

/**
 * Opens the queue in a database, making its tables where they are missing. The database may go away for a while and
 * come back, even empty: what it forgot is at GitHub, and recovery brings it back.
 */
export async function openPostgresQueue(options: PostgresQueueOptions): Promise<PostgresQueue> {
  const { databaseUrl, clock, log } = options;
  const makeTables = once(() => migrate(databaseUrl, log));
  await makeTables();
  const pool = openPool(databaseUrl, log, { max: CONNECTIONS });
  const libraryPool = openQuickPool(databaseUrl, log, { max: LIBRARY_CONNECTIONS });
  const nudgesPool = openPool(databaseUrl, log, NUDGES_POOL);
  const nudges = createNudges({ pool: nudgesPool, migrate: makeTables });
  const ask = askPool(pool);
  let isClosed = false;
  let worker: RunningWorker | undefined;
  let work: Promise<void> | undefined;

  const start = (handler: PassHandler): RunningWorker => {
    const persistent = persistently(ask, {
      log,
      between: seconds(1),
      onMissing: makeTables,
      lastTries: LAST_TRIES,
      isClosing: () => isClosed,
    });
    const pass = createPasses({ ...options, handler, ask: persistent, isClosing: () => isClosed });
    return startWorker({
      databaseUrl,
      log,
      pool: libraryPool,
      concurrency: options.concurrency,
      lookEvery: options.lookEvery ?? seconds(1),
      onMissing: makeTables,
      tasks: {
        [TASKS.pass]: (payload, { job }) => pass(keyIn(payload), job),
        [TASKS.ring]: async (payload, { job }) => {
          await persistent(NUDGE, [[keyIn(payload)], [priorityOf("low")], [job.run_at], [0]]);
        },
      },
    });
  };
  const keepWorking = async (handler: PassHandler): Promise<void> => {
    for (;;) {
      await worker?.ended;
      if (isClosed) return;
      await pause(REPLACE_AFTER);
      await makeTables().catch((problem: unknown) => log.warn(problemOf(problem), "no tables"));
      if (isClosed) return;
      worker = start(handler);
    }
  };

  const wake: WatchedQueue["wake"] = async (key, at) => {
    if (isClosed) throw new Fault("the queue is closed");
    const set = () => ask(WAKE, [formatKey(key), between(clock(), at)]);
    await set().catch(async (problem: unknown) => {
      if (!isMissing(problem)) throw problem;
      await makeTables();
      await set();
    });
  };
  const idle = async (): Promise<void> => {
    for (;;) {
      if (isClosed) return;
      // A connection that breaks in between tells nothing about the queue.
      const figures = await countQueue(ask, clock).catch((problem: unknown) => {
        log.warn(problemOf(problem), "the queue cannot be counted");
      });
      if (figures?.waiting === 0 && figures.running === 0) return;
      await pause(IDLE_LOOK);
    }
  };

  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    isClosed = true;
    await nudges.close();
    await worker?.stop();
    await work;
    await Promise.all([pool, libraryPool, nudgesPool].map((one) => one.end()));
  };

  return {
    nudge: (key, urgency = "normal", settleFor) => nudges.nudge(key, urgency, settleFor),
    wake,
    run: async (handler) => {
      worker = start(handler);
      work = keepWorking(handler);
      await worker.started();
    },
    close: () => (closing ??= close()),
    idle,
    figures: () => countQueue(ask, clock),
    replicas: () => worker?.replicas() ?? 0,
    leads: () => worker?.leads() ?? false,
  };
}

/** Lets those who ask while it is under way share it. */
function once(make: () => Promise<void>): () => Promise<void> {
  let underWay: Promise<void> | undefined;
  return () => (underWay ??= make().finally(() => (underWay = undefined)));
}
