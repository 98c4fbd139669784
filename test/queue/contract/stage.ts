import { beforeEach } from "vitest";
import { formatKey, type IssueKey } from "../../../src/control/key.ts";
import { type Duration, type Instant, seconds } from "../../../src/domain/time.ts";
import type { Beginning, WatchedQueue } from "../../../src/queue/watched.ts";
import { createPasses, type Passes } from "../passes.ts";

/** One queue and the time it lives in. It must be made with a total of 3 passes at once, 2 of one owner, and 3 attempts. */
export interface QueueUnderTest {
  readonly queue: WatchedQueue;
  readonly now: () => Instant;
  /** Moves time and waits until what is due has begun. */
  readonly advance: (span: Duration) => Promise<void>;
  /** What was told of each pass that began. */
  readonly beginnings: readonly Beginning[];
  readonly dispose: () => Promise<void>;
}

/** Where each test finds a new queue and its passes. */
export interface Stage {
  readonly under: QueueUnderTest;
  readonly passes: Passes;
  readonly settle: () => Promise<void>;
  readonly start: () => Promise<void>;
  readonly nudge: (...keys: readonly IssueKey[]) => Promise<void>;
  /** `owner/repo#1` of the dead keys. */
  readonly dead: () => Promise<readonly string[]>;
}

/** An issue of an owner's shop. */
export const key = (number: number, owner = "acme"): IssueKey => ({ owner, repo: "shop", number });

/** Sets the stage anew before each test of the suite it is called in. */
export function setStage(make: () => Promise<QueueUnderTest>): Stage {
  let under: QueueUnderTest | undefined;
  let passes = createPasses();
  beforeEach(async () => {
    const made = await make();
    under = made;
    passes = createPasses();
    return () => made.dispose();
  });
  const current = (): QueueUnderTest => {
    if (under === undefined) throw new Error("the stage is set before each test");
    return under;
  };
  const settle = (): Promise<void> => current().advance(seconds(0));
  return {
    get under() {
      return current();
    },
    get passes() {
      return passes;
    },
    settle,
    start: async () => {
      await current().queue.run(passes.handler);
      await settle();
    },
    nudge: async (...keys) => {
      for (const one of keys) await current().queue.nudge(one);
      await settle();
    },
    dead: async () => {
      await settle();
      return (await current().queue.figures()).dead.map((one) => formatKey(one.key));
    },
  };
}
