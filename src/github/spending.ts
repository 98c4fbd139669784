import { type Instant, instant, minutes } from "../domain/time.ts";
import { BUDGET, LEAST_FOR_LOW, PART_OF_HOUR } from "./budgets.ts";
import type { Cost } from "./cost.ts";
import type { Urgency } from "./urgency.ts";
import { createWindow } from "./window.ts";

/** What one tenant spends of GitHub's secondary limits. */
export interface Spending {
  /** Spends; the function returned is told when GitHub answered. */
  readonly spend: (cost: Cost, urgency: Urgency) => (answeredAt: Instant) => void;
  /** When points are there for a request, those for requests before it in line included. */
  readonly pointsAt: (points: number, share: number, now: Instant) => Instant;
  /** When content may be created, after that of requests before it in line. */
  readonly contentsAt: (contents: number, urgency: Urgency, share: number, now: Instant) => Instant;
  /** What may be spent at once, by a person's request. */
  readonly room: (share: number, now: Instant) => Cost;
  readonly isIdle: (now: Instant) => boolean;
}

/** Makes the accounts of a tenant that spent nothing yet. */
export function createSpending(): Spending {
  const points = createWindow(minutes(1));
  const minute = createWindow(minutes(1));
  const hour = createWindow(minutes(60));
  const hourOfLow = createWindow(minutes(60));

  const hourAt = (contents: number, urgency: Urgency, share: number, now: Instant): Instant => {
    const whole = BUDGET.contentsAnHour * share;
    const inPart = hour.roomAt(contents, whole * PART_OF_HOUR[urgency], now);
    if (urgency !== "low") return inPart;
    const inWhole = hour.roomAt(contents, whole, now);
    const inLeast = hourOfLow.roomAt(contents, whole * LEAST_FOR_LOW, now);
    return earlierOf(inPart, laterOf(inWhole, inLeast));
  };

  return {
    spend: (cost, urgency) => {
      const isLow = urgency === "low";
      const spent = [
        points.spend(cost.points),
        ...(cost.contents === 0 ? [] : [minute.spend(cost.contents), hour.spend(cost.contents)]),
        ...(cost.contents > 0 && isLow ? [hourOfLow.spend(cost.contents)] : []),
      ];
      return (answeredAt) => {
        for (const answered of spent) answered(answeredAt);
      };
    },
    // A share may be small, but a single write always fits into it.
    pointsAt: (count, share, now) =>
      points.roomAt(count, Math.max(BUDGET.pointsAMinute * share, 5), now),
    contentsAt: (count, urgency, share, now) =>
      laterOf(
        minute.roomAt(count, Math.max(BUDGET.contentsAMinute * share, 1), now),
        hourAt(count, urgency, share, now),
      ),
    room: (share, now) => ({
      points: BUDGET.pointsAMinute * share - points.spent(now),
      contents: Math.min(
        BUDGET.contentsAMinute * share - minute.spent(now),
        BUDGET.contentsAnHour * share - hour.spent(now),
      ),
    }),
    isIdle: (now) => points.spent(now) === 0 && hour.spent(now) === 0,
  };
}

const laterOf = (one: Instant, other: Instant): Instant => instant(Math.max(one, other));
const earlierOf = (one: Instant, other: Instant): Instant => instant(Math.min(one, other));
