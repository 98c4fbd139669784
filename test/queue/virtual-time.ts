import type { Alarm, Clock } from "../../src/control/port.ts";
import { after, type Duration, type Instant, instant } from "../../src/domain/time.ts";

/** Time that stands still until somebody moves it. */
export interface VirtualTime {
  readonly clock: Clock;
  readonly alarm: Alarm;
  /** Moves the clock, ringing each alarm at its own moment, and lets what rang do its work. */
  readonly advance: (span: Duration) => Promise<void>;
  /** Alarms that have not rung. */
  readonly pending: () => readonly Instant[];
}

/** Makes a clock that starts at a fixed moment. */
export function createVirtualTime(): VirtualTime {
  let now = instant("2026-11-21T03:12:45Z");
  const alarms = new Set<{ readonly moment: Instant; readonly ring: () => void }>();
  const next = (until: Instant) =>
    [...alarms]
      .filter(({ moment }) => moment <= until)
      .toSorted((one, other) => one.moment - other.moment)[0];
  return {
    clock: () => now,
    alarm: {
      at: (moment, ring) => {
        const alarm = { moment, ring };
        alarms.add(alarm);
        return () => void alarms.delete(alarm);
      },
    },
    advance: async (span) => {
      const until = after(now, span);
      for (let due = next(until); due !== undefined; due = next(until)) {
        alarms.delete(due);
        now = instant(Math.max(now, due.moment));
        due.ring();
        await turn();
      }
      now = until;
      await turn();
    },
    pending: () => [...alarms].map(({ moment }) => moment),
  };
}

/** Lets everything that waits on settled promises go on. */
export const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
