import type { Logger } from "pino";
import { formatKey } from "../../control/key.ts";
import type { Alarm, Clock } from "../../control/port.ts";
import { between } from "../../domain/time.ts";
import { PATIENT } from "../../queue/backoff.ts";
import { createMemoryQueue } from "../../queue/memory.ts";
import type { QueueListeners, WatchedQueue } from "../../queue/watched.ts";
import { nameOf } from "../log.ts";
import type { WorkerMetrics } from "./metrics.ts";

/** A queue, and how many processes share it. */
export interface SharedQueue {
  readonly queue: WatchedQueue;
  readonly replicas: () => number;
  /** Whether this process is the one that does what only one of them should do. */
  readonly leads: () => boolean;
}

/** What a queue needs beside where it is. */
export interface QueueSettings {
  /** `undefined`: in memory. */
  readonly databaseUrl: string | undefined;
  readonly passesAtOnce: number;
  readonly clock: Clock;
  readonly alarm: Alarm;
  readonly log: Logger;
  readonly metrics: Pick<WorkerMetrics, "began">;
}

/** Passes at once for one owner, so that a storm in one organization leaves room for the others. */
const PER_OWNER = 12;

/** Opens the queue the settings ask for. */
export async function holdQueue(settings: QueueSettings): Promise<SharedQueue> {
  const { databaseUrl, clock, alarm } = settings;
  const common = {
    clock,
    random: Math.random,
    concurrency: { total: settings.passesAtOnce, perOwner: PER_OWNER },
    backoff: PATIENT,
    ...listenersOf(settings),
  };
  if (databaseUrl === undefined)
    return {
      queue: createMemoryQueue({ ...common, alarm }),
      replicas: () => 1,
      leads: () => true,
    };
  // Loaded only here: the driver takes long.
  const { openPostgresQueue } = await import("../../queue/postgres/queue.ts");
  const queue = await openPostgresQueue({ ...common, databaseUrl, log: settings.log });
  return { queue, replicas: queue.replicas, leads: queue.leads };
}

function listenersOf({ clock, log, metrics }: QueueSettings): QueueListeners {
  return {
    onBegin: (_key, { urgency, dueAt }) => {
      if (urgency === "low") metrics.began(between(dueAt, clock()) / 1000);
    },
    onFailure: (key, problem, retryAt) => {
      const fields = { key: formatKey(key), problem: nameOf(problem) };
      if (retryAt === undefined) log.error(fields, "a pass failed for good");
      else log.warn(fields, "a pass failed and is tried again");
    },
  };
}
