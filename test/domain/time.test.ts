import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  after,
  before,
  between,
  earliest,
  formatClock,
  formatDuration,
  formatInstant,
  instant,
  isInstant,
  isoDuration,
  isoInstant,
  milliseconds,
  minutes,
  parseDuration,
  seconds,
} from "../../src/domain/time.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

describe("a duration as people write it", () => {
  test.each([
    ["90s", 90 * SECOND],
    ["15m", 15 * MINUTE],
    ["1h", HOUR],
    ["2d", 2 * DAY],
    ["3w", 3 * WEEK],
    ["1h 30m", HOUR + 30 * MINUTE],
    ["1h30m", HOUR + 30 * MINUTE],
    [" 10m ", 10 * MINUTE],
    ["0s", 0],
    ["PT15M", 15 * MINUTE],
    ["P1D", DAY],
    ["P2W", 2 * WEEK],
    ["P1W2DT3H4M5S", WEEK + 2 * DAY + 3 * HOUR + 4 * MINUTE + 5 * SECOND],
    [" PT12H ", 12 * HOUR],
  ])("%j is read", (text, length) => {
    expect(parseDuration(text)).toBe(length);
  });

  test.each([
    "",
    "15",
    "m",
    "15 m",
    "15x",
    "x15m",
    "15m!",
    "1.5h",
    "-5m",
    "1234567m",
    "P",
    "PT",
    "P1DT",
    "P1H",
    "PT1D",
    "P1DPT1H",
    "P1234567D",
    "pt15m",
  ])("%j is no duration", (text) => {
    expect(parseDuration(text)).toBeUndefined();
  });
});

describe("a duration as the bot writes it", () => {
  test.each([
    [0, "0 s", "PT0S"],
    [400, "0 s", "PT0S"],
    [500, "1 s", "PT1S"],
    [59 * SECOND + 600, "1 min", "PT1M"],
    [45 * SECOND, "45 s", "PT45S"],
    [HOUR + 30 * MINUTE, "1 h 30 min", "PT1H30M"],
    [HOUR + 30 * MINUTE + 7 * SECOND, "1 h 30 min", "PT1H30M7S"],
    [HOUR + 7 * SECOND, "1 h 7 s", "PT1H7S"],
    [2 * DAY, "2 d", "P2D"],
    [2 * DAY + 3 * HOUR + MINUTE, "2 d 3 h", "P2DT3H1M"],
    [9 * DAY, "9 d", "P9D"],
  ])("%d milliseconds are %j, and %j for machines", (span, words, iso) => {
    expect(formatDuration(milliseconds(span))).toBe(words);
    expect(isoDuration(milliseconds(span))).toBe(iso);
  });

  test("has no sign: whoever says it says before or after", () => {
    expect(formatDuration(milliseconds(-90 * MINUTE))).toBe("1 h 30 min");
  });

  test("for machines says the same when it is read again", () => {
    fc.assert(
      fc.property(fc.nat(100 * 24 * 3600), (count) => {
        expect(parseDuration(isoDuration(seconds(count)))).toBe(count * SECOND);
      }),
    );
  });
});

describe("a moment", () => {
  const at = instant("2026-11-21T03:12:45.678Z");

  test("is written in UTC, without a fraction", () => {
    expect(formatInstant(at)).toBe("2026-11-21 03:12:45 UTC");
    expect(isoInstant(at)).toBe("2026-11-21T03:12:45Z");
    expect(formatClock(at)).toBe("03:12 UTC");
  });

  test("is moved by durations, and moments lie a duration apart", () => {
    expect(isoInstant(after(at, minutes(2)))).toBe("2026-11-21T03:14:45Z");
    expect(isoInstant(before(at, minutes(2)))).toBe("2026-11-21T03:10:45Z");
    expect(between(at, after(at, seconds(5)))).toBe(5000);
    expect(between(after(at, seconds(5)), at)).toBe(-5000);
  });

  test("is the earliest of those that are there", () => {
    const later = after(at, minutes(1));
    expect(earliest(later, undefined, at)).toBe(at);
    expect(earliest(undefined)).toBeUndefined();
    expect(earliest()).toBeUndefined();
  });

  test("is a number that can be written as a date", () => {
    expect(isInstant(at)).toBe(true);
    expect(isInstant(Number.NaN)).toBe(false);
    expect(isInstant(9e15)).toBe(false);
  });
});
