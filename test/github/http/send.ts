import { createHash, randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Actor } from "../identity/actor.ts";
import type { World } from "../world.ts";
import type { Reply } from "./reply.ts";

/** Writes the answer; answers whether it was "not modified". */
export function send(
  world: World,
  received: { readonly method: string; readonly headers: IncomingMessage["headers"] },
  response: ServerResponse,
  actor: Actor,
  reply: Reply,
): boolean {
  const content =
    reply.raw ?? Buffer.from(reply.body === undefined ? "" : JSON.stringify(reply.body));
  const isRead = received.method === "GET" || received.method === "HEAD";
  const etag = `W/"${createHash("sha256").update(content).digest("hex")}"`;
  const wanted = received.headers["if-none-match"]?.replace(/^W\//u, "");
  const isUnchanged = isRead && reply.status === 200 && wanted === etag.replace(/^W\//u, "");
  if (!isUnchanged && reply.isFree !== true) world.limits.spend(actor);
  response.sendDate = false;
  response.writeHead(isUnchanged ? 304 : reply.status, {
    ...commonHeaders(world, actor),
    ...(isRead && reply.status === 200
      ? { etag, "cache-control": "private, max-age=60, s-maxage=60" }
      : {}),
    ...(content.length > 0 && !isUnchanged
      ? { "content-type": "application/json; charset=utf-8" }
      : {}),
    ...reply.headers,
  });
  response.end(isUnchanged || received.method === "HEAD" ? undefined : content);
  return isUnchanged;
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
