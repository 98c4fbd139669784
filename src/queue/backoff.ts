import { Fault, TerminalFault } from "../domain/fault.ts";
import {
  after,
  type Duration,
  type Instant,
  milliseconds,
  minutes,
  seconds,
} from "../domain/time.ts";

/** How a failed pass is tried again. */
export interface Backoff {
  /** Wait before the second try; each further wait is twice as long. */
  readonly first: Duration;
  /** No wait is longer than this, before jitter. */
  readonly longest: Duration;
  /** Tries in a row after which a key is dead. */
  readonly attempts: number;
}

/** Rides out an outage of GitHub of about an hour and a half. */
export const PATIENT: Backoff = { first: seconds(2), longest: minutes(10), attempts: 17 };

/**
 * When to try again after the given number of failures in a row, `undefined` when never.
 * `random` is from [0, 1): the wait is between half and one and a half times the nominal one, so that
 * keys which failed together do not come back together.
 */
export function retryAt(
  problem: unknown,
  failures: number,
  now: Instant,
  backoff: Backoff,
  random: number,
): Instant | undefined {
  if (problem instanceof TerminalFault || failures >= backoff.attempts) return undefined;
  const nominal = Math.min(backoff.first * 2 ** (failures - 1), backoff.longest);
  const at = after(now, milliseconds(Math.round(nominal * (0.5 + random))));
  const notBefore = problem instanceof Fault ? problem.retryAt : undefined;
  return notBefore !== undefined && notBefore > at ? notBefore : at;
}

/** Why a pass failed, in words for an operator. */
export const reasonOf = (problem: unknown): string =>
  problem instanceof Error ? problem.message : "unknown problem";
