import { route } from "../http/router.ts";
import { ApiError, notFound, ok } from "../http/reply.ts";
import { param } from "../http/call.ts";
import { presentProfile } from "../present/user.ts";

export const USER_ROUTES = [
  route("GET /user", (call) => {
    if (call.actor.kind === "anonymous") throw new ApiError(401, "Requires authentication");
    if (call.actor.kind !== "person")
      throw new ApiError(403, "Resource not accessible by integration");
    return ok({
      ...presentProfile(call.world, call.actor.login),
      private_gists: 0,
      total_private_repos: 0,
      owned_private_repos: 0,
      disk_usage: 0,
      collaborators: 0,
      two_factor_authentication: true,
    });
  }),
  route("GET /users/{username}", (call) => {
    const user = call.world.users.get(param(call, "username").toLowerCase());
    if (user === undefined) throw notFound();
    return ok(presentProfile(call.world, user.login));
  }),
];
