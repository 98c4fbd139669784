import { expect, test } from "vitest";
import { COMMENT, createTenant, EDIT, READ, useFakeTime, wait } from "./tenant.ts";

useFakeTime();

test("900 points a minute are never reached, and a read does not overtake a write", async () => {
  const { ask, many, count } = createTenant();
  many(161, "edit", EDIT);
  await wait(40);
  many(3, "read", READ);
  ask("write", EDIT);
  many(3, "later", READ);
  await wait(0);
  expect([count("edit"), count("read"), count("write"), count("later")]).toEqual([161, 3, 0, 0]);
  await wait(20);
  expect([count("write"), count("later")]).toEqual([1, 3]);
});

test("20 requests are under way at most, and their points end a minute after the answer", async () => {
  const { many, count, limits } = createTenant();
  many(30, "slow", READ, { takes: 5000 });
  await wait(0);
  expect(count("slow")).toBe(20);
  await wait(5);
  expect(count("slow")).toBe(30);
  await wait(59);
  expect(limits.of("installation 1").room().points).toBe(780);
  await wait(2);
  expect(limits.of("installation 1").room().points).toBe(800);
  await wait(4);
  expect(limits.of("installation 1").room().points).toBe(810);
});

test("the more urgent go first, but nobody is overtaken for ever", async () => {
  const { ask, many, gone } = createTenant();
  many(20, "busy", READ, { takes: 35_000 });
  ask("old and low", READ, { urgency: "low", takes: 100 });
  await wait(31);
  ask("low", READ, { urgency: "low", takes: 100 });
  ask("normal", READ, { takes: 100 });
  ask("high", READ, { urgency: "high", takes: 100 });
  await wait(5);
  expect(gone.slice(20).map(({ name }) => name)).toEqual(["old and low", "high", "normal", "low"]);
});

test("replicas share the limits, and share them anew when one goes or comes", async () => {
  let replicas = 2;
  const { many, count } = createTenant({ share: () => 1 / replicas });
  many(40, "slow", READ, { takes: 1000 });
  await wait(0);
  expect(count("slow")).toBe(10);
  replicas = 1;
  await wait(1);
  expect(count("slow")).toBe(30);
  replicas = 3;
  await wait(60);
  many(30, "comment", COMMENT);
  await wait(0);
  expect(count("comment")).toBe(24);
});

test("those who were sent away come back at different times, the urgent ones first", async () => {
  let drawn = 0;
  const random = (): number => (drawn = (drawn + 0.3) % 1);
  const { many, ask, refused } = createTenant({ random });
  many(72, "burst", COMMENT);
  await wait(1);
  for (const urgency of ["low", "normal", "high"] as const) ask(urgency, COMMENT, { urgency });
  await wait(0);
  expect(refused).toEqual([
    { name: "low", until: 78 },
    { name: "normal", until: 72 },
    { name: "high", until: 64.5 },
  ]);
});

test("tenants that did nothing for an hour are forgotten when there are many", async () => {
  const { limits } = createTenant();
  const first = limits.of("tenant 0");
  for (let number = 1; number < 999; number += 1) limits.of(`tenant ${number}`);
  const busy = limits.of("busy");
  await busy.take(COMMENT, "normal", async () => {});
  limits.of("one more");
  expect(limits.of("busy")).toBe(busy);
  expect(limits.of("tenant 0")).not.toBe(first);
});
