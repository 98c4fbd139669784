import { expect, test } from "vitest";
import type { Notice } from "../../src/app/ingress/notice.ts";
import { createOutbox } from "../../src/app/worker/thread/outbox.ts";
import { seconds } from "../../src/domain/time.ts";

type Nudge = Extract<Notice, { kind: "nudge" }>;

const nudge = (number: number, more: Partial<Nudge> = {}): Nudge => ({
  kind: "nudge",
  key: { owner: "acme", repo: "shop", number },
  urgency: "normal",
  settleFor: undefined,
  ...more,
});

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** An outbox to a thread that takes a batch when the test says so. */
function slowThread() {
  const batches: (readonly Notice[])[] = [];
  const takes: (() => void)[] = [];
  const outbox = createOutbox((notices) => {
    batches.push(notices);
    return new Promise((resolve) => takes.push(resolve));
  }, turn);
  return { outbox, batches, takeOne: () => takes.shift()?.() };
}

test("while the thread is busy, any number of nudges of an issue are one", async () => {
  const { outbox, batches, takeOne } = slowThread();
  outbox.add([nudge(1)]);
  await turn();
  for (const _ of [1, 2, 3]) outbox.add([nudge(1), nudge(2)]);
  expect(batches).toEqual([[nudge(1)]]);
  takeOne();
  await turn();
  await turn();
  expect(batches[1]).toEqual([nudge(1), nudge(2)]);
});

test.each<[what: string, first: Partial<Nudge>, second: Partial<Nudge>, one: Partial<Nudge>]>([
  ["the more urgent counts", { urgency: "high" }, { urgency: "low" }, { urgency: "high" }],
  [
    "one that settles does not hold back one that does not",
    { settleFor: seconds(10) },
    {},
    { settleFor: undefined },
  ],
  [
    "one that does not settle is not held back by one that does",
    {},
    { settleFor: seconds(10) },
    { settleFor: undefined },
  ],
])("of two nudges %s", async (_what, first, second, one) => {
  const { outbox, batches } = slowThread();
  outbox.add([nudge(1, first)]);
  outbox.add([nudge(1, second)]);
  await turn();
  expect(batches).toEqual([[nudge(1, one)]]);
});

test("it is flushed when the thread has taken everything", async () => {
  const { outbox, takeOne } = slowThread();
  outbox.add([nudge(1)]);
  await turn();
  outbox.add([nudge(2)]);
  let isFlushed = false;
  const flushing = outbox.flush().then(() => (isFlushed = true));
  takeOne();
  await turn();
  await turn();
  expect(isFlushed).toBe(false);
  takeOne();
  await flushing;
});
