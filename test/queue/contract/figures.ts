import { describe, expect, test } from "vitest";
import { Fault, TerminalFault } from "../../../src/domain/fault.ts";
import { after, minutes, type Instant } from "../../../src/domain/time.ts";
import { key, type Stage } from "./stage.ts";

/** What a host can see. */
export function describeFigures(stage: Stage): void {
  const { start, nudge, settle } = stage;
  describe("what can be seen", () => {
    /** Clocks of a database and of ours differ a little. */
    const expectAbout = (actual: Instant | undefined, wanted: Instant): void =>
      expect(Math.abs((actual ?? 0) - wanted)).toBeLessThan(5000);

    test("an empty queue holds nothing", async () => {
      await start();
      const nothing = { waiting: 0, running: 0, timers: 0, oldestAt: undefined, dead: [] };
      expect(await stage.under.queue.figures()).toEqual(nothing);
    });

    test("waiting and running passes, timers and further tries are counted", async () => {
      await start();
      await nudge(key(1), key(2), key(3));
      const since = stage.under.now();
      await stage.under.queue.wake(key(9), after(stage.under.now(), minutes(90)));
      await stage.under.advance(minutes(30));
      await nudge(key(4));
      const full = await stage.under.queue.figures();
      expect(full).toMatchObject({ waiting: 2, running: 2, timers: 1, dead: [] });
      expectAbout(full.oldestAt, since);
      await stage.passes.of(key(1)).fail(new Fault("502"));
      await settle();
      expect(await stage.under.queue.figures()).toMatchObject({
        waiting: 1,
        running: 2,
        timers: 2,
      });
    });

    test("a dead key is shown with why and since when", async () => {
      await start();
      await nudge(key(1));
      const since = stage.under.now();
      await stage.passes.of(key(1)).fail(new TerminalFault("the repository is gone"));
      await stage.under.advance(minutes(30));
      const { dead: shown } = await stage.under.queue.figures();
      expect(shown).toMatchObject([{ key: key(1), why: "the repository is gone" }]);
      expectAbout(shown[0]?.at, since);
    });

    test("a pass begins with since when it is due: the first nudge, or the timer's moment", async () => {
      await start();
      await nudge(key(1), key(2));
      const nudged = stage.under.now();
      await nudge(key(3));
      await stage.under.advance(minutes(10));
      await nudge(key(3));
      await stage.passes.of(key(1)).succeed();
      await settle();
      expectAbout(stage.under.beginnings.at(-1)?.dueAt, nudged);
      await stage.under.queue.wake(key(4), after(nudged, minutes(15)));
      await stage.under.advance(minutes(60));
      await stage.passes.of(key(2)).succeed();
      await settle();
      expect(stage.under.beginnings).toHaveLength(4);
      expectAbout(stage.under.beginnings.at(-1)?.dueAt, after(nudged, minutes(15)));
      expect(stage.under.beginnings.at(-1)?.urgency).toBe("low");
    });
  });

  test("it is idle once nothing runs and nothing waits", async () => {
    await start();
    await stage.under.queue.idle();
    await nudge(key(1), key(2), key(3));
    let isIdle = false;
    const idle = stage.under.queue.idle().then(() => (isIdle = true));
    for (const number of [1, 2]) await stage.passes.of(key(number)).succeed();
    await settle();
    expect(isIdle).toBe(false);
    await stage.passes.of(key(3)).succeed(after(stage.under.now(), minutes(5)));
    await idle;
  });
}
