import { beforeEach, describe, expect, test } from "vitest";
import type { IssueKey } from "../../src/control/key.ts";
import type { Queue } from "../../src/control/port.ts";
import { Fault, TerminalFault } from "../../src/domain/fault.ts";
import { after, type Duration, type Instant, minutes, seconds } from "../../src/domain/time.ts";
import { createPasses, type Passes } from "./passes.ts";

/** One queue and the time it lives in. It must be made with a total of 3 passes at once, 2 of one owner, and 3 attempts. */
export interface QueueUnderTest {
  readonly queue: Queue;
  readonly now: () => Instant;
  /** Moves time and waits until what is due has begun. */
  readonly advance: (span: Duration) => Promise<void>;
  /** `owner/repo#1` of the dead keys. */
  readonly dead: () => Promise<readonly string[]>;
  readonly dispose: () => Promise<void>;
}

const key = (number: number, owner = "acme"): IssueKey => ({ owner, repo: "shop", number });

/** What every queue promises. */
export function describeQueue(name: string, make: () => Promise<QueueUnderTest>): void {
  describe(name, () => {
    let under: QueueUnderTest;
    let passes: Passes;
    const settle = (): Promise<void> => under.advance(seconds(0));
    beforeEach(async () => {
      under = await make();
      passes = createPasses();
      return () => under.dispose();
    });
    const start = async (): Promise<void> => {
      await under.queue.run(passes.handler);
      await settle();
    };
    const nudge = async (...keys: readonly IssueKey[]): Promise<void> => {
      for (const one of keys) await under.queue.nudge(one);
      await settle();
    };

    describe("nudges", () => {
      test("a nudge is followed by a pass", async () => {
        await start();
        await nudge(key(1));
        expect(passes.begun()).toEqual(["acme/shop#1"]);
      });

      test("nudges before the start are kept, and many of one key are one pass", async () => {
        await nudge(key(1), key(1), key(2), key(1));
        await start();
        expect(passes.begun()).toEqual(["acme/shop#1", "acme/shop#2"]);
      });

      test("any number of nudges during a pass are one more pass, after it", async () => {
        await start();
        await nudge(key(1));
        await nudge(key(1), key(1), key(1));
        expect(passes.begun()).toHaveLength(1);
        await passes.of(key(1)).succeed();
        await settle();
        expect(passes.begun()).toHaveLength(2);
        await passes.of(key(1)).succeed();
        await settle();
        expect(passes.begun()).toHaveLength(2);
      });
    });

    describe("slots", () => {
      test("keys run side by side up to the limit, the rest wait their turn", async () => {
        await start();
        await nudge(key(1, "a"), key(2, "b"), key(3, "c"), key(4, "d"));
        expect(passes.open()).toHaveLength(3);
        await passes.of(key(2, "b")).succeed();
        await settle();
        expect(passes.begun().at(-1)).toBe("d/shop#4");
      });

      test("one owner never takes every slot", async () => {
        await start();
        await nudge(key(1, "storm"), key(2, "storm"), key(3, "storm"), key(1, "calm"));
        expect(passes.begun()).toEqual(["storm/shop#1", "storm/shop#2", "calm/shop#1"]);
        await passes.of(key(1, "storm")).succeed();
        await settle();
        expect(passes.begun().at(-1)).toBe("storm/shop#3");
      });
    });

    test("owners take turns", async () => {
      await start();
      await nudge(key(1, "a"), key(2, "a"), key(1, "b"));
      await nudge(key(1, "c"), key(2, "c"), key(1, "d"));
      await passes.of(key(1, "a")).succeed();
      await passes.of(key(1, "b")).succeed();
      await settle();
      expect(passes.begun().slice(3)).toEqual(["c/shop#1", "d/shop#1"]);
    });

    describe("timers", () => {
      test("a key is looked at again when its pass said so", async () => {
        await start();
        await nudge(key(1));
        await passes.of(key(1)).succeed(after(under.now(), minutes(15)));
        await under.advance(minutes(14));
        expect(passes.begun()).toHaveLength(1);
        await under.advance(minutes(1));
        expect(passes.begun()).toHaveLength(2);
      });

      test("a pass that names no moment takes the timer back", async () => {
        await start();
        await under.queue.wake(key(1), after(under.now(), minutes(5)));
        await nudge(key(1));
        await passes.of(key(1)).succeed();
        await under.advance(minutes(10));
        expect(passes.begun()).toHaveLength(1);
      });

      test.each([
        ["earlier", 10, 5],
        ["later", 5, 10],
      ])("the last wake counts when it is %s", async (_how, first, last) => {
        await start();
        const begin = under.now();
        await under.queue.wake(key(1), after(begin, minutes(first)));
        await under.queue.wake(key(1), after(begin, minutes(last)));
        await under.advance(minutes(last - 1));
        expect(passes.begun()).toHaveLength(0);
        await under.advance(minutes(1));
        expect(passes.begun()).toHaveLength(1);
        await passes.of(key(1)).succeed();
        await under.advance(minutes(30));
        expect(passes.begun()).toHaveLength(1);
      });

      test("a timer stands in no nudge's way", async () => {
        await start();
        await under.queue.wake(key(1), after(under.now(), minutes(30)));
        await nudge(key(1));
        expect(passes.begun()).toHaveLength(1);
      });

      test("a timer for the past rings at once", async () => {
        await start();
        await under.queue.wake(key(1), after(under.now(), minutes(-1)));
        await settle();
        expect(passes.begun()).toHaveLength(1);
      });

      test("a timer that rings during a pass makes one more pass", async () => {
        await start();
        await under.queue.wake(key(1), after(under.now(), minutes(1)));
        await nudge(key(1));
        await under.advance(minutes(2));
        expect(passes.open()).toHaveLength(1);
        await passes.of(key(1)).succeed(after(under.now(), minutes(60)));
        await settle();
        expect(passes.begun()).toHaveLength(2);
      });

      test("a wake asked for during a pass is not lost when the pass names a later moment", async () => {
        await start();
        await nudge(key(1));
        await under.queue.wake(key(1), after(under.now(), seconds(10)));
        await passes.of(key(1)).succeed(after(under.now(), minutes(60)));
        await under.advance(seconds(10));
        expect(passes.begun()).toHaveLength(2);
      });

      test("a failed pass keeps the timer it had", async () => {
        await start();
        await under.queue.wake(key(1), after(under.now(), minutes(60)));
        await nudge(key(1));
        await passes.of(key(1)).fail(new TerminalFault("no permission"));
        await under.advance(minutes(60));
        expect(passes.begun()).toHaveLength(2);
      });
    });

    describe("failures", () => {
      test("a failed pass is tried again, each time after a longer wait", async () => {
        await start();
        await nudge(key(1));
        const waits: number[] = [];
        for (const attempt of [2, 3]) {
          const failedAt = under.now();
          await passes.of(key(1)).fail(new Fault("502"));
          while (passes.begun().length < attempt) await under.advance(seconds(1));
          waits.push(under.now() - failedAt);
        }
        expect(waits[0]).toBeGreaterThan(0);
        expect(waits[1]).toBeGreaterThan(waits[0] ?? 0);
      });

      test("other keys go on while one fails", async () => {
        await start();
        await nudge(key(1));
        await passes.of(key(1)).fail(new Error("a defect"));
        await nudge(key(2));
        expect(passes.begun()).toEqual(["acme/shop#1", "acme/shop#2"]);
      });

      test("a nudge does not wait for the next try", async () => {
        await start();
        await nudge(key(1));
        await passes.of(key(1)).fail(new Fault("502"));
        await nudge(key(1));
        expect(passes.begun()).toHaveLength(2);
        await passes.of(key(1)).succeed();
        await under.advance(minutes(60));
        expect(passes.begun()).toHaveLength(2);
      });

      test("a fault that names the moment from which a try makes sense is not tried before", async () => {
        await start();
        await nudge(key(1));
        const retryAt = after(under.now(), minutes(30));
        await passes.of(key(1)).fail(new Fault("rate limit", { retryAt }));
        await under.advance(minutes(29));
        expect(passes.begun()).toHaveLength(1);
        await under.advance(minutes(1));
        expect(passes.begun()).toHaveLength(2);
      });

      test("a key that failed too often is dead and visible", async () => {
        await start();
        await nudge(key(1));
        for (const attempt of [1, 2, 3]) {
          while (passes.open().length === 0) await under.advance(minutes(1));
          expect(await under.dead()).toEqual([]);
          expect(passes.begun()).toHaveLength(attempt);
          await passes.of(key(1)).fail(new Fault("502"));
        }
        expect(await under.dead()).toEqual(["acme/shop#1"]);
        await under.advance(minutes(600));
        expect(passes.begun()).toHaveLength(3);
      });

      test("a success in between gives a key all its tries back", async () => {
        await start();
        await nudge(key(1));
        for (const _ of [1, 2]) {
          await passes.of(key(1)).fail(new Fault("502"));
          while (passes.open().length === 0) await under.advance(minutes(1));
        }
        await passes.of(key(1)).succeed();
        await nudge(key(1));
        await passes.of(key(1)).fail(new Fault("502"));
        expect(await under.dead()).toEqual([]);
      });

      test("a revived key has all its tries again", async () => {
        await start();
        await nudge(key(1));
        for (const _ of [1, 2, 3]) {
          while (passes.open().length === 0) await under.advance(minutes(1));
          await passes.of(key(1)).fail(new Fault("502"));
        }
        await nudge(key(1));
        await passes.of(key(1)).fail(new Fault("502"));
        expect(await under.dead()).toEqual([]);
      });

      test("a terminal fault is dead at once, and the next nudge revives the key", async () => {
        await start();
        await nudge(key(1));
        await passes.of(key(1)).fail(new TerminalFault("the repository is gone"));
        expect(await under.dead()).toEqual(["acme/shop#1"]);
        await nudge(key(1));
        expect(passes.begun()).toHaveLength(2);
        expect(await under.dead()).toEqual([]);
      });

      test("a key nudged during its last failing pass lives on", async () => {
        await start();
        await nudge(key(1));
        await nudge(key(1));
        await passes.of(key(1)).fail(new TerminalFault("no permission"));
        await settle();
        expect(passes.begun()).toHaveLength(2);
        expect(await under.dead()).toEqual([]);
      });
    });

    describe("closing", () => {
      test("running passes end, waiting ones do not begin", async () => {
        await start();
        await nudge(key(1), key(2), key(3));
        let isClosed = false;
        const closing = under.queue.close().then(() => (isClosed = true));
        await passes.of(key(1)).succeed();
        await settle();
        expect(isClosed).toBe(false);
        await passes.of(key(2)).succeed(after(under.now(), minutes(1)));
        await closing;
        await under.advance(minutes(5));
        expect(passes.begun()).toEqual(["acme/shop#1", "acme/shop#2"]);
      });

      test("a closed queue refuses nudges instead of forgetting them", async () => {
        await start();
        await under.queue.close();
        await expect(under.queue.nudge(key(1))).rejects.toThrow("closed");
        await expect(under.queue.wake(key(1), under.now())).rejects.toThrow("closed");
      });
    });
  });
}
