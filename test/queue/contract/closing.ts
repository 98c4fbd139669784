import { describe, expect, test } from "vitest";
import { after, minutes } from "../../../src/domain/time.ts";
import { key, type Stage } from "./stage.ts";

/** How a queue ends. */
export function describeClosing(stage: Stage): void {
  const { start, nudge, settle } = stage;
  describe("closing", () => {
    test("running passes end, waiting ones do not begin", async () => {
      await start();
      await nudge(key(1), key(2), key(3));
      let isClosed = false;
      const closing = stage.under.queue.close().then(() => (isClosed = true));
      await stage.passes.of(key(1)).succeed();
      await settle();
      expect(isClosed).toBe(false);
      await stage.passes.of(key(2)).succeed(after(stage.under.now(), minutes(1)));
      await closing;
      await stage.under.advance(minutes(5));
      // Passes that run side by side may begin in either order.
      expect(stage.passes.begun().toSorted()).toEqual(["acme/shop#1", "acme/shop#2"]);
    });

    test("a closed queue refuses nudges instead of forgetting them", async () => {
      await start();
      await stage.under.queue.close();
      await expect(stage.under.queue.nudge(key(1))).rejects.toThrow("closed");
      await expect(stage.under.queue.wake(key(1), stage.under.now())).rejects.toThrow("closed");
    });
  });
}
