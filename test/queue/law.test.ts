import fc from "fast-check";
import { expect, test } from "vitest";
import { formatKey, type IssueKey } from "../../src/control/key.ts";
import { Fault, TerminalFault } from "../../src/domain/fault.ts";
import { after, minutes, seconds } from "../../src/domain/time.ts";
import { createMemoryQueue } from "../../src/queue/memory.ts";
import { createPasses } from "./passes.ts";
import { createVirtualTime, turn } from "./virtual-time.ts";

const keyOf = (index: number): IssueKey => ({
  owner: index % 2 === 0 ? "acme" : "zenith",
  repo: "shop",
  number: index,
});
const index = fc.nat({ max: 4 });
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("nudge" as const), index }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("wake" as const), index, inSeconds: fc.nat(90) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("end" as const),
      which: fc.nat(9),
      how: fc.constantFrom("success", "success-with-timer", "fault", "terminal"),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("wait" as const), span: fc.nat(60) }) },
);

test("however nudges, timers and failures fall, a key never runs twice at once and runs after its last nudge", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60 }), fc.nat(59), async (steps, startsAt) => {
      const time = createVirtualTime();
      const passes = createPasses();
      const queue = createMemoryQueue({
        ...time,
        random: () => 0.5,
        concurrency: { total: 2, perOwner: 2 },
        backoff: { first: seconds(2), longest: minutes(1), attempts: 2 },
      });
      /** How many passes of the key had begun at its last nudge. */
      const begunAtNudge = new Map<string, number>();
      const begun = (id: string): number => passes.begun().filter((one) => one === id).length;
      const check = (): void => {
        const open = passes.open().map((pass) => formatKey(pass.key));
        expect(new Set(open).size).toBe(open.length);
        expect(open.length).toBeLessThanOrEqual(2);
      };

      for (const [at, one] of steps.entries()) {
        if (at === startsAt) await queue.run(passes.handler);
        if (one.kind === "nudge") {
          const key = keyOf(one.index);
          begunAtNudge.set(formatKey(key), begun(formatKey(key)));
          await queue.nudge(key);
        } else if (one.kind === "wake") {
          await queue.wake(keyOf(one.index), after(time.clock(), seconds(one.inSeconds)));
        } else if (one.kind === "wait") {
          await time.advance(seconds(one.span));
        } else {
          const pass = passes.open()[one.which % Math.max(1, passes.open().length)];
          if (one.how === "success") await pass?.succeed();
          if (one.how === "success-with-timer")
            await pass?.succeed(after(time.clock(), seconds(30)));
          if (one.how === "fault") await pass?.fail(new Fault("502"));
          if (one.how === "terminal") await pass?.fail(new TerminalFault("gone"));
        }
        await turn();
        check();
      }
      if (startsAt >= steps.length) await queue.run(passes.handler);
      for (let pass = passes.open()[0]; pass !== undefined; pass = passes.open()[0]) {
        await pass.succeed();
        check();
      }
      for (const [id, before] of begunAtNudge) expect(begun(id), id).toBeGreaterThan(before);
      await queue.idle();
      await queue.close();
    }),
    { numRuns: 300 },
  );
});
