import { formatKey, type IssueKey } from "../control/key.ts";
import type { Alarm, Clock, PassHandler, Urgency } from "../control/port.ts";
import { Fault } from "../domain/fault.ts";
import { after, earliest, type Instant } from "../domain/time.ts";
import { type Backoff, reasonOf, retryAt } from "./backoff.ts";
import { clearTimer, createEntry, type Entry, isForgettable, type TimerName } from "./entry.ts";
import { type Concurrency, createLanes } from "./lanes.ts";
import { moreUrgent } from "./urgency.ts";
import type { QueueFigures, QueueListeners, WatchedQueue } from "./watched.ts";

/** What a queue in memory is made of; `random` answers numbers from [0, 1). */
export interface MemoryQueueOptions extends QueueListeners {
  readonly clock: Clock;
  readonly alarm: Alarm;
  readonly random: () => number;
  readonly concurrency: Concurrency;
  readonly backoff: Backoff;
}

const TIMER_NAMES: readonly TimerName[] = ["timer", "retry", "settling"];

/** Makes a queue that forgets everything with its process: what it knew is at GitHub, and recovery brings it back. */
export function createMemoryQueue(options: MemoryQueueOptions): WatchedQueue {
  const { clock, alarm, random, backoff } = options;
  const entries = new Map<string, Entry>();
  const lanes = createLanes(options.concurrency);
  let handler: PassHandler | undefined;
  let isClosed = false;
  const whenIdle: (() => void)[] = [];

  const entryOf = (key: IssueKey): Entry => {
    if (isClosed) throw new Fault("the queue is closed");
    const id = formatKey(key);
    const entry = entries.get(id) ?? createEntry(key);
    entries.set(id, entry);
    return entry;
  };

  const request = (entry: Entry, urgency: Urgency, dueAt: Instant): void => {
    if (entry.dead !== undefined) entry.failures = 0;
    entry.dead = undefined;
    clearTimer(entry, "retry");
    clearTimer(entry, "settling");
    const { due } = entry;
    const asked = {
      urgency: due === undefined ? urgency : moreUrgent(due.urgency, urgency),
      dueAt: earliest(due?.dueAt, dueAt) ?? dueAt,
    };
    entry.due = asked;
    if (entry.state === "waiting" && asked.urgency !== due?.urgency)
      lanes.raise(entry.key.owner, formatKey(entry.key), asked.urgency);
    if (entry.state === "resting") line(entry, asked.urgency);
  };

  const line = (entry: Entry, urgency: Urgency): void => {
    entry.state = "waiting";
    lanes.add(entry.key.owner, formatKey(entry.key), urgency);
    startWhatMay();
  };

  const setTimer = (
    entry: Entry,
    which: TimerName,
    at: Instant,
    urgency: Urgency = "low",
  ): void => {
    clearTimer(entry, which);
    const cancel = alarm.at(at, () => {
      entry[which] = undefined;
      request(entry, urgency, at);
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
    const { urgency, dueAt } = entry.due ?? { urgency: "low", dueAt: clock() };
    entry.state = "running";
    entry.due = undefined;
    entry.isWokenMeanwhile = false;
    try {
      options.onBegin?.(entry.key, { urgency, dueAt });
      const wakeAt = await run(entry.key, urgency);
      entry.failures = 0;
      // A timer set during the pass may be for something the pass did not see, so the earlier one counts.
      const at = entry.isWokenMeanwhile ? earliest(wakeAt, entry.timer?.at) : wakeAt;
      clearTimer(entry, "timer");
      if (at !== undefined && !isClosed) setTimer(entry, "timer", at);
    } catch (problem) {
      fail(entry, problem, urgency);
    }
    finish(entry);
  };

  const fail = (entry: Entry, problem: unknown, urgency: Urgency): void => {
    entry.failures += 1;
    const now = clock();
    const again = retryAt(problem, entry.failures, now, backoff, random());
    options.onFailure?.(entry.key, problem, again);
    if (again === undefined) entry.dead = { key: entry.key, at: now, why: reasonOf(problem) };
    else if (entry.due === undefined && !isClosed) setTimer(entry, "retry", again, urgency);
  };

  const finish = (entry: Entry): void => {
    entry.state = "resting";
    lanes.release(entry.key.owner);
    const { due } = entry;
    if (due !== undefined && !isClosed) request(entry, due.urgency, due.dueAt);
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
    nudge: async (key, urgency = "normal", settleFor) => {
      const entry = entryOf(key);
      if (settleFor === undefined) return request(entry, urgency, clock());
      // A pass that is due anyway will see it, and of several the first tells the moment.
      if (entry.due === undefined && entry.settling === undefined)
        setTimer(entry, "settling", after(clock(), settleFor), urgency);
      return undefined;
    },
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
        for (const which of TIMER_NAMES) clearTimer(entry, which);
      }
      tellIfIdle();
      await idle();
    },
    idle,
    figures: async () => countEntries([...entries.values()]),
  };
}

function countEntries(entries: readonly Entry[]): QueueFigures {
  const waiting = entries.filter(({ state }) => state === "waiting");
  return {
    waiting: waiting.length,
    running: entries.filter(({ state }) => state === "running").length,
    timers: entries.flatMap((entry) => TIMER_NAMES.flatMap((which) => entry[which] ?? [])).length,
    oldestAt: earliest(...waiting.map(({ due }) => due?.dueAt)),
    dead: entries.flatMap((entry) => entry.dead ?? []),
  };
}
