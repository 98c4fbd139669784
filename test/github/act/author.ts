import { appOf, loginOf } from "../identity/actor.ts";
import { ApiError } from "../http/reply.ts";
import type { Call } from "../http/call.ts";

/** Login of whoever writes; those without a token are turned away. */
export function authorOf(call: Call): string {
  const login = loginOf(call.actor);
  if (login === undefined) throw new ApiError(401, "Requires authentication");
  return login;
}

/** The stamp every new record carries. */
export const stamp = (call: Call) => ({
  id: call.world.nextId(),
  author: authorOf(call),
  viaAppId: appOf(call.actor),
  createdAt: call.world.clock.now(),
});
