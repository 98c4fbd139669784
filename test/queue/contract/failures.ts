import { describe, expect, test } from "vitest";
import { Fault, TerminalFault } from "../../../src/domain/fault.ts";
import { after, minutes, seconds } from "../../../src/domain/time.ts";
import { key, type Stage } from "./stage.ts";

/** What follows from a failed pass. */
export function describeFailures(stage: Stage): void {
  const { start, nudge, settle, dead } = stage;
  describe("failures", () => {
    test("a failed pass is tried again, each time after a longer wait", async () => {
      await start();
      await nudge(key(1));
      const waits: number[] = [];
      for (const attempt of [2, 3]) {
        const failedAt = stage.under.now();
        await stage.passes.of(key(1)).fail(new Fault("502"));
        while (stage.passes.begun().length < attempt) await stage.under.advance(seconds(1));
        waits.push(stage.under.now() - failedAt);
      }
      expect(waits[0]).toBeGreaterThan(0);
      expect(waits[1]).toBeGreaterThan(waits[0] ?? 0);
    });

    test("other keys go on while one fails", async () => {
      await start();
      await nudge(key(1));
      await stage.passes.of(key(1)).fail(new Error("a defect"));
      await nudge(key(2));
      expect(stage.passes.begun()).toEqual(["acme/shop#1", "acme/shop#2"]);
    });

    test("a nudge does not wait for the next try", async () => {
      await start();
      await nudge(key(1));
      await stage.passes.of(key(1)).fail(new Fault("502"));
      await nudge(key(1));
      expect(stage.passes.begun()).toHaveLength(2);
      await stage.passes.of(key(1)).succeed();
      await stage.under.advance(minutes(60));
      expect(stage.passes.begun()).toHaveLength(2);
    });

    test("a fault that names the moment from which a try makes sense is not tried before", async () => {
      await start();
      await nudge(key(1));
      const retryAt = after(stage.under.now(), minutes(30));
      await stage.passes.of(key(1)).fail(new Fault("rate limit", { retryAt }));
      await stage.under.advance(minutes(29));
      expect(stage.passes.begun()).toHaveLength(1);
      await stage.under.advance(minutes(1));
      expect(stage.passes.begun()).toHaveLength(2);
    });

    test("a key that failed too often is dead and visible", async () => {
      await start();
      await nudge(key(1));
      for (const attempt of [1, 2, 3]) {
        while (stage.passes.open().length === 0) await stage.under.advance(minutes(1));
        expect(await dead()).toEqual([]);
        expect(stage.passes.begun()).toHaveLength(attempt);
        await stage.passes.of(key(1)).fail(new Fault("502"));
      }
      expect(await dead()).toEqual(["acme/shop#1"]);
      await stage.under.advance(minutes(600));
      expect(stage.passes.begun()).toHaveLength(3);
    });

    test("a success in between gives a key all its tries back", async () => {
      await start();
      await nudge(key(1));
      for (const _ of [1, 2]) {
        await stage.passes.of(key(1)).fail(new Fault("502"));
        while (stage.passes.open().length === 0) await stage.under.advance(minutes(1));
      }
      await stage.passes.of(key(1)).succeed();
      await nudge(key(1));
      await stage.passes.of(key(1)).fail(new Fault("502"));
      expect(await dead()).toEqual([]);
    });

    test("a revived key has all its tries again", async () => {
      await start();
      await nudge(key(1));
      for (const _ of [1, 2, 3]) {
        while (stage.passes.open().length === 0) await stage.under.advance(minutes(1));
        await stage.passes.of(key(1)).fail(new Fault("502"));
      }
      await nudge(key(1));
      await stage.passes.of(key(1)).fail(new Fault("502"));
      expect(await dead()).toEqual([]);
    });

    test("a terminal fault is dead at once, and the next nudge revives the key", async () => {
      await start();
      await nudge(key(1));
      await stage.passes.of(key(1)).fail(new TerminalFault("the repository is gone"));
      expect(await dead()).toEqual(["acme/shop#1"]);
      await nudge(key(1));
      expect(stage.passes.begun()).toHaveLength(2);
      expect(await dead()).toEqual([]);
    });

    test("a key nudged during its last failing pass lives on", async () => {
      await start();
      await nudge(key(1));
      await nudge(key(1));
      await stage.passes.of(key(1)).fail(new TerminalFault("no permission"));
      await settle();
      expect(stage.passes.begun()).toHaveLength(2);
      expect(await dead()).toEqual([]);
    });
  });
}
