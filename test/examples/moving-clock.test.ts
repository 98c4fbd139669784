import { expect, onTestFinished, test } from "vitest";
import { startMovingClock, type MovingClock } from "../../examples/demo/moving-clock.ts";
import { after, between, minutes } from "../../src/domain/time.ts";

function startClock(): MovingClock {
  const clock = startMovingClock();
  onTestFinished(clock.stop);
  return clock;
}

test("it shows the machine's time until it is moved", () => {
  const clock = startClock();
  const before = Date.now();
  expect(clock.now()).toBeGreaterThanOrEqual(before);
  expect(clock.now()).toBeLessThanOrEqual(Date.now());
  clock.skip(minutes(10));
  expect(clock.now()).toBeGreaterThanOrEqual(before + minutes(10));
  expect(clock.ahead()).toBe(minutes(10));
});

test("an alarm that is passed over rings at once, in the order of the alarms", () => {
  const clock = startClock();
  const rung: string[] = [];
  const now = clock.now();
  clock.alarm.at(after(now, minutes(9)), () => rung.push("nine"));
  clock.alarm.at(after(now, minutes(5)), () => rung.push("five"));
  clock.alarm.at(after(now, minutes(15)), () => rung.push("fifteen"));
  clock.skip(minutes(10));
  expect(rung).toEqual(["five", "nine"]);
  clock.skip(minutes(10));
  expect(rung).toEqual(["five", "nine", "fifteen"]);
});

test("an alarm that was taken back does not ring", () => {
  const clock = startClock();
  let hasRung = false;
  const takeBack = clock.alarm.at(after(clock.now(), minutes(5)), () => {
    hasRung = true;
  });
  takeBack();
  clock.skip(minutes(10));
  expect(hasRung).toBe(false);
});

test("an alarm rings by itself, never early", async () => {
  const clock = startClock();
  const moment = after(clock.now(), minutes(10));
  const rungAt = new Promise<number>((resolve) => {
    clock.alarm.at(moment, () => resolve(clock.now()));
  });
  // All but the last 20 milliseconds.
  clock.skip(between(clock.now(), after(moment, minutes(-1 / 3000))));
  await expect(rungAt).resolves.toBeGreaterThanOrEqual(moment);
});
