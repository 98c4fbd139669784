import type { Actor } from "../identity/actor.ts";
import type { Knowledge } from "../world.ts";
import { ApiError } from "./reply.ts";
import { createSecondaryLimits, type SecondaryLimits } from "./secondary-limits.ts";

const HOUR = 3_600_000;

/** What is left to one actor in the current hour. */
interface Allowance {
  readonly limit: number;
  readonly used: number;
  readonly remaining: number;
  /** Milliseconds since the epoch. */
  readonly resetAt: number;
}

/** Counts requests as GitHub does: primary limits by actor and hour, and where asked for the secondary ones. */
export interface RateLimits {
  readonly allowance: (actor: Actor) => Allowance;
  /** Throws GitHub's refusal when the hour's requests are used up. */
  readonly check: (actor: Actor) => void;
  /** One request that counts. */
  readonly spend: (actor: Actor) => void;
  /** A request begins; the refusal of one too many, and what to call when it is answered. */
  readonly begin: (actor: Actor) => ReturnType<SecondaryLimits["begin"]>;
  /** Counts an operation; throws the refusal of a secondary limit. */
  readonly count: (actor: Actor, operation: string) => void;
  /** Leaves this many requests to an actor for the current hour. */
  readonly leave: (actor: Actor, remaining: number) => void;
}

interface Window {
  readonly startedAt: number;
  readonly used: number;
}

export function createRateLimits(world: Knowledge, hasSecondary: boolean): RateLimits {
  const hours = new Map<string, Window>();
  const secondary = new Map<string, SecondaryLimits>();
  const secondaryOf = (actor: Actor): SecondaryLimits => {
    const known = secondary.get(keyOf(actor)) ?? createSecondaryLimits();
    secondary.set(keyOf(actor), known);
    return known;
  };
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
    begin: (actor) =>
      hasSecondary ? secondaryOf(actor).begin() : { refusal: undefined, end: () => {} },
    count: (actor, operation) => {
      if (hasSecondary) secondaryOf(actor).count(operation, world.clock.now());
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
