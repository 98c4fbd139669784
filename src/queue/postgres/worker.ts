import { EventEmitter, once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import {
  type Job,
  runTaskList,
  type TaskList,
  type WorkerEvents,
  type WorkerPool,
  type WorkerPoolOptions,
} from "graphile-worker";
import type pg from "pg";
import type { Concurrency } from "../lanes.ts";
import { createAdmission } from "./admission.ts";
import { isMissing } from "./connection.ts";
import { parseKey } from "./keys.ts";
import { libraryLogger, problemOf, type QueueLog } from "./log.ts";
import { createPresence, type Presence, type PresenceOptions } from "./presence.ts";
import { SCHEMA } from "./schema.ts";
import { TASKS } from "./statements.ts";

/** What a worker is made of. */
export interface WorkerOptions extends PresenceOptions {
  readonly pool: pg.Pool;
  readonly concurrency: Concurrency;
  readonly tasks: TaskList;
}

/** The library's worker pool with our rules about who may take what, and a lock that shows it lives. */
export interface RunningWorker {
  /** Resolves once it may take jobs. */
  readonly started: () => Promise<void>;
  readonly replicas: () => number;
  readonly leads: () => boolean;
  /** Resolves when it ended by itself: the library gives up when it cannot record the end of a job. */
  readonly ended: Promise<void>;
  /** Takes no more jobs, lets those under way end. */
  readonly stop: () => Promise<void>;
}

/** Milliseconds between looks of an idle worker; a notification comes sooner, a timer's moment does not. */
const LOOK_EVERY = 2000;
/** Questions in a row that the database did not answer, after which another worker takes the place of this one. */
const REPLACED_AFTER = 3;
/** Milliseconds a worker that let its jobs end may take to record that they did. */
const RECORDED_WITHIN = 3000;
/** How often, in milliseconds, the library looks for locks older than four hours. */
const STALE_EVERY = 600_000;

/**
 * The library gives this exit code to the process when tables are made while it works, taking them for those of a newer
 * version. Here they are new because the database is; another worker then takes the place of this one.
 */
const OUTDATED = 57;

/** Starts a worker. */
export function startWorker(options: WorkerOptions): RunningWorker {
  const { pool, log, concurrency, tasks } = options;
  const events: WorkerEvents = new EventEmitter();
  const stopping = Promise.withResolvers<void>();
  let isStopping = false;
  let presence: Presence | undefined;
  const admission = createAdmission(concurrency.perOwner, async () => {
    await Promise.race([presence?.held(), stopping.promise]);
  });
  listen(events, admission, () => isStopping);
  const workers: WorkerPool = runTaskList(
    { ...settingsFor(options), forbiddenFlags: admission.ask, events },
    tasks,
    pool,
  );
  const present = createPresence(workers.id, options);
  presence = present;
  const stop = async (): Promise<void> => {
    if (isStopping) return;
    isStopping = true;
    stopping.resolve();
    await workers.gracefulShutdown();
  };
  onUseless(events, log, () => {
    stop().catch(() => {});
  });
  const stuck = becomesStuck(events);
  const leave = async (isDone: boolean): Promise<void> => {
    isStopping = true;
    if (process.exitCode === OUTDATED) process.exitCode = undefined;
    stopping.resolve();
    await present.leave(isDone);
  };
  const ended = Promise.race([workers.promise, stuck]).then(
    () => leave(true),
    async (problem: unknown) => {
      log.warn(problemOf(problem), "the queue's worker ended");
      await leave(false);
    },
  );
  return {
    started: present.held,
    replicas: present.replicas,
    leads: present.leads,
    ended,
    stop: async () => {
      // How it went is told by `ended`.
      stop().catch(() => {});
      await ended;
    },
  };
}

const settingsFor = ({ log, concurrency }: WorkerOptions): WorkerPoolOptions => ({
  schema: SCHEMA,
  logger: libraryLogger(log),
  concurrency: concurrency.total,
  noHandleSignals: true,
  pollInterval: LOOK_EVERY,
  minResetLockedInterval: STALE_EVERY,
  maxResetLockedInterval: STALE_EVERY,
  // Without a delay a database that is away when a job ends would end the process.
  preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
});

/**
 * Rejects when a worker has let its jobs end but does not come to an end itself: the library miscounts what it has still
 * to record once recording has failed, and waits for ever. Others take over what was not recorded.
 */
async function becomesStuck(events: WorkerEvents): Promise<never> {
  await once(events, "pool:gracefulShutdown:complete");
  await pause(RECORDED_WITHIN, undefined, { ref: false });
  throw new Error("the library does not say what became of the last jobs");
}

/** The library keeps the ids of its tasks: those of tables that are gone, or its failure to learn them at all. */
function onUseless(events: WorkerEvents, log: QueueLog, giveUp: () => void): void {
  let failures = 0;
  events.on("job:start", () => (failures = 0));
  events.on("worker:getJob:empty", () => (failures = 0));
  events.on("worker:getJob:error", ({ error }) => {
    failures += 1;
    log.debug(problemOf(error), "cannot ask for jobs");
    if (isMissing(error) || failures >= REPLACED_AFTER) giveUp();
  });
}

const ownerOf = ({ task_identifier, payload }: Job): string | undefined =>
  task_identifier === TASKS.pass ? parseKey(keyIn(payload))?.owner : undefined;

/** The key in the payload of a job. */
export const keyIn = (payload: unknown): string =>
  typeof payload === "object" && payload !== null && "key" in payload ? String(payload.key) : "";

function listen(
  events: WorkerEvents,
  admission: ReturnType<typeof createAdmission>,
  isStopping: () => boolean,
): void {
  events.on("job:start", ({ job }) => admission.took(ownerOf(job)));
  events.on("job:complete", ({ job }) => admission.ended(ownerOf(job)));
  events.on("worker:getJob:error", () => void admission.foundNothing());
  events.on("worker:getJob:empty", ({ worker }) => {
    if (admission.foundNothing() && !isStopping()) worker.nudge();
  });
}
