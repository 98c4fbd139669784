import { describe, expect, test } from "vitest";
import type { IssueKey } from "../../../src/control/key.ts";
import { seconds } from "../../../src/domain/time.ts";
import { key, type Stage } from "./stage.ts";

/** What follows from a nudge. */
export function describeNudges(stage: Stage): void {
  const { start, nudge, settle } = stage;
  const settling = async (one: IssueKey): Promise<void> => {
    await stage.under.queue.nudge(one, "high", seconds(10));
    await settle();
  };
  describe("nudges", () => {
    test("a nudge is followed by a pass", async () => {
      await start();
      await nudge(key(1));
      expect(stage.passes.begun()).toEqual(["acme/shop#1"]);
    });

    test("nudges before the start are kept, and many of one key are one pass", async () => {
      await nudge(key(1), key(1), key(2), key(1));
      await start();
      expect(stage.passes.begun().toSorted()).toEqual(["acme/shop#1", "acme/shop#2"]);
    });

    test("any number of nudges during a pass are one more pass, after it", async () => {
      await start();
      await nudge(key(1));
      await nudge(key(1), key(1), key(1));
      expect(stage.passes.begun()).toHaveLength(1);
      await stage.passes.of(key(1)).succeed();
      await settle();
      expect(stage.passes.begun()).toHaveLength(2);
      await stage.passes.of(key(1)).succeed();
      await settle();
      expect(stage.passes.begun()).toHaveLength(2);
    });

    test("nudges that settle are one pass, the given time after the first", async () => {
      await start();
      for (const _ of [1, 2, 3]) {
        await settling(key(1));
        await stage.under.advance(seconds(3));
      }
      expect(stage.passes.begun()).toEqual([]);
      await stage.under.advance(seconds(1));
      expect(stage.passes.begun()).toEqual(["acme/shop#1"]);
      await stage.passes.of(key(1)).succeed();
      await stage.under.advance(seconds(60));
      expect(stage.passes.begun()).toHaveLength(1);
    });

    test("one that settles holds no other back, which does for both", async () => {
      await start();
      await settling(key(1));
      await nudge(key(1));
      expect(stage.passes.begun()).toEqual(["acme/shop#1"]);
      await stage.passes.of(key(1)).succeed();
      await stage.under.advance(seconds(60));
      expect(stage.passes.begun()).toHaveLength(1);
    });

    test("one that settles during a pass is another pass", async () => {
      await start();
      await nudge(key(1));
      await settling(key(1));
      await stage.passes.of(key(1)).succeed();
      await stage.under.advance(seconds(9));
      expect(stage.passes.begun()).toHaveLength(1);
      await stage.under.advance(seconds(1));
      expect(stage.passes.begun()).toHaveLength(2);
    });
  });
}
