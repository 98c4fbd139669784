import { describe, expect, test } from "vitest";
import { TerminalFault } from "../../../src/domain/fault.ts";
import { after, minutes, seconds } from "../../../src/domain/time.ts";
import { key, type Stage } from "./stage.ts";

/** What follows from a timer. */
export function describeTimers(stage: Stage): void {
  const { start, nudge, settle } = stage;
  describe("timers", () => {
    test("a key is looked at again when its pass said so", async () => {
      await start();
      await nudge(key(1));
      await stage.passes.of(key(1)).succeed(after(stage.under.now(), minutes(15)));
      await stage.under.advance(minutes(14));
      expect(stage.passes.begun()).toHaveLength(1);
      await stage.under.advance(minutes(1));
      expect(stage.passes.begun()).toHaveLength(2);
    });

    test("a pass that names no moment takes the timer back", async () => {
      await start();
      await stage.under.queue.wake(key(1), after(stage.under.now(), minutes(5)));
      await nudge(key(1));
      await stage.passes.of(key(1)).succeed();
      await stage.under.advance(minutes(10));
      expect(stage.passes.begun()).toHaveLength(1);
    });

    test.each([
      ["earlier", 10, 5],
      ["later", 5, 10],
    ])("the last wake counts when it is %s", async (_how, first, last) => {
      await start();
      const begin = stage.under.now();
      await stage.under.queue.wake(key(1), after(begin, minutes(first)));
      await stage.under.queue.wake(key(1), after(begin, minutes(last)));
      await stage.under.advance(minutes(last - 1));
      expect(stage.passes.begun()).toHaveLength(0);
      await stage.under.advance(minutes(1));
      expect(stage.passes.begun()).toHaveLength(1);
      await stage.passes.of(key(1)).succeed();
      await stage.under.advance(minutes(30));
      expect(stage.passes.begun()).toHaveLength(1);
    });

    test("a timer stands in no nudge's way", async () => {
      await start();
      await stage.under.queue.wake(key(1), after(stage.under.now(), minutes(30)));
      await nudge(key(1));
      expect(stage.passes.begun()).toHaveLength(1);
    });

    test("a timer for the past rings at once", async () => {
      await start();
      await stage.under.queue.wake(key(1), after(stage.under.now(), minutes(-1)));
      await settle();
      expect(stage.passes.begun()).toHaveLength(1);
    });

    test("a timer that rings during a pass makes one more pass", async () => {
      await start();
      await stage.under.queue.wake(key(1), after(stage.under.now(), minutes(1)));
      await nudge(key(1));
      await stage.under.advance(minutes(2));
      expect(stage.passes.open()).toHaveLength(1);
      await stage.passes.of(key(1)).succeed(after(stage.under.now(), minutes(60)));
      await settle();
      expect(stage.passes.begun()).toHaveLength(2);
    });

    test("a wake asked for during a pass is not lost when the pass names a later moment", async () => {
      await start();
      await nudge(key(1));
      await stage.under.queue.wake(key(1), after(stage.under.now(), seconds(10)));
      await stage.passes.of(key(1)).succeed(after(stage.under.now(), minutes(60)));
      await stage.under.advance(seconds(10));
      expect(stage.passes.begun()).toHaveLength(2);
    });

    test("a failed pass keeps the timer it had", async () => {
      await start();
      await stage.under.queue.wake(key(1), after(stage.under.now(), minutes(60)));
      await nudge(key(1));
      await stage.passes.of(key(1)).fail(new TerminalFault("no permission"));
      await stage.under.advance(minutes(60));
      expect(stage.passes.begun()).toHaveLength(2);
    });
  });
}
