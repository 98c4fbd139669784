import type { Alarm } from "../../src/control/port.ts";
import { instant, milliseconds, after, type Instant } from "../../src/domain/time.ts";

/** A clock that a test moves, and the alarms set on it. It begins at the real time, as tokens do. */
export interface TestClock {
  readonly now: () => Instant;
  /** How far it is ahead of the real time. */
  readonly offset: () => number;
  readonly alarm: Alarm;
  /** Lets time pass; alarms that fall due ring. */
  readonly pass: (span: number) => void;
}

/** Makes a clock that stands still but for `pass`. */
export function createTestClock(): TestClock {
  // Whole seconds, as GitHub's: a moment read back from a payload is the moment itself.
  const began = Math.floor(Date.now() / 1000) * 1000;
  let now = instant(began);
  const waiting = new Set<{ readonly at: Instant; readonly ring: () => void }>();
  return {
    now: () => now,
    offset: () => now - Date.now(),
    alarm: {
      at: (moment, ring) => {
        const entry = { at: moment, ring };
        if (moment <= now) queueMicrotask(ring);
        else waiting.add(entry);
        return () => waiting.delete(entry);
      },
    },
    pass: (span) => {
      now = after(now, milliseconds(span));
      for (const entry of [...waiting].toSorted((a, b) => a.at - b.at)) {
        if (entry.at > now) break;
        waiting.delete(entry);
        entry.ring();
      }
    },
  };
}
