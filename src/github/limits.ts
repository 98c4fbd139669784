import type { Octokit } from "@octokit/rest";
import { retry } from "@octokit/plugin-retry";
import { throttling } from "@octokit/plugin-throttling";
import Bottleneck from "bottleneck";

/** How fast each tenant may ask GitHub; what one tenant spends is never missing to another. */
export interface RequestLimits {
  readonly global: Bottleneck.Group;
  readonly auth: Bottleneck.Group;
  readonly search: Bottleneck.Group;
  readonly write: Bottleneck.Group;
  readonly notifications: Bottleneck.Group;
}

/**
 * Limits below GitHub's secondary ones (100 requests at once, 900 points a minute, 80 new contents a minute).
 * Writes draw on buckets that start full, so that an incident opens at once instead of one comment in three seconds,
 * and a storm settles at the pace GitHub allows.
 */
export const createLimits = (): RequestLimits => ({
  global: new Bottleneck.Group({ maxConcurrent: 20 }),
  auth: new Bottleneck.Group({ maxConcurrent: 1 }),
  search: new Bottleneck.Group({ maxConcurrent: 1, minTime: 2000 }),
  // In any minute at most 30 + 80 writes: 550 points.
  write: new Bottleneck.Group(bucket(30, 750)),
  // In any minute at most 20 + 60 new comments, issues and pull requests.
  notifications: new Bottleneck.Group(bucket(20, 1000)),
});

const bucket = (size: number, refillEvery: number): Bottleneck.ConstructorOptions => ({
  reservoir: size,
  reservoirIncreaseMaximum: size,
  reservoirIncreaseAmount: 1,
  reservoirIncreaseInterval: refillEvery,
});

/** A wait for a rate limit that is worth keeping a pass waiting, in seconds; a longer one becomes a `Fault`. */
const LONGEST_WAIT = 10;

const mayWait = (wait: number, count: number): boolean => wait <= LONGEST_WAIT && count < 2;

/** Keeps a client within the limits of its tenant and asks again where that is safe. */
export function holdToLimits(octokit: Octokit, limits: RequestLimits, tenant: string): void {
  throttling(octokit, {
    throttle: {
      ...limits,
      id: tenant,
      onRateLimit: (wait, _options, _octokit, count) => mayWait(wait, count),
      onSecondaryRateLimit: (wait, _options, _octokit, count) => mayWait(wait, count),
    },
  });
  retry(octokit, {
    retry: {
      retries: 2,
      retryAfterBaseValue: 250,
      doNotRetry: [400, 401, 403, 404, 409, 410, 413, 422, 429, 451],
    },
  });
  // A write without an answer may have happened: only the next pass, which looks first, can tell.
  octokit.hook.before("request", (options) => {
    if (options.method !== "GET" && options.method !== "HEAD") {
      options.request = { ...options.request, retries: 0 };
    }
  });
}
