import type { Urgency } from "../control/port.ts";

/** From the most urgent to the least. */
export const URGENCIES: readonly Urgency[] = ["high", "normal", "low"];

/** The place of an urgency in the order; smaller is more urgent. */
export const rankOf = (urgency: Urgency): number => URGENCIES.indexOf(urgency);

/** The more urgent of the two. */
export const moreUrgent = (one: Urgency, other: Urgency): Urgency =>
  rankOf(one) <= rankOf(other) ? one : other;
