import { extname } from "node:path";
import { setTimeout as rest } from "node:timers/promises";
import { Worker as Thread } from "node:worker_threads";
import type { Logger } from "pino";
import { Fault } from "../../../domain/fault.ts";
import type { Identity } from "../../../github/requests.ts";
import type { Nudges } from "../../../queue/postgres/nudges.ts";
import type { Notice } from "../../ingress/notice.ts";
import type { Worker } from "../worker.ts";
import { createFloodGauge, floodMemory, isFlooded } from "./flood.ts";
import type { Order, Sent, ThreadSettings, Told } from "./message.ts";
import { createOutbox } from "./outbox.ts";

/** A worker in a thread of its own, so that passes never delay an acknowledgement. */
export interface ThreadWorker extends Worker {
  /** Resolves with the reason when the thread ends by itself; the process cannot go on then. */
  readonly broken: Promise<string>;
}

/** As source or compiled, like this file: Node compiles each source it loads anew, in each thread. */
const MAIN = new URL(`main${extname(import.meta.filename)}`, import.meta.url);

/**
 * Room for the thread's heap, in megabytes. Five times what ten thousand incidents need; V8 puts off collecting garbage
 * for longer the more room it has, and with all of the machine's it holds twice as much.
 */
const ROOM = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 24 };

/** Milliseconds between two batches of notices to the thread. */
const RESTS = { inFlood: 50, otherwise: 5 };

/** How long the thread may take to tell its figures, in milliseconds; it may be in the middle of a long computation. */
const PATIENCE = 5000;

/** The way into a queue on PostgreSQL. Its driver is loaded only where there is one: it takes long. */
async function nudgesOn(databaseUrl: string | undefined, log: Logger): Promise<Nudges | undefined> {
  if (databaseUrl === undefined) return undefined;
  const { openNudges } = await import("../../../queue/postgres/nudges.ts");
  return await openNudges(databaseUrl, log);
}

/**
 * Starts a thread with a worker; resolves when it takes nudges and its passes run. Nudges of a queue on PostgreSQL do
 * not pass through the thread: they are committed from here.
 */
export async function startWorkerThread(
  settings: Omit<ThreadSettings, "flood">,
  log: Logger,
): Promise<ThreadWorker> {
  const flood = floodMemory();
  const gauge = createFloodGauge(flood);
  const workerData: ThreadSettings = { ...settings, flood };
  const line = openLine(new Thread(MAIN, { workerData, resourceLimits: ROOM }));
  await line.started;
  const nudges = await nudgesOn(settings.databaseUrl, log);
  const outbox = createOutbox(
    async (notices) => void (await line.ask({ kind: "take", notices })),
    () => rest(isFlooded(flood) ? RESTS.inFlood : RESTS.otherwise),
  );
  let isReady = true;
  return {
    broken: line.broken,
    self: line.self,
    isReady: () => isReady,
    take: async (all) => {
      if (!isReady) throw new Fault("the worker is closed");
      const [alerts, notices] = parted(all);
      // Acknowledged once they stand in issues, which nothing else has to wait for.
      if (alerts.length > 0) await line.ask({ kind: "take", notices: alerts });
      if (notices.some(({ kind }) => kind === "nudge")) gauge.note();
      if (nudges === undefined) return outbox.add(notices);
      outbox.add(notices.filter(({ kind }) => kind !== "nudge"));
      return await commit(notices, nudges);
    },
    recover: async () => void (await line.ask({ kind: "recover" })),
    metrics: () =>
      Promise.race([
        line.ask({ kind: "metrics" }),
        pause("# The worker did not tell its figures in time.\n"),
      ]),
    close: async () => {
      isReady = false;
      await outbox.flush();
      await line.ask({ kind: "close" });
      await nudges?.close();
      await line.end();
    },
  };
}

/** Those that bring alerts, and the others. */
const parted = (notices: readonly Notice[]): readonly [readonly Notice[], readonly Notice[]] => [
  notices.filter(({ kind }) => kind === "alert"),
  notices.filter(({ kind }) => kind !== "alert"),
];

async function commit(notices: readonly Notice[], nudges: Nudges): Promise<void> {
  const asked = notices.flatMap((notice) =>
    notice.kind === "nudge" ? [nudges.nudge(notice.key, notice.urgency, notice.settleFor)] : [],
  );
  await Promise.all(asked);
}

const pause = (text: string): Promise<string> =>
  new Promise((resolve) => void setTimeout(() => resolve(text), PATIENCE).unref());

/** Orders to a thread and what it tells. */
interface Line {
  readonly started: Promise<void>;
  readonly broken: Promise<string>;
  readonly self: () => Identity | undefined;
  readonly ask: (order: Order) => Promise<string>;
  readonly end: () => Promise<void>;
}

function openLine(thread: Thread): Line {
  const started = Promise.withResolvers<void>();
  const broken = Promise.withResolvers<string>();
  const asked = new Map<number, PromiseWithResolvers<string>>();
  let lastId = 0;
  let self: Identity | undefined;

  const hear = (told: Told): void => {
    switch (told.kind) {
      case "started":
        return started.resolve();
      case "cannot-start":
        return started.reject(new Error(told.why));
      case "introduced":
        self = told.self;
        return undefined;
      case "done":
        asked.get(told.id)?.resolve(told.text);
        break;
      case "failed":
        asked.get(told.id)?.reject(new Fault(told.why));
        break;
    }
    asked.delete(told.id);
    return undefined;
  };
  const breakOff = (why: string): void => {
    broken.resolve(why);
    started.reject(new Error(why));
    for (const { reject } of asked.values()) reject(new Fault(why));
    asked.clear();
  };
  thread.on("message", hear);
  thread.on("error", (error) => breakOff(`the worker thread failed: ${error.message}`));
  thread.on("exit", () => breakOff("the worker thread ended"));
  return {
    started: started.promise,
    broken: broken.promise,
    self: () => self,
    ask: (order) => {
      lastId += 1;
      const answer = Promise.withResolvers<string>();
      asked.set(lastId, answer);
      const sent: Sent = { id: lastId, order };
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      thread.postMessage(sent);
      return answer.promise;
    },
    end: async () => {
      thread.removeAllListeners("exit");
      await thread.terminate();
    },
  };
}
