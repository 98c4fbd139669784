import { expect, test } from "vitest";
import { formatKey, type IssueKey } from "../../src/control/key.ts";
import { Fault } from "../../src/domain/fault.ts";
import { minutes, seconds } from "../../src/domain/time.ts";
import { createMemoryQueue } from "../../src/queue/memory.ts";
import type { Beginning } from "../../src/queue/watched.ts";
import { describeQueue } from "./contract.ts";
import { createPasses } from "./passes.ts";
import { createVirtualTime } from "./virtual-time.ts";

function make() {
  const time = createVirtualTime();
  const failures: string[] = [];
  const beginnings: Beginning[] = [];
  const queue = createMemoryQueue({
    ...time,
    random: () => 0.5,
    concurrency: { total: 3, perOwner: 2 },
    backoff: { first: seconds(2), longest: minutes(5), attempts: 3 },
    onBegin: (_key, beginning) => beginnings.push(beginning),
    onFailure: (key, problem, retryAt) =>
      failures.push(`${formatKey(key)} ${String(problem)} ${retryAt === undefined ? "dead" : ""}`),
  });
  return { time, queue, failures, beginnings };
}

describeQueue("queue in memory", async () => {
  const { time, queue, beginnings } = make();
  return {
    queue,
    now: time.clock,
    advance: time.advance,
    beginnings,
    dispose: async () => {},
  };
});

const key: IssueKey = { owner: "acme", repo: "shop", number: 1 };

test("what waits longest has its turn even when more urgent ones keep coming", async () => {
  const { queue } = make();
  const passes = createPasses();
  await queue.run(passes.handler);
  for (const number of [1, 2]) await queue.nudge({ ...key, number });
  await queue.nudge({ ...key, number: 3 }, "low");
  for (let number = 4; !passes.begun().includes("acme/shop#3"); number += 1) {
    expect(number).toBeLessThan(20);
    await queue.nudge({ ...key, number }, "high");
    await passes.open()[0]?.succeed();
  }
});

test("nothing is left behind when it is closed", async () => {
  const { queue, time } = make();
  const passes = createPasses();
  await queue.run(passes.handler);
  await queue.wake(key, time.clock());
  await queue.nudge({ ...key, number: 2 });
  await passes.of({ ...key, number: 2 }).fail(new Fault("502"));
  await queue.close();
  expect(time.pending()).toEqual([]);
});

test("each failure is told, with what follows from it", async () => {
  const { queue, time, failures } = make();
  const passes = createPasses();
  await queue.run(passes.handler);
  await queue.nudge(key);
  for (const _ of [1, 2, 3]) {
    await passes.of(key).fail(new Fault("502"));
    await time.advance(minutes(5));
  }
  expect(failures).toEqual([
    "acme/shop#1 Fault: 502 ",
    "acme/shop#1 Fault: 502 ",
    "acme/shop#1 Fault: 502 dead",
  ]);
  expect((await queue.figures()).dead[0]?.why).toBe("502");
});
