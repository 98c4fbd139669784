import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DOCUMENTS } from "../../src/config/documents.ts";
import { createMemory } from "../../src/control/memory.ts";
import type { Forge, ListedIssue } from "../../src/control/port.ts";
import { incidentsOf } from "../../src/control/sweep.ts";
import { createSweeper } from "../../src/control/sweeper.ts";
import { after, instant, minutes, seconds, type Instant } from "../../src/domain/time.ts";
import { memoryForge } from "../support/memory-forge.ts";

const REPO = { owner: "acme", repo: "shop" };
const BEGIN = instant("2026-11-21T03:00:00Z");
const PER_PAGE = 10;

/** A repository's lists of incidents, ten a page, and a sweeper that looks at them. */
function hub(config = "") {
  const github = memoryForge({ files: { ".github/incidents.yml": config } });
  let now = BEGIN;
  const issues = new Map<number, { readonly updatedAt: Instant; readonly isOpen: boolean }>();
  const asked: string[] = [];
  const newestFirst = (): readonly ListedIssue[] =>
    [...issues]
      .map(([number, { updatedAt }]) => ({ number, updatedAt }))
      .toSorted((a, b) => b.updatedAt - a.updatedAt);
  const forge: Forge = {
    ...github.forge,
    incidents: (_, label, since) => {
      asked.push(`all ${label} ${new Date(since).toISOString()}`);
      return Promise.resolve(
        newestFirst().filter(({ number, updatedAt }) => {
          const isOpen = issues.get(number)?.isOpen ?? false;
          return isOpen || updatedAt >= since;
        }),
      );
    },
    latestIncidents: (_, label, page) => {
      asked.push(`page ${page} ${label}`);
      const all = newestFirst();
      return Promise.resolve({
        issues: all.slice((page - 1) * PER_PAGE, page * PER_PAGE),
        isFull: all.length >= page * PER_PAGE,
        hasNext: all.length > page * PER_PAGE,
      });
    },
  };
  const world = { clock: () => now, documents: DOCUMENTS, memory: createMemory() };
  const sweeper = createSweeper(world);
  return {
    world: { ...world, forge },
    forge,
    sweeper,
    issues,
    asked,
    commitFile: github.commitFile,
    pass: (span: ReturnType<typeof seconds>) => {
      now = after(now, span);
    },
    change: (...numbers: readonly number[]) => {
      for (const number of numbers) issues.set(number, { updatedAt: now, isOpen: true });
    },
    /** Numbers that one more sweep names, and what it asked for. */
    sweep: async () => {
      const before = asked.length;
      const keys = await sweeper.sweep(REPO, forge);
      return { named: keys.map(({ number }) => number), asked: asked.slice(before) };
    },
  };
}

const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

/** A hub with 35 incidents, a minute between two, all seen. */
async function settled(): Promise<ReturnType<typeof hub>> {
  const h = hub();
  for (const number of range(1, 35)) {
    h.pass(minutes(1));
    h.change(number);
  }
  h.pass(seconds(10));
  await h.sweep();
  h.pass(minutes(1));
  await h.sweep();
  return h;
}

describe("the look at all incidents", () => {
  test("names the open ones and those of two weeks, in whole days, so that the question stays the same", async () => {
    const h = hub("incident: { label: outage }");
    h.change(1);
    expect(await incidentsOf(REPO, h.world)).toEqual([{ ...REPO, number: 1 }]);
    expect(h.asked).toEqual(["all outage 2026-11-07T00:00:00.000Z"]);
  });
});

describe("a sweeper", () => {
  test("names all incidents the first time", async () => {
    const h = hub();
    h.change(3, 4);
    h.issues.set(1, { updatedAt: instant("2026-01-01T00:00:00Z"), isOpen: true });
    h.issues.set(2, { updatedAt: instant("2026-01-02T00:00:00Z"), isOpen: false });
    expect((await h.sweep()).named.toSorted((a, b) => a - b)).toEqual([1, 3, 4]);
  });

  test("asks for one page and names nothing when nothing changed", async () => {
    const h = await settled();
    expect(await h.sweep()).toEqual({ named: [], asked: ["page 1 incident"] });
    h.pass(minutes(60));
    expect(await h.sweep()).toEqual({ named: [], asked: ["page 1 incident"] });
  });

  test("names what changed, whatever page it was on, and only that", async () => {
    const h = await settled();
    h.pass(minutes(5));
    h.change(2, 30);
    expect((await h.sweep()).named.toSorted((a, b) => a - b)).toEqual([2, 30]);
  });

  test("names once more what changed in the second of the last change: another could not be seen", async () => {
    const h = await settled();
    h.pass(minutes(5));
    h.change(9);
    expect((await h.sweep()).named).toEqual([9]);
    h.pass(minutes(5));
    expect((await h.sweep()).named).toEqual([9]);
    expect((await h.sweep()).named).toEqual([]);
  });

  test("goes on page by page while there is something new", async () => {
    const h = await settled();
    h.pass(minutes(5));
    h.change(...range(101, 125));
    const { named, asked } = await h.sweep();
    expect(named.length).toBe(25);
    expect(asked).toEqual(["page 1 incident", "page 2 incident", "page 3 incident"]);
  });

  test("finds what a late list shows only after a younger change", async () => {
    const h = await settled();
    h.pass(minutes(5));
    const late = after(h.world.clock(), seconds(-30));
    h.change(9);
    await h.sweep();
    h.issues.set(20, { updatedAt: late, isOpen: true });
    expect((await h.sweep()).named).toContain(20);
  });

  test("is not misled by issues that vanish or lose the label", async () => {
    const h = await settled();
    for (const number of [35, 34, 12]) h.issues.delete(number);
    expect((await h.sweep()).named).toEqual([]);
  });

  test("looks at all again after six hours, and names only what it had missed", async () => {
    const h = await settled();
    h.issues.set(50, { updatedAt: BEGIN, isOpen: true });
    expect((await h.sweep()).named).toEqual([]);
    h.pass(minutes(6 * 60));
    expect((await h.sweep()).named).toEqual([50]);
  });

  test("sees a config with another label when it is told to forget, or at the next look at all", async () => {
    const h = await settled();
    h.commitFile(".github/incidents.yml", "incident: { label: outage }");
    expect((await h.sweep()).asked).toEqual(["page 1 incident"]);
    h.sweeper.forget(REPO);
    expect((await h.sweep()).asked).toEqual([
      "page 1 outage",
      expect.stringContaining("all outage"),
    ]);
  });

  test("looks at all when the clock was set back", async () => {
    const h = await settled();
    h.pass(minutes(-60));
    expect((await h.sweep()).asked).toHaveLength(2);
  });

  test("names every change sooner or later, however changes and sweeps fall", async () => {
    const step = fc.record({
      changed: fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 15 }),
      isSwept: fc.boolean(),
      span: fc.constantFrom(0, 1, 30, 600),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const h = hub();
        const due = new Set<number>();
        const sweep = async (): Promise<void> => {
          for (const number of (await h.sweep()).named) due.delete(number);
        };
        for (const { changed, isSwept, span } of steps) {
          h.change(...changed);
          for (const number of changed) due.add(number);
          if (isSwept) await sweep();
          h.pass(seconds(span));
        }
        await sweep();
        h.pass(seconds(2));
        await sweep();
        expect([...due]).toEqual([]);
        const last = await h.sweep();
        expect(last.named).toEqual([]);
        expect(last.asked.length).toBeLessThanOrEqual(
          Math.max(1, Math.ceil(h.issues.size / PER_PAGE)),
        );
      }),
      { numRuns: 100 },
    );
  });
});
