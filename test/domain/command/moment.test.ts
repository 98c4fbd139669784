import fc from "fast-check";
import { expect, test } from "vitest";
import { parseMoment } from "../../../src/domain/command/moment.ts";
import { formatInstant, instant, isoInstant } from "../../../src/domain/time.ts";

const NOW = instant("2026-11-21T03:20:00Z");
const read = (text: string): string | undefined => {
  const at = parseMoment(text, NOW);
  return at === undefined ? undefined : isoInstant(at);
};

test.for([
  ["2026-11-21T03:12:45Z", "2026-11-21T03:12:45Z"],
  ["2026-11-21T03:12:45.678Z", "2026-11-21T03:12:45Z"],
  ["2026-11-21T03:12Z", "2026-11-21T03:12:00Z"],
  ["2026-11-21 03:12 UTC", "2026-11-21T03:12:00Z"],
  ["2026-11-21  03:12:01 gmt", "2026-11-21T03:12:01Z"],
  ["2026-11-21t04:12+01:00", "2026-11-21T03:12:00Z"],
  ["2026-11-20 20:12 -0700", "2026-11-21T03:12:00Z"],
  ["  03:12 UTC ", "2026-11-21T03:12:00Z"],
  ["3:12Z", "2026-11-21T03:12:00Z"],
  ["03:12:07 UTC", "2026-11-21T03:12:07Z"],
  ["03:20 UTC", "2026-11-21T03:20:00Z"],
  ["03:21 UTC", "2026-11-20T03:21:00Z"],
  ["23:59 UTC", "2026-11-20T23:59:00Z"],
  ["20m ago", "2026-11-21T03:00:00Z"],
  ["1h 20m ago", "2026-11-21T02:00:00Z"],
  ["2d ago", "2026-11-19T03:20:00Z"],
  ["2028-02-29 00:00 UTC", "2028-02-29T00:00:00Z"],
] as const)("%s is %s", ([text, expected]) => {
  expect(read(text)).toBe(expected);
});

test.for([
  "",
  "now",
  "yesterday",
  "03:12",
  "2026-11-21",
  "2026-11-21 03:12",
  "2026-02-30 03:12 UTC",
  "2026-02-29 03:12 UTC",
  "2026-13-01 03:12 UTC",
  "2026-11-21 24:12 UTC",
  "2026-11-21 03:60 UTC",
  "24:00 UTC",
  "03:60 UTC",
  "03:12 CET",
  "x03:12 UTC",
  "03:12 UTC or so",
  "on 2026-11-21 03:12 UTC",
  "20 ago",
  "m ago",
  "20m",
  "20m ago today",
  "2026-11-21 03:12 +99:00",
])("%s cannot be read", (text) => {
  expect(read(text)).toBeUndefined();
});

test("a moment is read back from how it is written", () => {
  const moments = fc.date({
    min: new Date("2000-01-01"),
    max: new Date("2099-12-31"),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(moments, (date) => {
      const at = instant(Math.floor(date.getTime() / 1000) * 1000);
      expect(parseMoment(isoInstant(at), NOW)).toBe(at);
      expect(parseMoment(formatInstant(at), NOW)).toBe(at);
    }),
  );
});
