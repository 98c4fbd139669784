import { describe, expect, test } from "vitest";
import type { IssueKey } from "../../../src/control/key.ts";
import type { Urgency } from "../../../src/control/port.ts";
import { Fault } from "../../../src/domain/fault.ts";
import { after, minutes, seconds } from "../../../src/domain/time.ts";
import { key, type Stage } from "./stage.ts";

/** Who goes first when there is not room for all. */
export function describeUrgency(stage: Stage): void {
  const { start, nudge, settle } = stage;
  describe("urgency", () => {
    const ask = async (...asked: readonly (readonly [IssueKey, Urgency])[]): Promise<void> => {
      for (const [one, urgency] of asked) await stage.under.queue.nudge(one, urgency);
      await settle();
    };
    const endOldest = async (): Promise<void> => {
      await stage.passes.open()[0]?.succeed();
      await settle();
    };

    test("of what waits the more urgent goes first, then first come first served", async () => {
      await start();
      await nudge(key(1), key(2));
      await ask([key(3), "low"], [key(4), "normal"], [key(5), "high"], [key(6), "normal"]);
      for (const _ of [3, 4, 5, 6]) await endOldest();
      expect(stage.passes.begun().slice(2)).toEqual([
        "acme/shop#5",
        "acme/shop#4",
        "acme/shop#6",
        "acme/shop#3",
      ]);
    });

    test("while a pass waits, the most urgent nudge counts", async () => {
      await start();
      await nudge(key(1), key(2));
      await ask([key(3), "normal"], [key(4), "low"], [key(4), "high"], [key(4), "low"]);
      await endOldest();
      await endOldest();
      expect(stage.passes.begun().slice(2)).toEqual(["acme/shop#4", "acme/shop#3"]);
      expect(stage.passes.urgencies().slice(2)).toEqual(["high", "normal"]);
    });

    test("the pass after the one under way is as urgent as the nudges during it", async () => {
      await start();
      await ask([key(1), "low"]);
      await ask([key(1), "normal"], [key(1), "high"], [key(1), "low"]);
      await endOldest();
      expect(stage.passes.urgencies()).toEqual(["low", "high"]);
    });

    test("a nudge is normal when nothing is said, a timer's pass is low", async () => {
      await start();
      await nudge(key(1));
      await stage.under.queue.wake(key(2), after(stage.under.now(), minutes(1)));
      await stage.under.advance(minutes(1));
      expect(stage.passes.urgencies()).toEqual(["normal", "low"]);
    });

    test("a further try is as urgent as the pass that failed", async () => {
      await start();
      await ask([key(1), "high"]);
      await stage.passes.of(key(1)).fail(new Fault("502"));
      await stage.under.advance(seconds(10));
      expect(stage.passes.urgencies()).toEqual(["high", "high"]);
    });
  });
}
