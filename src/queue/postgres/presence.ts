import type { Duration } from "../../domain/time.ts";
import { isMissing } from "./connection.ts";
import { type Lease, takeLease } from "./lease.ts";
import { problemOf, type QueueLog } from "./log.ts";
import { look } from "./look.ts";
import { rescue } from "./rescue.ts";
import { keepUp } from "./upkeep.ts";

/** What it takes to be one of several. */
export interface PresenceOptions {
  readonly databaseUrl: string;
  readonly log: QueueLog;
  /** Between two looks at the others. */
  readonly lookEvery: Duration;
  /** The tables are gone. */
  readonly onMissing: () => Promise<void>;
}

/** One worker among others: it shows that it lives, and sees to what others leave behind. */
export interface Presence {
  /** Resolves once the worker holds its lock; at once when it does, and when it is leaving. */
  readonly held: () => Promise<void>;
  /** Live workers at the last look. */
  readonly replicas: () => number;
  /** Whether this worker was the one of them that leads, at the last look. */
  readonly leads: () => boolean;
  /** `isDone`: nothing of the worker is left under way. */
  readonly leave: (isDone: boolean) => Promise<void>;
}

/** Looks between two rounds of upkeep. */
const UPKEEP_EVERY = 15;
/** Milliseconds between the first tries to take a lost lock again. */
const HURRY = 100;
const HURRIED_TRIES = 10;

/** Makes a worker present. */
export function createPresence(worker: string, options: PresenceOptions): Presence {
  const { databaseUrl, log, lookEvery, onMissing } = options;
  let lease: Lease | undefined;
  let replicas = 1;
  let leader: string | undefined;
  let looks = 0;
  let isLeaving = false;
  let suspects: readonly string[] = [];
  let timer: NodeJS.Timeout | undefined;
  let underWay: Promise<void> | undefined;
  let isStepping = false;
  let failures = 0;
  const waiters: (() => void)[] = [];

  const tellHeld = (): void => {
    for (const tell of waiters.splice(0)) tell();
  };
  const lookAround = async ({ client }: Lease): Promise<void> => {
    const { live, leader: first, gone } = await look(client);
    replicas = Math.max(live, 1);
    leader = first;
    // Seen free twice: a worker whose connection broke takes its lock again at once.
    for (const other of gone.filter((id) => suspects.includes(id))) {
      const keys = await rescue(client, other);
      if (keys !== undefined) log.warn({ other, keys }, "took over from a worker that is gone");
    }
    suspects = gone;
    looks += 1;
    if (looks % UPKEEP_EVERY === 0) await keepUp(client);
  };

  const step = async (): Promise<void> => {
    try {
      if (lease?.isHeld() !== true) lease = await takeLease(databaseUrl, worker, onLost);
      if (lease === undefined) return;
      failures = 0;
      // First the look, so that a worker that begins knows whether it leads.
      await lookAround(lease);
      tellHeld();
    } catch (problem) {
      failures += 1;
      const say = failures === 1 ? log.warn : log.debug;
      say.call(log, { worker, ...problemOf(problem) }, "this worker cannot show that it lives");
      // Not waited for: a connection that is gone without a word does not end soon.
      void lease?.release(false).catch(() => {});
      lease = undefined;
      if (isMissing(problem)) await onMissing().catch(() => {});
    }
  };
  const round = async (): Promise<void> => {
    isStepping = true;
    await step();
    isStepping = false;
    if (isLeaving) return;
    // A lock that was lost is taken again before the others have looked twice.
    const isHurried = lease === undefined && failures < HURRIED_TRIES;
    timer = setTimeout(start, isHurried ? HURRY : lookEvery);
  };
  const start = (): void => {
    clearTimeout(timer);
    underWay = round();
  };
  const onLost = (problem: Error): void => {
    log.warn({ worker, ...problemOf(problem) }, "the lock of this worker is lost; taking it again");
    if (!isStepping && !isLeaving) start();
  };
  start();

  return {
    held: async () => {
      if (isLeaving || lease?.isHeld() === true) return;
      await new Promise<void>((resolve) => waiters.push(resolve));
    },
    replicas: () => replicas,
    leads: () => leader === worker,
    leave: async (isDone) => {
      isLeaving = true;
      clearTimeout(timer);
      await underWay;
      tellHeld();
      await lease?.release(isDone).catch(() => {});
      lease = undefined;
    },
  };
}
