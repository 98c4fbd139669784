import type { Job } from "graphile-worker";
import { formatKey, type IssueKey } from "../../control/key.ts";
import type { Clock, PassHandler } from "../../control/port.ts";
import { before, between, type Instant, milliseconds } from "../../domain/time.ts";
import { type Backoff, reasonOf, retryAt } from "../backoff.ts";
import type { QueueListeners } from "../watched.ts";
import type { Ask } from "./connection.ts";
import { parseKey, urgencyOf } from "./keys.ts";
import { BEGIN, FAIL, PUT_BACK, SUCCEED } from "./statements.ts";

/** What running passes needs. */
export interface PassesOptions extends QueueListeners {
  readonly clock: Clock;
  readonly random: () => number;
  readonly backoff: Backoff;
  /** Asks until the database answers. */
  readonly ask: Ask;
  readonly handler: PassHandler;
  readonly isClosing: () => boolean;
}

interface Begun {
  readonly failures: number;
  readonly priority: number;
  /** Milliseconds for which it was due. */
  readonly waited: number;
}

/** Makes what runs the pass of a job, from claiming its key to recording what came of it. */
export function createPasses(options: PassesOptions): (id: string, job: Job) => Promise<void> {
  const { clock, random, backoff, ask, handler } = options;
  const underWay = new Map<string, Promise<void>>();
  let claims = 0;

  const run = async (key: IssueKey, claim: string, begun: Begun): Promise<void> => {
    const id = formatKey(key);
    const urgency = urgencyOf(begun.priority);
    let wakeAt: Instant | undefined;
    try {
      options.onBegin?.(key, { urgency, dueAt: before(clock(), milliseconds(begun.waited)) });
      wakeAt = await handler(key, urgency);
    } catch (problem) {
      const failures = begun.failures + 1;
      const again = retryAt(problem, failures, clock(), backoff, random());
      options.onFailure?.(key, problem, again);
      await ask(FAIL, [id, claim, failures, left(again), reasonOf(problem), begun.priority]);
      return;
    }
    await ask(SUCCEED, [id, claim, left(wakeAt)]);
  };
  const left = (at: Instant | undefined): number | null =>
    at === undefined ? null : between(clock(), at);

  return async (id, job) => {
    const key = parseKey(id);
    if (key === undefined) return;
    if (options.isClosing()) {
      await ask(PUT_BACK, [id]);
      return;
    }
    claims += 1;
    const claim = `${job.locked_by} ${claims}`;
    const [begun] = await ask<Begun>(BEGIN, [id, job.locked_by, claim, job.run_at]);
    if (begun === undefined) return;
    const pass = (underWay.get(id) ?? Promise.resolve())
      // One is here only when its claim was taken away and came back to this process.
      .catch(() => {})
      .then(() => run(key, claim, begun));
    underWay.set(id, pass);
    try {
      await pass;
    } finally {
      if (underWay.get(id) === pass) underWay.delete(id);
    }
  };
}
