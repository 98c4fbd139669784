import { createHash, randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Changes } from "../changes.ts";
import { identify } from "../identity/identify.ts";
import { nameOf, type Actor } from "../identity/actor.ts";
import type { Conformance } from "../openapi/conformance.ts";
import type { RequestEntry } from "../local-github.ts";
import type { World } from "../world.ts";
import { isObject } from "./call.ts";
import type { Fault, FaultLine } from "./fault.ts";
import { bodyOf } from "./listen.ts";
import { ApiError, notFound, refusal, type Reply } from "./reply.ts";
import type { createRouter, Match } from "./router.ts";

/** What answering a request takes. */
export interface Desk {
  readonly world: World;
  readonly find: ReturnType<typeof createRouter>;
  readonly conformance: Conformance;
  readonly faults: FaultLine;
  readonly changes: Changes;
  readonly log: (entry: RequestEntry) => void;
}

/** A request read to its end. */
interface Received {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingMessage["headers"];
  readonly text: string;
}

/** Reads one request and answers it. */
export async function serve(
  desk: Desk,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const text = (await bodyOf(request)).toString("utf8");
  const url = new URL(request.url ?? "/", desk.world.url);
  const received = { method: request.method ?? "GET", url, headers: request.headers, text };
  const fault = desk.faults.take(received.method, `${url.pathname}${url.search}`);
  const isApplied = fault === undefined || fault.afterApplied === true;
  const outcome = isApplied ? answer(desk, received) : undefined;
  if (fault !== undefined && fault.status === undefined) {
    request.socket.destroy();
    return conclude(desk, received, outcome, 0, false);
  }
  const reply = fault === undefined ? outcome?.reply : failure(fault);
  const isUnchanged = send(desk, received, response, outcome?.actor, reply ?? refusal(notFound()));
  conclude(desk, received, outcome, isUnchanged ? 304 : (reply?.status ?? 404), isUnchanged);
}

interface Outcome {
  readonly actor: Actor;
  readonly match: Match | undefined;
  readonly reply: Reply;
}

const failure = (fault: Fault): Reply => ({
  ...refusal(new ApiError(fault.status ?? 500, fault.message ?? "Server Error")),
  headers: fault.headers ?? {},
});

/** Finds out who asks for what, and does it: all at once, so requests never see each other half done. */
function answer(desk: Desk, received: Received): Outcome {
  const { method, url } = received;
  const match = desk.find(method === "HEAD" ? "GET" : method, url.pathname);
  let actor: Actor = { kind: "anonymous" };
  const attempt = (): Reply => {
    actor = identify(desk.world, received.headers.authorization);
    if (match === undefined) throw notFound();
    const body = parsed(received.text);
    const { operation, handle } = match.route;
    desk.conformance.request(operation, { params: match.params, query: url.searchParams, body });
    desk.world.limits.check(actor);
    if (isWrite(method, match) && method === "POST") desk.world.limits.create(actor);
    return handle({
      world: desk.world,
      actor,
      params: match.params,
      query: url.searchParams,
      // Where a list may stand for the whole body, it is the list of labels.
      body: isObject(body) ? body : Array.isArray(body) ? { labels: body } : {},
      accept: received.headers.accept ?? "",
      url,
    });
  };
  const reply = guarded(attempt);
  if (match !== undefined && reply.raw === undefined)
    desk.conformance.response(match.route.operation, reply.status, reply.body);
  return { actor, match, reply };
}

/** A refusal becomes its answer; anything else that is thrown is a mistake of the local GitHub and shows as a 500. */
function guarded(attempt: () => Reply): Reply {
  try {
    return attempt();
  } catch (error) {
    if (error instanceof ApiError) return refusal(error);
    return refusal(new ApiError(500, error instanceof Error ? (error.stack ?? "") : String(error)));
  }
}

function parsed(text: string): unknown {
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiError(400, "Problems parsing JSON");
  }
}

const isWrite = (method: string, match: Match | undefined): boolean =>
  method !== "GET" &&
  method !== "HEAD" &&
  match?.route.operation !== "POST /app/installations/{installation_id}/access_tokens";

/** Writes the answer; answers whether it was "not modified". */
function send(
  desk: Desk,
  received: Received,
  response: ServerResponse,
  actor: Actor = { kind: "anonymous" },
  reply: Reply,
): boolean {
  const content =
    reply.raw ?? Buffer.from(reply.body === undefined ? "" : JSON.stringify(reply.body));
  const isRead = received.method === "GET" || received.method === "HEAD";
  const etag = `W/"${createHash("sha256").update(content).digest("hex")}"`;
  const wanted = received.headers["if-none-match"]?.replace(/^W\//u, "");
  const isUnchanged = isRead && reply.status === 200 && wanted === etag.replace(/^W\//u, "");
  if (!isUnchanged) desk.world.limits.spend(actor);
  response.sendDate = false;
  response.writeHead(isUnchanged ? 304 : reply.status, {
    ...commonHeaders(desk, actor),
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

function commonHeaders(desk: Desk, actor: Actor) {
  const { limit, used, remaining, resetAt } = desk.world.limits.allowance(actor);
  return {
    date: new Date(desk.world.clock.now()).toUTCString(),
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

function conclude(
  desk: Desk,
  { method, url, headers }: Received,
  outcome: Outcome | undefined,
  status: number,
  wasNotModified: boolean,
): void {
  desk.log({
    method,
    path: `${url.pathname}${url.search}`,
    route: outcome?.match?.route.operation.split(" ")[1],
    permission: outcome?.match?.route.permission,
    status,
    actor: outcome === undefined ? "anonymous" : nameOf(desk.world, outcome.actor),
    isConditional: headers["if-none-match"] !== undefined,
    wasNotModified,
    isWrite: isWrite(method, outcome?.match),
    at: desk.world.clock.now(),
  });
  desk.changes.notify();
}
