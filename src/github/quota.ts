import { after, type Instant, milliseconds } from "../domain/time.ts";
import type { Problem } from "./problem.ts";
import type { Urgency } from "./urgency.ts";

/** What is left of a tenant's requests of the hour (the primary limit), as its last answers said. */
export interface Quota {
  /** Reads the headers of an answer, whichever it was. */
  readonly hear: (headers: Problem["headers"], now: Instant) => void;
  /** When a request may go: at the end of the hour, if what is left is kept for more urgent ones. */
  readonly roomAt: (urgency: Urgency, underWay: number, now: Instant) => Instant;
}

/** Part of the hour's requests that each urgency leaves to more urgent ones. */
const KEPT: Readonly<Record<Urgency, number>> = { low: 0.1, normal: 0.03, high: 0 };

/** Two ends of an hour nearer to each other than this are the same one: GitHub tells whole seconds. */
const SAME = 30_000;

interface Left {
  readonly limit: number;
  readonly remaining: number;
  readonly endsAt: Instant;
}

/** A quota of which nothing is known yet. */
export function createQuota(): Quota {
  let left: Left | undefined;
  return {
    hear: (headers, now) => {
      const heard = leftBy(headers, now);
      if (heard === undefined) return;
      const isSameHour = left !== undefined && heard.endsAt - left.endsAt < SAME;
      // Answers may arrive in another order than they were made.
      const remaining = isSameHour
        ? Math.min(left?.remaining ?? heard.remaining, heard.remaining)
        : heard.remaining;
      left = { ...heard, remaining };
    },
    roomAt: (urgency, underWay, now) => {
      if (left === undefined || left.endsAt <= now) return now;
      const isEnough = left.remaining - underWay > left.limit * KEPT[urgency];
      return isEnough ? now : after(left.endsAt, milliseconds(1000));
    },
  };
}

/** The end of the hour is told by GitHub's clock: its distance to the answer's date is right on any clock. */
function leftBy(headers: Problem["headers"], now: Instant): Left | undefined {
  const resource = headers["x-ratelimit-resource"];
  if (resource !== undefined && resource !== "core") return undefined;
  const [limit, remaining, reset] = ["limit", "remaining", "reset"].map((name) =>
    Number(headers[`x-ratelimit-${name}`] ?? Number.NaN),
  );
  if (limit === undefined || remaining === undefined || reset === undefined) return undefined;
  if (![limit, remaining, reset].every((number) => Number.isFinite(number))) return undefined;
  const date = new Date(headers["date"] ?? "").getTime();
  const wait = reset * 1000 - (Number.isNaN(date) ? now : date);
  return { limit, remaining, endsAt: after(now, milliseconds(wait)) };
}
