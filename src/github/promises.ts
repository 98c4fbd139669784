import { after, type Instant, instant, minutes } from "../domain/time.ts";
import type { Urgency } from "./urgency.ts";

/** Room kept for those who were sent away and told when to come back. */
export interface Promises {
  readonly make: (urgency: Urgency, until: Instant) => void;
  /** When nobody more urgent is expected any more, or when it is time for somebody less urgent all the same. */
  readonly overAt: (urgency: Urgency, now: Instant) => Instant;
  readonly note: (urgency: Urgency, now: Instant) => void;
}

/** So long the more urgent ones may keep room for themselves before one of the others has a turn. */
const LONGEST = minutes(5);

const MORE_URGENT: Readonly<Record<Urgency, readonly Urgency[]>> = {
  low: ["normal", "high"],
  normal: ["high"],
  high: [],
};

/** Nobody was promised anything. */
export function createPromises(): Promises {
  const promised = new Map<Urgency, Instant>();
  const lastTurn = new Map<Urgency, Instant>();
  return {
    make: (urgency, until) => {
      promised.set(urgency, instant(Math.max(promised.get(urgency) ?? 0, until)));
    },
    overAt: (urgency, now) => {
      const until = Math.max(now, ...MORE_URGENT[urgency].map((one) => promised.get(one) ?? 0));
      if (until === now) {
        lastTurn.set(urgency, now);
        return now;
      }
      const since = lastTurn.get(urgency) ?? now;
      lastTurn.set(urgency, since);
      return instant(Math.max(now, Math.min(until, after(since, LONGEST))));
    },
    note: (urgency, now) => {
      lastTurn.set(urgency, now);
    },
  };
}
