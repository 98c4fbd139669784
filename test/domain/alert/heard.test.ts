import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Alert } from "../../../src/domain/alert/alert.ts";
import {
  hear,
  isCalm,
  isNewTo,
  joined,
  NOTHING_HEARD,
  type Heard,
} from "../../../src/domain/alert/heard.ts";
import { readMark, withMark } from "../../../src/domain/alert/mark.ts";
import { instant } from "../../../src/domain/time.ts";

const NOW = instant("2026-11-21T03:12:00Z");
const later = (minutes: number) => instant(NOW + minutes * 60_000);

const alert = (change: Partial<Alert> = {}): Alert => ({
  fingerprint: "alert/ApiDown",
  id: "a",
  name: "ApiDown",
  isFiring: true,
  title: "The API is down",
  detail: undefined,
  severity: undefined,
  service: undefined,
  url: undefined,
  startedAt: NOW,
  labels: [],
  ...change,
});

const all = (alerts: readonly Alert[]): Heard =>
  alerts.reduce((heard, one) => hear(heard, one, later(10)), NOTHING_HEARD);

describe("what is heard", () => {
  test("of an alert without a beginning whose end comes first is that it has recovered", () => {
    const unknown = { startedAt: undefined };
    const ended = hear(NOTHING_HEARD, alert({ ...unknown, isFiring: false }), NOW);
    const both = hear(ended, alert(unknown), later(1));
    expect(both.alerts).toMatchObject([{ isFiring: false, times: 1 }]);
    expect(isCalm(both)).toBe(true);
    // What fires once more is no message that was overtaken, nor is what fires long after.
    expect(hear(both, alert(unknown), later(1)).alerts).toMatchObject([
      { isFiring: true, times: 2 },
    ]);
    expect(hear(ended, alert(unknown), later(2)).alerts).toMatchObject([
      { isFiring: true, times: 1 },
    ]);
  });

  test("of an alert without a beginning goes by the order of messages", () => {
    const unknown = { startedAt: undefined };
    let heard = hear(NOTHING_HEARD, alert(unknown), NOW);
    heard = hear(heard, alert({ ...unknown, isFiring: false }), later(1));
    expect(isCalm(heard)).toBe(true);
    heard = hear(heard, alert(unknown), later(2));
    expect(heard.alerts).toMatchObject([{ isFiring: true, since: later(2), times: 2 }]);
  });

  test("again within five minutes is no news; after them the last time is", () => {
    const heard = hear(NOTHING_HEARD, alert(), NOW);
    expect(hear(heard, alert(), later(4))).toBe(heard);
    expect(hear(heard, alert(), later(5)).alerts).toMatchObject([{ at: later(5), times: 1 }]);
  });

  test("of an older episode is not heard any more", () => {
    const heard = hear(NOTHING_HEARD, alert({ startedAt: later(3), isFiring: false }), later(4));
    expect(hear(heard, alert(), later(5))).toBe(heard);
    expect(isNewTo(heard, alert(), later(5))).toBe(false);
    expect(isNewTo(heard, alert({ startedAt: later(4) }), later(5))).toBe(true);
  });

  test("of an alert without a beginning is new once its incident is over, but for the one its end overtook", () => {
    const unknown = alert({ startedAt: undefined });
    const ended = hear(NOTHING_HEARD, { ...unknown, isFiring: false }, NOW);
    expect(isNewTo(ended, unknown, later(1))).toBe(false);
    expect(isNewTo(ended, unknown, later(2))).toBe(true);
    const fired = hear(NOTHING_HEARD, unknown, NOW);
    expect(isNewTo(fired, unknown, later(1))).toBe(true);
    const recovered = hear(fired, { ...unknown, isFiring: false }, later(1));
    expect(isNewTo(recovered, unknown, later(1))).toBe(true);
  });

  test("beyond the room is kept by its digest, so that all is calm only once that has recovered, too", () => {
    const many = Array.from({ length: 90 }, (_, index) => alert({ id: `a${index}` }));
    const heard = all(many);
    expect([heard.alerts.length, heard.rest.length]).toEqual([60, 30]);
    expect(all([...many, ...many])).toEqual(heard);
    const over = many.map((one) => ({ ...one, isFiring: false }));
    expect(isCalm(over.slice(1).reduce((known, one) => hear(known, one, later(11)), heard))).toBe(
      false,
    );
    expect(isCalm(over.reduce((known, one) => hear(known, one, later(11)), heard))).toBe(true);
  });
});

/** Messages about three alerts in three episodes, in any order and as often as it comes. */
const messages = fc.array(
  fc.record({
    id: fc.constantFrom("a", "b", "c"),
    isFiring: fc.boolean(),
    startedAt: fc.constantFrom(NOW, later(1), later(2)),
  }),
  { maxLength: 12 },
);

const facts = ({ alerts }: Heard) =>
  alerts.map(({ id, isFiring, since }) => `${id} ${isFiring} ${since}`).toSorted();

test("the order of messages and their repetition make no difference", () => {
  fc.assert(
    fc.property(
      messages.chain((said) =>
        fc.tuple(fc.constant(said), fc.shuffledSubarray(said, { minLength: said.length })),
      ),
      ([said, shuffled]) => {
        expect(facts(all(shuffled.map(alert)))).toEqual(facts(all(said.map(alert))));
        expect(facts(all([...said, ...shuffled].map(alert)))).toEqual(facts(all(said.map(alert))));
      },
    ),
  );
});

test("two who heard apart know together what one would have heard, whoever begins", () => {
  fc.assert(
    fc.property(messages, messages, (one, other) => {
      const [a, b] = [all(one.map(alert)), all(other.map(alert))];
      expect(facts(joined(a, b))).toEqual(facts(all([...one, ...other].map(alert))));
      expect(joined(a, b)).toEqual(joined(b, a));
      expect(joined(joined(a, b), b)).toEqual(joined(a, b));
    }),
  );
});

test("the mark in an issue brings back what was heard, and the report below it", () => {
  fc.assert(
    fc.property(messages, fc.string({ unit: "grapheme", maxLength: 200 }), (said, report) => {
      const heard = all(said.map((one) => alert({ ...one, url: "https://a.example/?b=-->" })));
      const body = withMark("| A | B |", { fingerprint: "alert/x", heard, note: 7 }, report);
      const found = readMark(body.replaceAll("\n", "\r\n"));
      expect(found?.mark).toEqual({ fingerprint: "alert/x", heard, note: 7 });
      expect(found?.report.trim()).toBe(report.replaceAll("\r\n", "\n").trim());
    }),
  );
});

test.each([
  "",
  "text",
  "<!-- sitrep:alerts {} -->",
  '<!-- sitrep:alerts {"v":2} -->',
  '> <!-- sitrep:alerts {"v":1} -->',
])("%j is no mark", (body) => {
  expect(readMark(body)).toBeUndefined();
});
