import { type Duration, minutes, seconds } from "../domain/time.ts";
import type { Urgency } from "./urgency.ts";

/**
 * Of GitHub's limits for one installation (100 requests at once, 900 points a minute, 80 contents a minute and 500 an
 * hour) what we use: a little is left over for what is not counted alike on both sides. Of 100 requests at once 20 are
 * enough to be as fast as GitHub answers, and leave the rest to other processes of the same installation.
 * GitHub's advice to wait a second between two writes is not followed: an incident would take half a minute to open.
 */
export const BUDGET = {
  atOnce: 20,
  pointsAMinute: 810,
  contentsAMinute: 72,
  contentsAnHour: 480,
} as const;

/** The part of an hour's contents each urgency may use up, so that a new incident finds room after any reminders. */
export const PART_OF_HOUR: Readonly<Record<Urgency, number>> = { low: 0.6, normal: 0.95, high: 1 };

/** The part of an hour's contents that is there for what is not urgent, however much the rest needs. */
export const LEAST_FOR_LOW = 0.1;

/**
 * The lead that more urgent requests have in line. Who waited that much longer goes first, so nobody is overtaken for
 * ever.
 */
export const LEAD: Readonly<Record<Urgency, Duration>> = {
  high: seconds(0),
  normal: seconds(10),
  low: seconds(30),
};

/** A wait that is worth keeping a pass waiting; a longer one becomes a `LimitFault`. */
export const LONGEST_WAIT = seconds(30);

/** Over how long those that were sent away come back, the more urgent ones first. */
export const SPREAD: Readonly<Record<Urgency, Duration>> = {
  high: seconds(5),
  normal: seconds(20),
  low: minutes(1),
};
