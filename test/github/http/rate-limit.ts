import type { Actor } from "../identity/actor.ts";
import type { Knowledge } from "../world.ts";
import { ApiError } from "./reply.ts";

const HOUR = 3_600_000;
const MINUTE = 60_000;

/** What is left to one actor in the current hour. */
interface Allowance {
  readonly limit: number;
  readonly used: number;
  readonly remaining: number;
  /** Milliseconds since the epoch. */
  readonly resetAt: number;
}

/** Counts requests as GitHub does: primary limits by actor and hour, and the limit on creating content. */
export interface RateLimits {
  readonly allowance: (actor: Actor) => Allowance;
  /** Throws GitHub's refusal when the hour's requests are used up. */
  readonly check: (actor: Actor) => void;
  /** One request that counts. */
  readonly spend: (actor: Actor) => void;
  /** One request that creates content; throws GitHub's secondary limit. */
  readonly create: (actor: Actor) => void;
  /** Leaves this many requests to an actor for the current hour. */
  readonly leave: (actor: Actor, remaining: number) => void;
}

interface Window {
  readonly startedAt: number;
  readonly used: number;
}

export function createRateLimits(world: Knowledge, hasSecondary: boolean): RateLimits {
  const hours = new Map<string, Window>();
  const creations = new Map<string, readonly number[]>();
  const windowOf = (actor: Actor): Window => {
    const known = hours.get(keyOf(actor));
    const now = world.clock.now();
    return known !== undefined && now < known.startedAt + HOUR
      ? known
      : { startedAt: now, used: 0 };
  };
  const allowance = (actor: Actor): Allowance => {
    const { startedAt, used } = windowOf(actor);
    const limit = limitOf(actor);
    return { limit, used, remaining: Math.max(0, limit - used), resetAt: startedAt + HOUR };
  };
  const use = (actor: Actor, count: number): void => {
    const { startedAt, used } = windowOf(actor);
    hours.set(keyOf(actor), { startedAt, used: used + count });
  };
  return {
    allowance,
    check: (actor) => {
      if (allowance(actor).remaining > 0) return;
      throw new ApiError(403, `API rate limit exceeded for ${keyOf(actor)}.`);
    },
    spend: (actor) => use(actor, 1),
    leave: (actor, remaining) => use(actor, allowance(actor).remaining - remaining),
    create: (actor) => {
      if (!hasSecondary) return;
      const now = world.clock.now();
      const recent = (creations.get(keyOf(actor)) ?? []).filter((at) => at > now - HOUR);
      if (recent.length >= 500 || recent.filter((at) => at > now - MINUTE).length >= 80)
        throw new ApiError(
          403,
          "You have exceeded a secondary rate limit and have been temporarily blocked from content creation. Please retry your request again later.",
          undefined,
          { "retry-after": "60" },
        );
      creations.set(keyOf(actor), [...recent, now]);
    },
  };
}

function keyOf(actor: Actor): string {
  switch (actor.kind) {
    case "anonymous":
      return "anonymous";
    case "person":
      return `user ${actor.login}`;
    case "app":
      return `app ${actor.appId}`;
    case "integration":
      return actor.runId === undefined
        ? `installation ${actor.installationId}`
        : `workflows of ${actor.repositories?.join() ?? ""}`;
  }
}

function limitOf(actor: Actor): number {
  if (actor.kind === "anonymous") return 60;
  return actor.kind === "integration" && actor.runId !== undefined ? 1000 : 5000;
}
