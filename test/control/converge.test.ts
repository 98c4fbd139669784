import fc from "fast-check";
import { expect, test } from "vitest";
import { newMemory } from "../support/built-in.ts";
import { reconcile } from "../../src/control/reconcile.ts";
import { KEY } from "../support/memory-forge.ts";
import { bench } from "./bench.ts";
import { happen, happening, RUNS, seen, story, type Bench, type Happening } from "./happenings.ts";

test("a second pass right after a first plans nothing", async () => {
  await fc.assert(
    fc.asyncProperty(story, async (events) => {
      const b = bench();
      for (const event of events) {
        happen(b, event);
        await b.run();
        expect(await b.writesOfPass()).toEqual([]);
      }
    }),
    RUNS,
  );
});

/** Tells a story twice: to one whose passes end, and to one whose passes die after some writes and are repeated. */
async function tellBroken(
  chapters: readonly (readonly Happening[])[],
  writes: number,
): Promise<readonly [whole: Bench, broken: Bench]> {
  const [whole, broken] = [bench(), bench()];
  for (const events of chapters) {
    for (const event of events) for (const b of [whole, broken]) happen(b, event);
    await whole.run();
    broken.failAfter(writes);
    await broken.run().catch(() => undefined);
    broken.heal();
    await broken.run();
  }
  return [whole, broken];
}

test("a pass that dies after any number of writes ends where an unbroken one does", async () => {
  const chapters = fc.array(fc.array(happening, { minLength: 1, maxLength: 3 }), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(chapters, fc.nat(12), async (told, writes) => {
      const [whole, broken] = await tellBroken(told, writes);
      expect(seen(broken)).toEqual(seen(whole));
    }),
    RUNS,
  );
});

test.each<readonly [what: string, chapters: readonly (readonly Happening[])[]]>([
  ["the end of an incident that asks for no postmortem", [["label"], ["resolveNow"]]],
  ["commands of one comment of which some have an answer", [["ack"], ["mixed"]]],
  ["commands in a comment that is older than the card", [["mixed"]]],
  ["a soak that is given up in the comment that began it", [["ack"], ["resolveAndBack"]]],
  ["a soak that is given up before it was seen", [["ack"], ["resolve", "status"]]],
])("%s survives a pass that dies anywhere", async (_, chapters) => {
  for (let writes = 0; writes < 14; writes++) {
    const [whole, broken] = await tellBroken(chapters, writes);
    expect({ writes, ...seen(broken) }).toEqual({ writes, ...seen(whole) });
  }
});

test("no run of a probe is started twice, however often a pass dies", async () => {
  await fc.assert(
    fc.asyncProperty(story, fc.array(fc.nat(12), { maxLength: 8 }), async (events, deaths) => {
      const b = bench();
      for (const [index, event] of events.entries()) {
        happen(b, event);
        b.failAfter(deaths[index] ?? Number.POSITIVE_INFINITY);
        await b.run().catch(() => undefined);
        b.heal();
        await b.run();
      }
      const requests = b.runs.map(({ title }) => title);
      expect(requests).toEqual([...new Set(requests)]);
    }),
    RUNS,
  );
});

test("delete every byte of local state: a new process goes on where the old one stood", async () => {
  await fc.assert(
    fc.asyncProperty(story, async (events) => {
      const b = bench();
      await b.run();
      for (const event of events) {
        happen(b, event);
        await b.run();
      }
      const before = b.writes.length;
      await reconcile(KEY, { ...b.world, memory: newMemory() });
      expect(b.writes.length).toBe(before);
    }),
    RUNS,
  );
});

test("passes that were missed change nothing in what people see in the end", async () => {
  const quiet = fc.constantFrom<Happening>("ack", "lead", "severity", "update", "status", "done");
  await fc.assert(
    fc.asyncProperty(fc.array(quiet, { maxLength: 6 }), async (events) => {
      const often = bench();
      const once = bench();
      await often.run();
      await once.run();
      for (const event of events) {
        happen(often, event);
        await often.run();
        happen(once, event);
      }
      await once.run();
      const [a, b] = [seen(often), seen(once)];
      expect(b.labels).toEqual(a.labels);
      expect(b.comments).toEqual(a.comments);
    }),
    RUNS,
  );
});
