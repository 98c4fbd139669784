import { expect, test } from "vitest";
import { instant } from "../../src/domain/time.ts";
import type { Urgency } from "../../src/github/urgency.ts";
import { createTenant, READ, useFakeTime, wait } from "./tenant.ts";

useFakeTime();

const left = (remaining: number, within = 1800) => ({
  date: new Date(Date.now()).toUTCString(),
  "x-ratelimit-limit": "5000",
  "x-ratelimit-remaining": String(remaining),
  "x-ratelimit-reset": String(Date.now() / 1000 + within),
});

test.each<[remaining: number, goes: readonly Urgency[]]>([
  [600, ["high", "normal", "low"]],
  [490, ["high", "normal"]],
  [140, ["high"]],
  [0, []],
])("of 5000, with %i left, go %j", async (remaining, goes) => {
  const { limits, ask, gone, refused } = createTenant();
  limits.of("installation 1").hear(left(remaining));
  for (const urgency of ["high", "normal", "low"] as const) ask(urgency, READ, { urgency });
  await wait(0);
  expect(gone.map(({ name }) => name)).toEqual(goes);
  expect(refused).toHaveLength(3 - goes.length);
  expect(refused.every(({ until }) => until === 1801)).toBe(true);
});

test("an answer that arrives late does not give back what was spent, a new hour does", async () => {
  const { limits, ask, count } = createTenant();
  const turns = limits.of("installation 1");
  turns.hear(left(10));
  turns.hear(left(700));
  ask("low", READ, { urgency: "low" });
  turns.hear({ ...left(4000), "x-ratelimit-resource": "search" });
  await wait(0);
  expect(count("low")).toBe(0);
  await wait(1801);
  ask("low", READ, { urgency: "low" });
  await wait(0);
  expect(count("low")).toBe(1);
  turns.hear(left(10, 60));
  turns.hear(left(4999, 3660));
  ask("low", READ, { urgency: "low" });
  await wait(0);
  expect(count("low")).toBe(2);
});

test("by a clock that is wrong, the wait is still right", async () => {
  const { limits, ask, refused } = createTenant({ clock: () => instant(Date.now() + 600_000) });
  limits.of("installation 1").hear(left(0));
  ask("read", READ);
  await wait(0);
  expect(refused).toEqual([{ name: "read", until: 600 + 1801 }]);
});
