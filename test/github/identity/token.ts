import { randomBytes } from "node:crypto";
import type { World } from "../world.ts";
import type { Actor } from "./actor.ts";

/** How long an installation token is good for: one hour. */
export const TOKEN_LIFETIME = 3_600_000;

/** A new token for an actor. Those of Apps are about 520 characters, as GitHub's now are. */
export function issueToken(world: World, actor: Actor, lifetime: number | undefined): string {
  const token =
    actor.kind === "person"
      ? `ghp_${randomBytes(27).toString("base64url")}`
      : `ghs_${randomBytes(387).toString("base64url")}`;
  const expiresAt = lifetime === undefined ? Number.POSITIVE_INFINITY : Date.now() + lifetime;
  world.credentials.set(token, { actor, expiresAt });
  return token;
}
