import type { Alarm, Clock } from "../../src/control/port.ts";
import {
  after,
  between,
  formatClock,
  instant,
  milliseconds,
  type Duration,
  type Instant,
} from "../../src/domain/time.ts";

/** The time of day, which can be moved forward; alarms that are passed over ring at once. */
export interface MovingClock {
  readonly now: Clock;
  readonly alarm: Alarm;
  /** How far it is ahead of the machine's clock. */
  readonly ahead: () => Duration;
  readonly skip: (span: Duration) => void;
  /** `03:12 UTC` */
  readonly show: () => string;
  /** Forgets the alarms. */
  readonly stop: () => void;
}

interface Waiting {
  readonly moment: Instant;
  readonly ring: () => void;
  timer: NodeJS.Timeout;
}

/** The longest wait a timer can hold, in milliseconds. */
const LONGEST = 2 ** 31 - 1;

/** Starts a clock that shows the time of the machine until it is moved. */
export function startMovingClock(): MovingClock {
  let ahead = milliseconds(0);
  const waiting = new Set<Waiting>();
  const now = (): Instant => after(instant(Date.now()), ahead);
  const look = (one: Waiting): void => {
    clearTimeout(one.timer);
    const left = between(now(), one.moment);
    if (left <= 0) {
      waiting.delete(one);
      one.ring();
    } else one.timer = setTimeout(() => look(one), Math.min(left, LONGEST));
  };
  return {
    now,
    ahead: () => ahead,
    show: () => formatClock(now()),
    alarm: {
      at: (moment, ring) => {
        const one: Waiting = {
          moment,
          ring,
          timer: setTimeout(
            () => look(one),
            Math.min(Math.max(0, between(now(), moment)), LONGEST),
          ),
        };
        waiting.add(one);
        return () => {
          clearTimeout(one.timer);
          waiting.delete(one);
        };
      },
    },
    skip: (span) => {
      ahead = milliseconds(ahead + span);
      for (const one of [...waiting].toSorted((a, b) => a.moment - b.moment)) look(one);
    },
    stop: () => {
      for (const { timer } of waiting) clearTimeout(timer);
      waiting.clear();
    },
  };
}
