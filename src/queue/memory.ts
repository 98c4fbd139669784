import { formatKey, type IssueKey } from "../control/key.ts";
import type { Alarm, Clock, PassHandler, Queue } from "../control/port.ts";
import { Fault } from "../domain/fault.ts";
import { earliest, type Instant } from "../domain/time.ts";
import { type Backoff, retryAt } from "./backoff.ts";
import { type Concurrency, createLanes } from "./lanes.ts";

/** What a queue in memory is made of; `random` answers numbers from [0, 1). */
export interface MemoryQueueOptions {
  readonly clock: Clock;
  readonly alarm: Alarm;
  readonly random: () => number;
  readonly concurrency: Concurrency;
  readonly backoff: Backoff;
  /** Told of each failed pass; `retryAt` is `undefined` when the key is dead now. */
  readonly onFailure?: (key: IssueKey, problem: unknown, retryAt: Instant | undefined) => void;
}

/** A key whose passes failed for good; the next nudge or timer revives it. */
interface DeadKey {
  readonly key: IssueKey;
  readonly at: Instant;
  readonly why: string;
}

/** A queue in memory can be looked into. */
export interface MemoryQueue extends Queue {
  /** Resolves once no pass runs and none could start; timers and waits for another try may remain. */
  readonly idle: () => Promise<void>;
  readonly dead: () => readonly DeadKey[];
  /** Keys that wait for a slot. */
  readonly depth: () => number;
}

interface Entry {
  readonly key: IssueKey;
  state: "resting" | "waiting" | "running";
  /** Nudged while running: one more pass is due. */
  isDueAgain: boolean;
  /** Given a timer while running, which the pass knows nothing of. */
  isWokenMeanwhile: boolean;
  failures: number;
  timer: Timer | undefined;
  retry: Timer | undefined;
  dead: DeadKey | undefined;
}

interface Timer {
  readonly at: Instant;
  readonly cancel: () => void;
}

/** Makes a queue that forgets everything with its process: what it knew is at GitHub, and recovery brings it back. */
export function createMemoryQueue(options: MemoryQueueOptions): MemoryQueue {
  const { clock, alarm, random, backoff } = options;
  const entries = new Map<string, Entry>();
  const lanes = createLanes(options.concurrency);
  let handler: PassHandler | undefined;
  let isClosed = false;
  const whenIdle: (() => void)[] = [];

  const entryOf = (key: IssueKey): Entry => {
    if (isClosed) throw new Fault("the queue is closed");
    const id = formatKey(key);
    const entry = entries.get(id) ?? {
      key,
      state: "resting",
      isDueAgain: false,
      isWokenMeanwhile: false,
      failures: 0,
      timer: undefined,
      retry: undefined,
      dead: undefined,
    };
    entries.set(id, entry);
    return entry;
  };

  const request = (entry: Entry): void => {
    if (entry.dead !== undefined) entry.failures = 0;
    entry.dead = undefined;
    clearTimer(entry, "retry");
    if (entry.state === "running") entry.isDueAgain = true;
    if (entry.state !== "resting") return;
    entry.state = "waiting";
    lanes.add(entry.key.owner, formatKey(entry.key));
    startWhatMay();
  };

  const setTimer = (entry: Entry, which: "timer" | "retry", at: Instant): void => {
    clearTimer(entry, which);
    const cancel = alarm.at(at, () => {
      entry[which] = undefined;
      request(entry);
    });
    entry[which] = { at, cancel };
  };

  const startWhatMay = (): void => {
    const run = handler;
    if (run === undefined || isClosed) return;
    for (let id = lanes.take(); id !== undefined; id = lanes.take()) {
      const entry = entries.get(id);
      if (entry !== undefined) void pass(entry, run);
    }
  };

  const pass = async (entry: Entry, run: PassHandler): Promise<void> => {
    entry.state = "running";
    entry.isWokenMeanwhile = false;
    try {
      const wakeAt = await run(entry.key);
      entry.failures = 0;
      // A timer set during the pass may be for something the pass did not see, so the earlier one counts.
      const at = entry.isWokenMeanwhile ? earliest(wakeAt, entry.timer?.at) : wakeAt;
      clearTimer(entry, "timer");
      if (at !== undefined && !isClosed) setTimer(entry, "timer", at);
    } catch (problem) {
      fail(entry, problem);
    }
    finish(entry);
  };

  const fail = (entry: Entry, problem: unknown): void => {
    entry.failures += 1;
    const now = clock();
    const again = retryAt(problem, entry.failures, now, backoff, random());
    options.onFailure?.(entry.key, problem, again);
    if (again === undefined) {
      const why = problem instanceof Error ? problem.message : "unknown problem";
      entry.dead = { key: entry.key, at: now, why };
    } else if (!entry.isDueAgain && !isClosed) setTimer(entry, "retry", again);
  };

  const finish = (entry: Entry): void => {
    entry.state = "resting";
    lanes.release(entry.key.owner);
    if (entry.isDueAgain && !isClosed) {
      entry.isDueAgain = false;
      request(entry);
    }
    if (isForgettable(entry)) entries.delete(formatKey(entry.key));
    startWhatMay();
    tellIfIdle();
  };

  const tellIfIdle = (): void => {
    if (lanes.running() + lanes.waiting() === 0) for (const tell of whenIdle.splice(0)) tell();
  };

  const idle = async (): Promise<void> => {
    if (lanes.running() + lanes.waiting() === 0) return;
    await new Promise<void>((resolve) => whenIdle.push(resolve));
  };

  return {
    // `async` turns the refusal of a closed queue into a rejection.
    nudge: async (key) => request(entryOf(key)),
    wake: async (key, at) => {
      const entry = entryOf(key);
      entry.isWokenMeanwhile = true;
      setTimer(entry, "timer", at);
    },
    run: async (passHandler) => {
      handler = passHandler;
      startWhatMay();
    },
    close: async () => {
      isClosed = true;
      lanes.clear();
      for (const entry of entries.values()) {
        clearTimer(entry, "timer");
        clearTimer(entry, "retry");
      }
      tellIfIdle();
      await idle();
    },
    idle,
    dead: () => [...entries.values()].flatMap(({ dead }) => (dead === undefined ? [] : [dead])),
    depth: lanes.waiting,
  };
}

function clearTimer(entry: Entry, which: "timer" | "retry"): void {
  entry[which]?.cancel();
  entry[which] = undefined;
}

const isForgettable = ({ state, timer, retry, dead }: Entry): boolean =>
  state === "resting" && timer === undefined && retry === undefined && dead === undefined;
