import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readInstant } from "../../../src/domain/form/moment.ts";
import { instant, isoInstant } from "../../../src/domain/time.ts";

const OPENED = instant("2026-11-21T03:00:00Z");
const read = (text: string | undefined): string | undefined => {
  const at = readInstant(text, OPENED);
  return at === undefined ? undefined : isoInstant(at);
};

describe("since when", () => {
  test.each([
    ["2026-11-21T02:40:00Z", "2026-11-21T02:40:00Z"],
    ["2026-11-21T03:40:00+01:00", "2026-11-21T02:40:00Z"],
    ["2026-11-20T21:10:00-05:30", "2026-11-21T02:40:00Z"],
    ["2026-11-21 08:10 +0530", "2026-11-21T02:40:00Z"],
    ["2026-11-20 21:40 UTC-5", "2026-11-21T02:40:00Z"],
    ["2026-11-21T02:40:12.345Z", "2026-11-21T02:40:12Z"],
    ["2026-11-21 02:40 UTC", "2026-11-21T02:40:00Z"],
    ["2026-11-20 at 21:05", "2026-11-20T21:05:00Z"],
    ["2026/11/20, 21:05 (CET)", "2026-11-20T20:05:00Z"],
    ["20.11.2026 21:05", "2026-11-20T21:05:00Z"],
    ["02:40 UTC", "2026-11-21T02:40:00Z"],
    ["02:40", "2026-11-21T02:40:00Z"],
    ["about 2:40 am", "2026-11-21T02:40:00Z"],
    ["2am UTC", "2026-11-21T02:00:00Z"],
    ["since 02:40:30 UTC, right after the deploy at 02:38", "2026-11-21T02:40:30Z"],
    ["22:10", "2026-11-20T22:10:00Z"],
    ["10 pm", "2026-11-20T22:00:00Z"],
    ["yesterday 01:00", "2026-11-20T01:00:00Z"],
    ["wczoraj o 22:10", "2026-11-20T22:10:00Z"],
    ["03:50 CET", "2026-11-21T02:50:00Z"],
    ["21:30 EST", "2026-11-21T02:30:00Z"],
    ["02h40", "2026-11-21T02:40:00Z"],
    ["03:05", "2026-11-21T03:00:00Z"],
    ["１２：００", "2026-11-20T12:00:00Z"],
    ["10 minutes ago", "2026-11-21T02:50:00Z"],
    ["about 20 min", "2026-11-21T02:40:00Z"],
    ["1h 30m ago", "2026-11-21T01:30:00Z"],
    ["an hour ago", "2026-11-21T02:00:00Z"],
    ["half an hour ago", "2026-11-21T02:30:00Z"],
    ["1.5 hours", "2026-11-21T01:30:00Z"],
    ["2 days", "2026-11-19T03:00:00Z"],
    ["vor 20 Minuten", "2026-11-21T02:40:00Z"],
    ["około 20 minut temu", "2026-11-21T02:40:00Z"],
    ["il y a une heure", "2026-11-21T02:00:00Z"],
    ["hace 5 minutos", "2026-11-21T02:55:00Z"],
    ["há 5 minutos", "2026-11-21T02:55:00Z"],
    ["20 минут назад", "2026-11-21T02:40:00Z"],
    ["約20分前", "2026-11-21T02:40:00Z"],
    ["2小时前", "2026-11-21T01:00:00Z"],
    ["20분 전", "2026-11-21T02:40:00Z"],
    ["just now", "2026-11-21T03:00:00Z"],
  ])("%j", (text, at) => {
    expect(read(text)).toBe(at);
  });

  test.each([
    undefined,
    "",
    "no idea",
    "this morning",
    "2026-11-21",
    "2027-11-21 02:40",
    "2026-13-01 02:40",
    "2026-02-30 02:40",
    "25:10",
    "02:75",
    "02:40 IST",
    "02:40 local time",
    "02:40 Europe/Warsaw",
    "5 of 10 pods",
    "1h30",
    "error 500",
    "20 users",
  ])("%j cannot be read", (text) => {
    expect(read(text)).toBeUndefined();
  });

  test("is never ahead of the opening, whatever is written", () => {
    const word = fc.constantFrom(
      "02:40",
      "23:59",
      "2026-11-21",
      "T",
      "Z",
      "UTC",
      "CET",
      "+09:00",
      "ago",
      "99999999",
      "min",
      "d",
      "am",
      " ",
      "昨日",
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(word, fc.string({ maxLength: 4 })), { maxLength: 8 }),
        (words) => {
          const at = readInstant(words.join(" "), OPENED);
          expect(at === undefined || at <= OPENED).toBe(true);
        },
      ),
    );
  });
});
