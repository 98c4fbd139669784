import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readMarker, slotOf } from "../../src/control/bot-comment.ts";
import { newMemory } from "../support/built-in.ts";
import { reconcile } from "../../src/control/reconcile.ts";
import { Fault } from "../../src/domain/fault.ts";
import { KEY } from "../support/memory-forge.ts";
import { bench } from "./bench.ts";
import { happen, happening, FEW_RUNS, seen, type Bench } from "./happenings.ts";

const SECOND = 1000;
const MINUTE = 60_000;

/** A pass that is tried again every two seconds while lists are late; returns how long that took. */
async function passes(b: Bench): Promise<number> {
  for (let tried = 0; tried < 30; tried++) {
    try {
      await b.run();
      return tried * 2 * SECOND;
    } catch (problem) {
      if (!(problem instanceof Fault)) throw problem;
      b.pass(2 * SECOND);
    }
  }
  throw new Error("it waits for ever");
}

const slotsOf = (b: Bench): readonly string[] =>
  b.created.flatMap((body) => {
    const marker = readMarker(body);
    return marker === undefined ? [] : [slotOf(marker)];
  });

describe("lists that are late", () => {
  test("never lead to a second comment, run or pull request, and all ends as without them", async () => {
    const lags = fc.array(fc.nat(6), { minLength: 1, maxLength: 12 });
    const chapters = fc.array(fc.tuple(happening, lags), { maxLength: 7 });
    await fc.assert(
      fc.asyncProperty(chapters, async (told) => {
        const [calm, late] = [bench(), bench()];
        for (const [event, lag] of told) {
          happen(calm, event);
          happen(late, event);
          await calm.run();
          let asked = 0;
          late.lagBy(() => lag[asked++ % lag.length] ?? 0);
          const took = await passes(late);
          calm.pass(took);
          for (const b of [calm, late]) b.pass(2 * SECOND);
          await calm.run();
          const again = await passes(late);
          late.lagBy(() => 0);
          for (const b of [calm, late]) b.pass(b === calm ? MINUTE + again : MINUTE);
          await calm.run();
          await passes(late);
        }
        expect(slotsOf(late)).toEqual([...new Set(slotsOf(late))]);
        const runs = late.runs.map(({ title }) => title);
        expect(runs).toEqual([...new Set(runs)]);
        expect(seen(late)).toEqual(seen(calm));
      }),
      FEW_RUNS,
    );
  });

  test("that lack the card write no second one, and are looked at again when they must have caught up", async () => {
    const b = bench();
    b.lagBy(() => 0);
    await b.run();
    const writes = b.writes.length;
    b.lagBy((list) => (list === "timeline" ? writes : 0));
    const { kind, wakeAt } = await b.run();
    expect(kind).toBe("settled");
    expect(wakeAt).toBe(b.clock() + MINUTE);
    b.lagBy(() => 0);
    expect((await b.run()).wakeAt).toBeUndefined();
  });

  test("that lack comments the issue counts make a new process wait, but not for ever", async () => {
    const b = bench();
    b.lagBy(() => 0);
    await b.run();
    const writes = b.writes.length;
    b.lagBy((list) => (list === "timeline" ? writes : 0));
    const fresh = { ...b.world, memory: newMemory() };
    await expect(reconcile(KEY, fresh)).rejects.toThrow("lists are late");
    b.pass(2 * SECOND);
    await expect(reconcile(KEY, fresh)).rejects.toThrow("lists are late");
    expect(b.writes.length).toBe(writes);
    b.pass(4 * SECOND);
    // What two processes write is folded, as when two hosts start at once.
    await reconcile(KEY, fresh);
    b.lagBy(() => 0);
    await reconcile(KEY, fresh);
    expect(b.of("card")).toHaveLength(1);
    expect(b.of("checklist")).toHaveLength(1);
  });

  test("that do not tell yet why it was closed do not open it again", async () => {
    const b = bench();
    b.lagBy(() => 0);
    await b.run();
    b.pass(MINUTE * 2);
    b.close("ada");
    b.lagBy((list) => (list === "timeline" ? 1 : 0));
    const writes = b.writes.length;
    await expect(b.run()).rejects.toThrow("no event tells why it is closed");
    b.lagBy(() => 0);
    await b.run();
    expect(b.writes.slice(writes).join("\n")).not.toContain(" open");
    expect(b.issue().labels).toContain("phase/resolved");
  });

  test("that do not tell yet who put a label on do not take it off again", async () => {
    const b = bench();
    b.lagBy(() => 0);
    await b.run();
    b.pass(MINUTE * 2);
    b.label("grace", "severity/sev-3");
    b.lagBy((list) => (list === "timeline" ? 1 : 0));
    await expect(b.run()).rejects.toThrow("no event tells of the label severity/sev-3");
    b.lagBy(() => 0);
    const writes = b.writes.length;
    await b.run();
    expect(b.writes.slice(writes)).toContain(
      "edit issue incident phase/investigating severity/sev-3",
    );
  });

  test("do not hide what people change after a write", async () => {
    const b = bench();
    await b.run();
    const [checklist] = b.of("checklist");
    b.editAs(checklist?.id ?? 0, checklist?.body.replace("- [ ] **1", "- [x] **1") ?? "");
    await b.run();
    expect(b.text("card")).toContain("1 of 3");
  });

  test("do not bring back a card that somebody deleted once a write to it has failed", async () => {
    const b = bench();
    await b.run();
    const card = b.of("card")[0]?.id ?? 0;
    b.remove(card);
    b.say("ada", "/ack");
    await b.run();
    await b.run();
    expect(b.of("card")).toHaveLength(1);
    expect(b.of("card")[0]?.id).not.toBe(card);
    expect(b.writes.filter((write) => write.startsWith("delete "))).toEqual([]);
  });

  test("do not bring back for longer than a minute what somebody deleted", async () => {
    const b = bench();
    await b.run();
    b.remove(b.of("checklist")[0]?.id ?? 0);
    const { wakeAt } = await b.run();
    expect(b.of("checklist")).toHaveLength(0);
    expect(wakeAt).toBe(b.clock() + MINUTE);
    b.pass(MINUTE);
    await b.run();
    expect(b.of("checklist")).toHaveLength(1);
  });
});
