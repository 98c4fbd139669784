import type { Octokit } from "@octokit/rest";
import type { Alarm, Clock } from "../control/port.ts";
import { between, instant } from "../domain/time.ts";
import { LONGEST_WAIT } from "./budgets.ts";
import { asksForToken, costOf } from "./cost.ts";
import { isLimited, LimitFault } from "./limited.ts";
import { problemOf, sentenceOf } from "./problem.ts";
import { createTurns, type Surroundings, type Turns } from "./turns.ts";
import { urgencyOf } from "./urgency.ts";

/** How fast each tenant may ask GitHub; what one tenant spends is never missing to another. */
export interface RequestLimits {
  /** The turns of one tenant. */
  readonly of: (tenant: string) => Turns;
}

/** What a process may decide about its limits. */
export interface LimitsOptions extends Partial<Omit<Surroundings, "share">> {
  /** 1, the default: this process has each installation to itself; 1/n: there are n like it. Asked again each time. */
  readonly share?: () => number;
}

/** Above so many tenants those that did nothing for an hour are forgotten. */
const MANY_TENANTS = 1000;

/** Makes limits below GitHub's secondary ones; see `budgets.ts`. */
export function createLimits(options: LimitsOptions = {}): RequestLimits {
  const clock = options.clock ?? (() => instant(Date.now()));
  const share = options.share ?? (() => 1);
  const surroundings: Surroundings = {
    clock,
    alarm: options.alarm ?? holdingAlarm(clock),
    random: options.random ?? Math.random,
    share: () => {
      const part = share();
      return part > 0 && part < 1 ? part : 1;
    },
  };
  const tenants = new Map<string, Turns>();
  return {
    of: (tenant) => {
      const known = tenants.get(tenant);
      if (known !== undefined) return known;
      if (tenants.size >= MANY_TENANTS) {
        for (const [name, turns] of tenants) if (turns.isIdle()) tenants.delete(name);
      }
      const made = createTurns(surroundings);
      tenants.set(tenant, made);
      return made;
    },
  };
}

/** Waits are short, and a process that waits for its turn has something to do, so it must not end meanwhile. */
const holdingAlarm = (clock: Clock): Alarm => ({
  at: (moment, ring) => {
    const timer = setTimeout(ring, Math.max(0, between(clock(), moment)));
    return () => clearTimeout(timer);
  },
});

/** Refusals of one request that are waited for. */
const MOST_REFUSALS = 2;

/** Gives every request of a client its turn, and another one when GitHub refuses it for a short while. */
export function holdToLimits(octokit: Octokit, limits: RequestLimits, tenant: string): void {
  octokit.hook.wrap("request", async (request, options) => {
    if (asksForToken(options)) return request(options);
    const turns = limits.of(tenant);
    const urgency = urgencyOf(options);
    for (let refusals = 0; ; refusals += 1) {
      try {
        // oxlint-disable-next-line no-await-in-loop -- one try after the other
        return await turns.take(costOf(options), urgency, async () => request(options));
      } catch (error) {
        const problem = problemOf(error);
        if (problem === undefined || !isLimited(problem)) throw error;
        if (refusals < MOST_REFUSALS && turns.pausedFor() <= LONGEST_WAIT) continue;
        const retryAt = turns.comeBackAt(urgency);
        throw new LimitFault(`${sentenceOf(problem)} (rate limit)`, { cause: error, retryAt });
      }
    }
  });
}
