import { beforeEach, expect, test } from "vitest";
import { createRecall, type RecallDeliveries } from "../../src/app/worker/redelivery.ts";
import { createRecovery, type RecoveryOptions } from "../../src/app/worker/recovery.ts";
import { createLog } from "../../src/app/log.ts";
import { formatKey, type IssueKey } from "../../src/control/key.ts";
import { Fault } from "../../src/domain/fault.ts";
import { before, between, type Instant, minutes, seconds } from "../../src/domain/time.ts";
import type { FailedDeliveries } from "../../src/github/deliveries.ts";

import { createVirtualTime, turn, type VirtualTime } from "../queue/virtual-time.ts";

type FailedDelivery = FailedDeliveries["failed"][number];

let time: VirtualTime;
let told: string[];

beforeEach(() => {
  time = createVirtualTime();
  told = [];
});

const key = (owner: string, number: number): IssueKey => ({ owner, repo: "shop", number });

const recoveryWith = (change: Partial<RecoveryOptions>) =>
  createRecovery({
    tenants: {
      installations: async () => [
        { id: 1, owner: "a" },
        { id: 2, owner: "b" },
      ],
      repositories: async (id) => [{ owner: id === 1 ? "a" : "b", repo: "shop" }],
      forgetRepositories: (id) => void told.push(`list anew ${id}`),
      learn: (owner, id) => void told.push(`learn ${owner} ${id}`),
    },
    queue: { nudge: async (one, urgency) => void told.push(`${formatKey(one)} ${urgency ?? ""}`) },
    sweep: async ({ owner }) => [key(owner, 1)],
    forgetSweep: ({ owner }) => void told.push(`forget ${owner}`),
    recallDeliveries: async () => void told.push("recall"),
    mayRecover: () => true,
    onSweep: (result) => void told.push(result),
    log: createLog("silent"),
    ...time,
    ...change,
  });

test("at first and every five minutes, lost deliveries are asked back and incidents looked through", async () => {
  const recovery = recoveryWith({});
  await recovery.begin();
  expect(told.toSorted()).toEqual([
    "a/shop#1 low",
    "b/shop#1 low",
    "complete",
    "learn a 1",
    "learn b 2",
    "recall",
  ]);
  told = [];
  await time.advance(seconds(299));
  expect(told).toEqual([]);
  await time.advance(seconds(1));
  expect(told).toContain("recall");
  expect(told).toContain("complete");
});

test("a repository that cannot be looked through keeps no other from it, and the figures say so", async () => {
  const recovery = recoveryWith({
    sweep: async ({ owner }) => {
      if (owner === "a") throw new Fault("502");
      return [key(owner, 1)];
    },
  });
  await recovery.begin();
  expect(told).toContain("b/shop#1 low");
  expect(told).toContain("partial");
  expect(told.filter((line) => line.startsWith("list anew"))).toEqual(["list anew 1"]);
});

test("after a look that left something out the next one comes soon, and later if that goes on", async () => {
  let isReachable = false;
  const recovery = recoveryWith({
    sweep: async ({ owner }) => {
      if (owner === "a" && !isReachable) throw new Fault("403");
      return [key(owner, 1)];
    },
  });
  await recovery.begin();
  const looksIn = async (span: number): Promise<number> => {
    told = [];
    await time.advance(seconds(span));
    return told.filter((line) => line === "recall").length;
  };
  expect(await looksIn(30)).toBe(1);
  expect(await looksIn(59)).toBe(0);
  expect(await looksIn(1)).toBe(1);
  expect(await looksIn(120 + 240 + 300)).toBe(3);
  isReachable = true;
  expect(await looksIn(300)).toBe(1);
  expect(told).toContain("complete");
  isReachable = false;
  expect(await looksIn(300)).toBe(1);
  expect(await looksIn(30)).toBe(1);
  await recovery.close();
});

test("what a sweep found is looked for again where the queue did not take it", async () => {
  const recovery = recoveryWith({
    queue: {
      nudge: async ({ owner }) => {
        if (owner === "a") throw new Fault("the database does not answer");
      },
    },
  });
  await recovery.begin();
  expect(told).toContain("forget a");
  expect(told).not.toContain("forget b");
  expect(told).toContain("partial");
});

test("while GitHub does not answer, the first look is tried again every 15 seconds", async () => {
  let isOut = true;
  const recovery = recoveryWith({
    recallDeliveries: async () => {
      if (isOut) throw new Fault("503");
    },
  });
  let hasRecovered = false;
  const recovered = recovery.begin().then(() => (hasRecovered = true));
  await turn();
  for (const _ of [1, 2]) await time.advance(seconds(15));
  await time.advance(seconds(14));
  expect(told.filter((word) => word === "failed")).toHaveLength(3);
  expect(hasRecovered).toBe(false);
  isOut = false;
  await time.advance(seconds(1));
  await recovered;
  expect(told).toContain("complete");
});

test("of several processes only the one that may recovers", async () => {
  await recoveryWith({ mayRecover: () => false }).begin();
  expect(told).toEqual([]);
});

test("once it is closed, nothing is looked at any more", async () => {
  const recovery = recoveryWith({});
  await recovery.begin();
  await recovery.close();
  told = [];
  await time.advance(minutes(60));
  expect(told).toEqual([]);
  expect(time.pending()).toEqual([]);
});

const failed = (id: number, guid = `guid-${id}`): FailedDelivery => ({
  id,
  guid,
  event: "issues",
  action: "opened",
  installationId: 1,
  deliveredAt: time.clock(),
  status: 0,
  attempts: 1,
});

function recallOf(answers: readonly (readonly FailedDelivery[])[]) {
  const since: Instant[] = [];
  const asked: number[] = [];
  let rounds = 0;
  const recall: RecallDeliveries = createRecall({
    failedSince: async (moment) => {
      since.push(moment);
      rounds += 1;
      return { failed: answers[rounds - 1] ?? [], isComplete: true };
    },
    redeliver: async (id) => {
      asked.push(id);
      if (id === 13) throw new Fault("502");
    },
    onRedelivery: (result) => void told.push(result),
    log: createLog("silent"),
    clock: time.clock,
  });
  return { recall, since, asked };
}

test("what failed in the three days GitHub keeps deliveries is asked back, later only what is new", async () => {
  const { recall, since, asked } = recallOf([[failed(1), failed(2)], [failed(3)]]);
  await recall();
  await time.advance(minutes(5));
  await recall();
  expect(asked).toEqual([1, 2, 3]);
  const [first, second] = since;
  expect(between(first ?? time.clock(), time.clock())).toBe(minutes(3 * 24 * 60 + 5));
  expect(second).toBe(before(time.clock(), minutes(7)));
});

test("a delivery that cannot be asked back keeps no other from it", async () => {
  const { recall, asked } = recallOf([[failed(13), failed(2)]]);
  await recall();
  expect(asked).toEqual([13, 2]);
  expect(told).toEqual(["failed", "asked"]);
});

test("one that an earlier process asked for three times in vain is left, too", async () => {
  const { recall, asked } = recallOf([
    [
      { ...failed(1), attempts: 4 },
      { ...failed(2), attempts: 3 },
    ],
  ]);
  await recall();
  expect(asked).toEqual([2]);
});

test("one that fails whenever it comes is left after three times", async () => {
  const again = [1, 2, 3, 4, 5].map((id) => [failed(id, "the same")]);
  const { recall, asked } = recallOf(again);
  for (const _ of again) await recall();
  expect(asked).toEqual([1, 2, 3]);
  await turn();
});
