import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { after, instant, milliseconds, minutes, seconds } from "../../src/domain/time.ts";
import { systemAlarm } from "../../src/queue/alarm.ts";

const clock = () => instant(Date.now());

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("an alarm rings at its moment and not before", () => {
  const ring = vi.fn();
  systemAlarm(clock).at(after(clock(), seconds(10)), ring);
  vi.advanceTimersByTime(9999);
  expect(ring).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(ring).toHaveBeenCalledOnce();
});

test("a moment further away than the platform's timers reach is waited for in parts", () => {
  const ring = vi.fn();
  const days = 60 * 24 * 60;
  systemAlarm(clock).at(after(clock(), minutes(days)), ring);
  vi.advanceTimersByTime(days * 60_000 - 1);
  expect(ring).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(ring).toHaveBeenCalledOnce();
});

test("an alarm taken back does not ring, in whichever part it is", () => {
  const ring = vi.fn();
  const cancel = systemAlarm(clock).at(after(clock(), milliseconds(2 ** 31 * 2)), ring);
  vi.advanceTimersByTime(2 ** 31 + 5);
  cancel();
  vi.advanceTimersByTime(2 ** 32);
  expect(ring).not.toHaveBeenCalled();
});
