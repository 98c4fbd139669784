import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { botComments, ledgerOf } from "../../src/control/bot-comment.ts";
import { DOCUMENTS } from "../../src/config/documents.ts";
import { newMemory } from "../support/built-in.ts";
import { reconcile, type PassResult } from "../../src/control/reconcile.ts";
import { after, minutes } from "../../src/domain/time.ts";
import { KEY } from "../support/memory-forge.ts";
import { bench } from "./bench.ts";
import { happen, happening, FEW_RUNS, type Bench } from "./happenings.ts";
import { endReading } from "./probe-comment.ts";

const MINUTE = 60_000;

/** A host on the same GitHub whose clock is wrong by some minutes, with a memory of its own. */
function hostOf(b: Bench, skew: number): () => Promise<PassResult & { readonly at: number }> {
  const clock = () => after(b.clock(), minutes(skew));
  const world = { ...b.world, clock, memory: newMemory() };
  return async () => ({ ...(await reconcile(KEY, world)), at: clock() });
}

/** What was decided about everything that was said: ids count comments in one order on all benches. */
function verdicts(b: Bench): readonly string[] {
  const bot = botComments(b.comments(), b.forge.self, DOCUMENTS.defaults.hosts);
  const ids = b.comments().flatMap(({ id, author }) => (author.isBot ? [] : [String(id)]));
  return ledgerOf(bot).entries.flatMap(({ id, verdict }) => {
    const [family = "", subject = "", line = ""] = id.split("/");
    return family === "comment" ? [`${ids.indexOf(subject)}/${line} ${verdict.kind}`] : [];
  });
}

const skews = fc.tuple(fc.integer({ min: -5, max: 5 }), fc.integer({ min: -5, max: 5 }));

describe("a host whose clock is wrong by minutes", () => {
  test("judges what was said as one whose clock is right", async () => {
    const said = happening.filter((what) => !/^(?:time|resolve|run)/u.test(what));
    await fc.assert(
      fc.asyncProperty(skews, fc.array(said, { maxLength: 7 }), async (wrong, events) => {
        const [right, skewed] = [bench(), bench()];
        const hosts = wrong.map((skew) => hostOf(skewed, skew));
        for (const [index, event] of events.entries()) {
          for (const b of [right, skewed]) {
            // GitHub tells moments in whole seconds: what happens within one cannot be told apart.
            b.pass(1000);
            happen(b, event);
          }
          await right.run();
          await hosts[index % 2]?.();
          // The other one finds nothing to do.
          const writes = skewed.writes.length;
          await hosts[(index + 1) % 2]?.();
          expect(skewed.writes.slice(writes)).toEqual([]);
        }
        expect(verdicts(skewed)).toEqual(verdicts(right));
        expect(skewed.issue().labels.toSorted()).toEqual(right.issue().labels.toSorted());
      }),
      FEW_RUNS,
    );
  });

  test("never wakes at once for nothing", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: -5, max: 5 }),
        fc.array(happening, { maxLength: 7 }),
        fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 6 }),
        async (skew, events, waits) => {
          const b = bench();
          const host = hostOf(b, skew);
          for (const [index, event] of events.entries()) {
            happen(b, event);
            await host();
            const { kind, wakeAt, at } = await host();
            expect(kind).toBe("settled");
            if (wakeAt !== undefined) expect(wakeAt).toBeGreaterThan(at);
            b.pass((waits[index % waits.length] ?? 0) * MINUTE);
          }
        },
      ),
      FEW_RUNS,
    );
  });

  test.each([-5, 0, 5])("reaches the end of a soak by its own timers: %d minutes", async (skew) => {
    const b = bench();
    const host = hostOf(b, skew);
    await host();
    b.say("ada", "/resolve");
    let passes = 0;
    for (let look = await host(); b.issue().isOpen && passes < 40; passes += 1) {
      for (const { status } of b.runs) if (status !== "completed") endReading(b, "healthy");
      look = await host();
      if (!b.issue().isOpen || look.wakeAt === undefined) break;
      b.pass(look.wakeAt - look.at);
    }
    expect(b.issue().isOpen).toBe(false);
    expect(passes).toBeLessThan(20);
  });

  test.each([-5, 5])(
    "does not find a command too late that was just said: %d minutes",
    async (skew) => {
      const b = bench();
      const host = hostOf(b, skew);
      await host();
      b.say("ada", "/probe health");
      await host();
      expect(b.runs).toHaveLength(1);
      expect(b.of("reply")).toEqual([]);
    },
  );
});

describe("a question about a probe", () => {
  test("that was not seen for ten minutes is not asked any more, and its author is told", async () => {
    const b = bench();
    await b.run();
    b.say("ada", "/probe health");
    b.pass(11 * MINUTE);
    await b.run();
    expect(b.runs).toEqual([]);
    expect(b.text("reply")).toContain("too late");
  });

  test("is given up by a timer, also when its run began some seconds after the question", async () => {
    const b = bench();
    await b.run();
    b.say("ada", "/probe health");
    b.pass(7000);
    let { wakeAt } = await b.run();
    for (let looks = 0; looks < 10 && wakeAt !== undefined; looks += 1) {
      b.pass(wakeAt - b.clock());
      ({ wakeAt } = await b.run());
    }
    expect(b.text("probe")).toContain("30 minutes");
  });
});

test("an open postmortem is looked for every six hours, because its merge does not change the incident", async () => {
  const b = bench();
  await b.run();
  b.say("ada", "/resolve --now it is over");
  const { wakeAt } = await b.run();
  expect(wakeAt).toBe(after(b.clock(), minutes(6 * 60)));
  b.pass(15 * 60 * MINUTE);
  expect((await b.run()).wakeAt).toBe(after(b.clock(), minutes(3 * 60)));
});
