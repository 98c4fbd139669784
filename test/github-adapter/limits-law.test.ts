import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { LimitFault } from "../../src/github/limited.ts";
import { createLimits } from "../../src/github/limits.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** What GitHub counted, and when. */
interface Counted {
  readonly at: number;
  readonly points: number;
  readonly contents: number;
}

const request = fc.record({
  after: fc.integer({ min: 0, max: 400 }),
  isRead: fc.integer({ min: 0, max: 3 }).map((number) => number === 0),
  createsContent: fc.integer({ min: 0, max: 3 }).map((number) => number > 0),
  urgency: fc.constantFrom("high" as const, "normal" as const, "low" as const),
  // How long GitHub takes, and when in that time it counts.
  takes: fc.integer({ min: 0, max: 8000 }),
  counts: fc.double({ min: 0, max: 1, noNaN: true }),
});

/** The most that falls into any span of this length. */
function mostWithin(span: number, counted: readonly Counted[], of: "points" | "contents"): number {
  const inOrder = counted.toSorted((one, other) => one.at - other.at);
  let [most, sum, first] = [0, 0, 0];
  for (const one of inOrder) {
    sum += one[of];
    for (; (inOrder[first]?.at ?? 0) <= one.at - span; first += 1) sum -= inOrder[first]?.[of] ?? 0;
    most = Math.max(most, sum);
  }
  return most;
}

test("whatever is asked, however slow GitHub is, whenever it counts: no limit is ever reached", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(request, { minLength: 900, maxLength: 1100 }), async (requests) => {
      const turns = createLimits({ random: () => 0.5 }).of("installation 1");
      const counted: Counted[] = [];
      let [underWay, mostAtOnce] = [0, 0];
      const ask = (one: (typeof requests)[number]): void => {
        const points = one.isRead ? 1 : 5;
        const contents = !one.isRead && one.createsContent ? 1 : 0;
        const doing = async (): Promise<void> => {
          mostAtOnce = Math.max(mostAtOnce, (underWay += 1));
          counted.push({ at: Date.now() + one.takes * one.counts, points, contents });
          await new Promise((resolve) => setTimeout(resolve, one.takes));
          underWay -= 1;
        };
        turns.take({ points, contents }, one.urgency, doing).catch((error: unknown) => {
          if (!(error instanceof LimitFault)) throw error;
          // As a queue would: again, when it was told.
          setTimeout(() => ask(one), Math.max(0, (error.retryAt ?? 0) - Date.now()));
        });
      };
      for (const one of requests) {
        ask(one);
        // oxlint-disable-next-line no-await-in-loop -- time passes between two requests
        await vi.advanceTimersByTimeAsync(one.after);
      }
      await vi.runAllTimersAsync();
      expect(counted).toHaveLength(requests.length);
      expect(mostAtOnce).toBeLessThanOrEqual(20);
      expect(mostWithin(60_000, counted, "points")).toBeLessThan(900);
      expect(mostWithin(60_000, counted, "contents")).toBeLessThan(80);
      expect(mostWithin(3_600_000, counted, "contents")).toBeLessThan(500);
    }),
    // Shrinking a thousand requests takes long and tells little.
    { numRuns: 8, endOnFailure: true },
  );
});
