import { route } from "../http/router.ts";
import { ok } from "../http/reply.ts";

/** Asking what is left costs nothing. */
export const RATE_LIMIT_ROUTES = [
  route("GET /rate_limit", (call) => {
    const { limit, used, remaining, resetAt } = call.world.limits.allowance(call.actor);
    const reset = Math.ceil(resetAt / 1000);
    const core = { limit, used, remaining, reset };
    const idle = { limit, used: 0, remaining: limit, reset };
    const search = { ...idle, limit: 30, remaining: 30 };
    return { ...ok({ resources: { core, graphql: idle, search }, rate: core }), isFree: true };
  }),
];
