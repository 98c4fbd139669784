import { expect, test } from "vitest";
import { formatKey, type IssueKey } from "../../src/control/key.ts";
import { Fault } from "../../src/domain/fault.ts";
import { minutes, seconds } from "../../src/domain/time.ts";
import { createMemoryQueue } from "../../src/queue/memory.ts";
import { describeQueue } from "./contract.ts";
import { createPasses } from "./passes.ts";
import { createVirtualTime } from "./virtual-time.ts";

function make() {
  const time = createVirtualTime();
  const failures: string[] = [];
  const queue = createMemoryQueue({
    ...time,
    random: () => 0.5,
    concurrency: { total: 3, perOwner: 2 },
    backoff: { first: seconds(2), longest: minutes(5), attempts: 3 },
    onFailure: (key, problem, retryAt) =>
      failures.push(`${formatKey(key)} ${String(problem)} ${retryAt === undefined ? "dead" : ""}`),
  });
  return { time, queue, failures };
}

describeQueue("queue in memory", async () => {
  const { time, queue } = make();
  return {
    queue,
    now: time.clock,
    advance: time.advance,
    dead: async () => queue.dead().map(({ key }) => formatKey(key)),
    dispose: async () => {},
  };
});

const key: IssueKey = { owner: "acme", repo: "shop", number: 1 };

test("it is idle once nothing runs and nothing waits", async () => {
  const { queue } = make();
  const passes = createPasses();
  await queue.run(passes.handler);
  await queue.idle();
  await queue.nudge(key);
  await queue.nudge({ ...key, number: 2 });
  await queue.nudge({ ...key, number: 3 });
  expect(queue.depth()).toBe(1);
  let isIdle = false;
  const idle = queue.idle().then(() => (isIdle = true));
  for (const number of [1, 2]) await passes.of({ ...key, number }).succeed();
  expect(isIdle).toBe(false);
  await passes.of({ ...key, number: 3 }).succeed();
  await idle;
  expect(queue.depth()).toBe(0);
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
  expect(queue.dead()[0]?.why).toBe("502");
});
