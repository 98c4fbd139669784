import type { IncomingMessage, ServerResponse } from "node:http";
import type { Changes } from "../changes.ts";
import { identify } from "../identity/identify.ts";
import { nameOf, type Actor } from "../identity/actor.ts";
import type { Conformance } from "../openapi/conformance.ts";
import type { FaultOptions, RequestEntry } from "../local-github.ts";
import type { World } from "../world.ts";
import { isObject } from "./call.ts";
import type { FaultLine } from "./fault.ts";
import { bodyOf } from "./listen.ts";
import { send } from "./send.ts";
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

/** Reads one request and answers it; a client that hangs up while it asks gets nothing. */
export async function serve(
  desk: Desk,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const text = await textOf(request);
  if (text === undefined) return;
  const url = new URL(request.url ?? "/", desk.world.url);
  const received = { method: request.method ?? "GET", url, headers: request.headers, text };
  const asked = understand(desk, received);
  const fault = desk.faults.take(received.method, `${url.pathname}${url.search}`);
  const early = fault?.afterApplied === true ? answer(desk, received, asked) : undefined;
  if (early !== undefined) desk.changes.notify();
  if (fault?.kind === "stall") await fault.until;
  if (fault?.kind === "disconnect") {
    request.socket.destroy();
    return conclude(desk, received, asked, 0, false);
  }
  const reply =
    fault?.kind === "answer" ? failure(fault) : (early ?? answer(desk, received, asked));
  const isUnchanged = send(desk.world, received, response, asked.actor, reply);
  conclude(desk, received, asked, isUnchanged ? 304 : reply.status, isUnchanged);
}

async function textOf(request: IncomingMessage): Promise<string | undefined> {
  try {
    return (await bodyOf(request)).toString("utf8");
  } catch {
    return undefined;
  }
}

/** Who asks, for what; `problem` when their token is no good. */
interface Asked {
  readonly actor: Actor;
  readonly match: Match | undefined;
  readonly problem: ApiError | undefined;
}

const failure = (fault: FaultOptions): Reply => ({
  ...refusal(new ApiError(fault.status, fault.message ?? "Server Error")),
  headers: fault.headers ?? {},
});

function understand(desk: Desk, { method, url, headers }: Received): Asked {
  const match = desk.find(method === "HEAD" ? "GET" : method, url.pathname);
  try {
    return { match, actor: identify(desk.world, headers.authorization), problem: undefined };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { match, actor: { kind: "anonymous" }, problem: error };
  }
}

/** Does what is asked: all at once, so requests never see each other half done. */
function answer(desk: Desk, received: Received, { actor, match, problem }: Asked): Reply {
  const { method, url } = received;
  const reply = guarded(() => {
    if (problem !== undefined) throw problem;
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
  });
  if (match !== undefined && reply.raw === undefined)
    desk.conformance.response(match.route.operation, reply.status, reply.body);
  return reply;
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

function conclude(
  desk: Desk,
  { method, url, headers }: Received,
  { actor, match }: Asked,
  status: number,
  wasNotModified: boolean,
): void {
  desk.log({
    method,
    path: `${url.pathname}${url.search}`,
    route: match?.route.operation.split(" ")[1],
    permission: match?.route.permission,
    status,
    actor: nameOf(desk.world, actor),
    isConditional: headers["if-none-match"] !== undefined,
    wasNotModified,
    isWrite: isWrite(method, match),
    at: desk.world.clock.now(),
  });
  desk.changes.notify();
}
