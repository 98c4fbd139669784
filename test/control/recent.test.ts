import { expect, test } from "vitest";
import { createRecent } from "../../src/control/recent/recent.ts";
import { NO_TRACE, noteIssue } from "../../src/control/recent/trace.ts";
import { after, instant, minutes, seconds } from "../../src/domain/time.ts";
import { KEY } from "../support/memory-forge.ts";

const NOW = instant("2026-11-21T03:00:00Z");
const OTHER = { ...KEY, number: 8 };
const FACE = { labels: ["incident"], isOpen: true };
const WRITTEN = { at: NOW, changedAt: undefined };

test("a write is remembered for a minute", () => {
  const recent = createRecent();
  recent.note(KEY, (trace) => noteIssue(trace, undefined, FACE, WRITTEN), NOW);
  expect(recent.traceOf(KEY, after(NOW, seconds(59))).issue?.value).toEqual(FACE);
  expect(recent.traceOf(KEY, after(NOW, minutes(1)))).toEqual(NO_TRACE);
  expect(recent.traceOf(OTHER, NOW)).toEqual(NO_TRACE);
});

test("of too many issues the one written to longest ago is forgotten", () => {
  const recent = createRecent(2);
  for (const number of [1, 2, 1, 3])
    recent.note({ ...KEY, number }, (trace) => noteIssue(trace, undefined, FACE, WRITTEN), NOW);
  const known = [1, 2, 3].filter(
    (number) => recent.traceOf({ ...KEY, number }, NOW).issue !== undefined,
  );
  expect(known).toEqual([1, 3]);
});

test("one contradiction is waited for during five seconds, and once it is gone the next one again", () => {
  const recent = createRecent();
  expect(recent.shouldWait(KEY, "a", NOW)).toBe(true);
  expect(recent.shouldWait(KEY, "a", after(NOW, seconds(4)))).toBe(true);
  expect(recent.shouldWait(OTHER, "a", after(NOW, seconds(4)))).toBe(true);
  expect(recent.shouldWait(KEY, "a", after(NOW, seconds(5)))).toBe(false);
  expect(recent.shouldWait(KEY, "a", after(NOW, minutes(60)))).toBe(false);
  expect(recent.shouldWait(KEY, undefined, after(NOW, minutes(61)))).toBe(false);
  expect(recent.shouldWait(KEY, "a", after(NOW, minutes(62)))).toBe(true);
});

test("a clock that is set back makes nobody wait for longer", () => {
  const recent = createRecent();
  expect(recent.shouldWait(KEY, "a", NOW)).toBe(true);
  const back = after(NOW, minutes(-5));
  expect(recent.shouldWait(KEY, "a", back)).toBe(true);
  expect(recent.shouldWait(KEY, "a", after(back, seconds(5)))).toBe(false);
});
