import type { Alarm, Clock } from "../control/port.ts";
import {
  after,
  type Duration,
  earliest,
  type Instant,
  instant,
  milliseconds,
} from "../domain/time.ts";
import { BUDGET, LONGEST_WAIT, SPREAD } from "./budgets.ts";
import type { Cost } from "./cost.ts";
import { createLine, type Waiting } from "./line.ts";
import { LimitFault, unstatedWait } from "./limited.ts";
import type { Problem } from "./problem.ts";
import { createPromises } from "./promises.ts";
import { createQuota } from "./quota.ts";
import { createSpending } from "./spending.ts";
import type { Urgency } from "./urgency.ts";

/** What turns depend on besides GitHub's answers. */
export interface Surroundings {
  readonly clock: Clock;
  readonly alarm: Alarm;
  /** From [0, 1); spreads those that come back after a limit. */
  readonly random: () => number;
  /** The part of the limits that is this process's own, above 0 and at most 1. */
  readonly share: () => number;
}

/** One tenant's requests, each in its turn. */
export interface Turns {
  /** Does something when it is its turn; throws a `LimitFault` instead when that would take long. */
  readonly take: <T>(cost: Cost, urgency: Urgency, doing: () => Promise<T>) => Promise<T>;
  /** Told of the headers of each answer. */
  readonly hear: (headers: Problem["headers"]) => void;
  /** GitHub refused because of a limit: nothing goes out for so long, or for as long as GitHub asks by default. */
  readonly pause: (wait: Duration | undefined) => void;
  /** GitHub took a request. */
  readonly resume: () => void;
  /** What is left of the pause. */
  readonly pausedFor: () => Duration;
  /** When a request that was refused now may come again. */
  readonly comeBackAt: (urgency: Urgency) => Instant;
  /** What may go out at once. */
  readonly room: () => Cost;
  readonly isIdle: () => boolean;
}

/** Makes the turns of one tenant. */
export function createTurns({ clock, alarm, random, share }: Surroundings): Turns {
  const line = createLine();
  const spending = createSpending();
  const quota = createQuota();
  const promises = createPromises();
  let underWay = 0;
  let pausedUntil: Instant | undefined;
  let pauses = 0;
  let silence: (() => void) | undefined;

  const spread = (at: Instant, urgency: Urgency): Instant =>
    after(at, milliseconds(Math.floor(SPREAD[urgency] * random())));

  /** When a request may go, with those before it in line; `ahead` is what they take. */
  const turnOf = ({ cost, urgency }: Waiting, ahead: Cost, part: number, now: Instant): Instant => {
    const contents = ahead.contents + cost.contents;
    return instant(
      Math.max(
        pausedUntil ?? now,
        quota.roomAt(urgency, underWay, now),
        spending.pointsAt(ahead.points + cost.points, part, now),
        cost.contents === 0 ? now : spending.contentsAt(contents, urgency, part, now),
        cost.contents === 0 ? now : promises.overAt(urgency, now),
      ),
    );
  };

  const sendAway = ({ cost, urgency, refuse }: Waiting, at: Instant): void => {
    const retryAt = spread(at, urgency);
    if (cost.contents > 0) promises.make(urgency, retryAt);
    refuse(retryAt);
  };

  /** Lets everybody go whose turn it is, sends those away who would wait long, and looks again when the next may go. */
  const look = (): void => {
    silence?.();
    const part = share();
    const slots = Math.max(1, Math.floor(BUDGET.atOnce * part));
    let ahead: Cost = { points: 0, contents: 0 };
    let next: Instant | undefined;
    for (const waiting of line.all()) {
      const now = clock();
      const at = turnOf(waiting, ahead, part, now);
      // Whoever only waits for others to be answered stays: that is no limit, and it ends.
      if (at > now && at > after(waiting.since, LONGEST_WAIT)) {
        line.leave(waiting);
        sendAway(waiting, at);
        continue;
      }
      if (at <= now && underWay < slots) {
        line.leave(waiting);
        waiting.start();
        continue;
      }
      ahead = {
        points: ahead.points + waiting.cost.points,
        contents: ahead.contents + waiting.cost.contents,
      };
      if (at > now) next = earliest(next, at);
    }
    silence = next === undefined ? undefined : alarm.at(next, look);
  };

  const run = async <T>(cost: Cost, urgency: Urgency, doing: () => Promise<T>): Promise<T> => {
    const answered = spending.spend(cost, urgency);
    if (cost.contents > 0) promises.note(urgency, clock());
    underWay += 1;
    try {
      return await doing();
    } finally {
      underWay -= 1;
      answered(clock());
      look();
    }
  };

  return {
    take: (cost, urgency, doing) =>
      new Promise((resolve, reject) => {
        line.join({
          cost,
          urgency,
          since: clock(),
          start: () => resolve(run(cost, urgency, doing)),
          refuse: (retryAt) => reject(new LimitFault(WAITS, { retryAt })),
        });
        look();
      }),
    hear: (headers) => quota.hear(headers, clock()),
    pause: (wait) => {
      const now = clock();
      const isPaused = pausedUntil !== undefined && pausedUntil > now;
      const until = after(now, wait ?? unstatedWait(isPaused ? Math.max(0, pauses - 1) : pauses));
      // Requests that were under way when it began are refused, too; they are no further pauses.
      if (!isPaused) pauses += 1;
      pausedUntil = instant(Math.max(pausedUntil ?? now, until));
    },
    resume: () => {
      if (pausedUntil === undefined || pausedUntil <= clock()) pauses = 0;
    },
    pausedFor: () => milliseconds(Math.max(0, (pausedUntil ?? 0) - clock())),
    comeBackAt: (urgency) => spread(instant(Math.max(pausedUntil ?? 0, clock())), urgency),
    room: () => spending.room(share(), clock()),
    isIdle: () => {
      const now = clock();
      const isPaused = pausedUntil !== undefined && pausedUntil > now;
      return underWay === 0 && line.all().length === 0 && !isPaused && spending.isIdle(now);
    },
  };
}

const WAITS = "the requests GitHub allows for now are used up (rate limit)";
