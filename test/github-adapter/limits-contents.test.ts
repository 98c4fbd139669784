import { expect, test } from "vitest";
import type { Urgency } from "../../src/github/urgency.ts";
import { COMMENT, createTenant, EDIT, useFakeTime, wait } from "./tenant.ts";

useFakeTime();

test("a burst goes out at once, what is more waits, and nobody waits for another installation", async () => {
  const { ask, many, count, gone } = createTenant();
  many(72, "burst", COMMENT);
  await wait(35);
  ask("late", COMMENT);
  ask("calm", COMMENT, { tenant: "installation 2" });
  ask("edit", EDIT);
  await wait(0);
  expect([count("burst"), count("late"), count("calm"), count("edit")]).toEqual([72, 0, 1, 1]);
  await wait(25);
  expect(gone.at(-1)).toEqual({ name: "late", at: 60 });
});

test("whoever would wait long is told when to come back, and edits go on", async () => {
  const { ask, many, count, refused } = createTenant();
  many(72, "burst", COMMENT);
  await wait(1);
  many(3, "late", COMMENT);
  ask("edit", EDIT);
  await wait(0);
  expect(refused).toEqual(Array.from({ length: 3 }, () => ({ name: "late", until: 60 })));
  expect(count("edit")).toBe(1);
});

test("an hour has a limit of its own, which more urgent requests reach later", async () => {
  const { ask, many, count, refused } = createTenant();
  const spend = async (number: number, urgency: Urgency): Promise<void> => {
    for (let left = number; left > 0; left -= 70) {
      many(Math.min(left, 70), urgency, COMMENT, { urgency });
      await wait(61);
    }
  };
  // Of 480, six tenths for timers, 95 in a hundred for what was opened, all for people.
  await spend(300, "low");
  expect(count("low")).toBe(288);
  await spend(180, "normal");
  expect(count("normal")).toBe(168);
  await spend(30, "high");
  expect(count("high")).toBe(24);
  ask("edit", EDIT);
  await wait(0);
  expect(count("edit")).toBe(1);
  // The first of them leave the hour at its end, for whoever may use all of it.
  expect(refused.at(-1)).toEqual({ name: "high", until: 3600 });
});

test("what is not urgent gets a tenth of the hour, however much the rest needs", async () => {
  const { many, count } = createTenant();
  for (let minute = 0; minute < 5; minute += 1) {
    many(70, "high", COMMENT, { urgency: "high" });
    await wait(61);
  }
  many(60, "low", COMMENT, { urgency: "low" });
  await wait(0);
  expect(count("low")).toBe(48);
});

test("room is kept for those who were sent away, until they had the time to come back", async () => {
  const { ask, many, count, refused, gone } = createTenant({ random: () => 0.5 });
  many(72, "burst", COMMENT);
  await wait(1);
  ask("card", COMMENT);
  await wait(44);
  expect(refused).toEqual([{ name: "card", until: 70 }]);
  ask("reminder", COMMENT, { urgency: "low" });
  await wait(24);
  expect(count("reminder")).toBe(0);
  await wait(1);
  expect(gone.at(-1)).toEqual({ name: "reminder", at: 70 });
});

test("while more urgent ones are sent away all the time, one of the others goes every five minutes", async () => {
  const { ask, many, gone } = createTenant({ random: () => 0.5 });
  for (let minute = 0; minute < 6; minute += 1) {
    many(73, "card", COMMENT);
    await wait(50);
    ask("reminder", COMMENT, { urgency: "low" });
    await wait(10);
  }
  const reminders = gone.filter(({ name }) => name === "reminder");
  expect(reminders).toEqual([{ name: "reminder", at: 360 }]);
});
