import { after, type Duration, type Instant, milliseconds } from "../domain/time.ts";

/**
 * What was spent in the last minute or hour. A request under way counts until it is answered and for a whole span
 * from then on, because nobody knows at which moment between the two GitHub counts it.
 */
export interface SpendingWindow {
  /** Spends; the function returned is told when GitHub answered. */
  readonly spend: (cost: number) => (answeredAt: Instant) => void;
  readonly spent: (now: Instant) => number;
  /** When so much more fits into a budget, if nothing else is spent; `now` when it fits at once. */
  readonly roomAt: (cost: number, budget: number, now: Instant) => Instant;
}

/** A window in which nothing was spent yet. */
export function createWindow(span: Duration): SpendingWindow {
  const answered: { readonly cost: number; readonly endsAt: Instant }[] = [];
  let sum = 0;
  const forget = (now: Instant): void => {
    for (let first = answered[0]; first !== undefined && first.endsAt <= now;) {
      sum -= first.cost;
      answered.shift();
      first = answered[0];
    }
  };
  return {
    spend: (cost) => {
      sum += cost;
      return (answeredAt) => {
        answered.push({ cost, endsAt: after(answeredAt, span) });
      };
    },
    spent: (now) => {
      forget(now);
      return sum;
    },
    roomAt: (cost, budget, now) => {
      forget(now);
      // What is more than a whole budget has to wait for whole spans.
      const spans = Math.floor((cost - 1) / budget);
      const wait = milliseconds(spans * span);
      let excess = sum + cost - spans * budget - budget;
      if (excess <= 0) return after(now, wait);
      for (const { cost: freed, endsAt } of answered) {
        excess -= freed;
        if (excess <= 0) return after(endsAt, wait);
      }
      // The rest is under way: it will be answered soon, and end a span later.
      return after(now, milliseconds(wait + span));
    },
  };
}
