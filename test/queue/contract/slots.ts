import { describe, expect, test } from "vitest";
import { key, type Stage } from "./stage.ts";

/** How many passes run side by side, and whose. */
export function describeSlots(stage: Stage): void {
  const { start, nudge, settle } = stage;
  describe("slots", () => {
    test("keys run side by side up to the limit, the rest wait their turn", async () => {
      await start();
      await nudge(key(1, "a"), key(2, "b"), key(3, "c"), key(4, "d"));
      expect(stage.passes.open()).toHaveLength(3);
      await stage.passes.of(key(2, "b")).succeed();
      await settle();
      expect(stage.passes.begun().at(-1)).toBe("d/shop#4");
    });

    test("one owner never takes every slot", async () => {
      await start();
      await nudge(key(1, "storm"), key(2, "storm"), key(3, "storm"), key(1, "calm"));
      const begun = ["calm/shop#1", "storm/shop#1", "storm/shop#2"];
      expect(stage.passes.begun().toSorted()).toEqual(begun);
      await stage.passes.of(key(1, "storm")).succeed();
      await settle();
      expect(stage.passes.begun().at(-1)).toBe("storm/shop#3");
    });
  });

  test("owners take turns", async () => {
    await start();
    await nudge(key(1, "a"), key(2, "a"), key(1, "b"));
    await nudge(key(1, "c"), key(2, "c"), key(1, "d"));
    await stage.passes.of(key(1, "a")).succeed();
    await stage.passes.of(key(1, "b")).succeed();
    await settle();
    // Two slots are free, and which of two passes that may begin is the first is nobody's affair.
    expect(stage.passes.begun().slice(3).toSorted()).toEqual(["c/shop#1", "d/shop#1"]);
  });
}
