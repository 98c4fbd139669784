import { createHash, randomUUID } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import type { Actor } from "../identity/actor.ts";
import type { World } from "../world.ts";
import type { Reply } from "./reply.ts";

/** An answer as it goes over the wire; 304 where the client has it already. */
export interface Packed {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly content: Uint8Array | undefined;
}

/** Makes an answer of a reply, and counts it against the limits. */
export function pack(
  world: World,
  received: { readonly method: string; readonly headers: IncomingHttpHeaders },
  actor: Actor,
  reply: Reply,
): Packed {
  const content =
    reply.raw ?? Buffer.from(reply.body === undefined ? "" : JSON.stringify(reply.body));
  const isRead = received.method === "GET" || received.method === "HEAD";
  const etag = isRead ? `W/"${createHash("sha256").update(content).digest("hex")}"` : undefined;
  const wanted = received.headers["if-none-match"]?.replace(/^W\//u, "");
  const isUnchanged =
    etag !== undefined && reply.status === 200 && wanted === etag.replace(/^W\//u, "");
  if (!isUnchanged && reply.isFree !== true) world.limits.spend(actor);
  const isEmpty = isUnchanged || content.length === 0;
  return {
    status: isUnchanged ? 304 : reply.status,
    headers: {
      ...commonHeaders(world, actor),
      ...(etag !== undefined && reply.status === 200
        ? { etag, "cache-control": "private, max-age=60, s-maxage=60" }
        : {}),
      ...(isEmpty ? {} : { "content-type": "application/json; charset=utf-8" }),
      ...reply.headers,
    },
    content: isEmpty || received.method === "HEAD" ? undefined : content,
  };
}

function commonHeaders(world: World, actor: Actor) {
  const { limit, used, remaining, resetAt } = world.limits.allowance(actor);
  return {
    date: new Date(world.clock.now()).toUTCString(),
    server: "github.com",
    "x-github-request-id": randomUUID(),
    "x-github-media-type": "github.v3; format=json",
    "x-github-api-version-selected": "2022-11-28",
    "x-ratelimit-limit": String(limit),
    "x-ratelimit-remaining": String(remaining),
    "x-ratelimit-used": String(used),
    "x-ratelimit-reset": String(Math.ceil(resetAt / 1000)),
    "x-ratelimit-resource": "core",
  };
}
