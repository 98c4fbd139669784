import type { IncomingHttpHeaders } from "node:http";
import type { Changes } from "../changes.ts";
import { identify } from "../identity/identify.ts";
import { nameOf, type Actor } from "../identity/actor.ts";
import type { Conformance } from "../openapi/conformance.ts";
import type { RequestEntry } from "../local-github.ts";
import type { World } from "../world.ts";
import { isObject } from "./call.ts";
import type { FaultLine } from "./fault.ts";
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
  /** Milliseconds an answer takes on its way over the network. */
  readonly answerAfter: () => number;
}

/** A request read to its end. */
export interface Received {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** Who asks, for what; `problem` when their token is no good. */
export interface Asked {
  readonly actor: Actor;
  readonly match: Match | undefined;
  readonly problem: ApiError | undefined;
}

/** Finds out who asks and what for. */
export function understand(desk: Desk, { method, url, headers }: Received): Asked {
  const match = desk.find(method === "HEAD" ? "GET" : method, url.pathname);
  try {
    return { match, actor: identify(desk.world, headers.authorization), problem: undefined };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { match, actor: { kind: "anonymous" }, problem: error };
  }
}

/** Does what is asked: all at once, so requests never see each other half done. */
export function answer(desk: Desk, received: Received, { actor, match, problem }: Asked): Reply {
  const { url } = received;
  const reply = guarded(() => {
    if (problem !== undefined) throw problem;
    if (match === undefined) throw notFound();
    const body = parsed(received.text);
    const { operation, handle } = match.route;
    desk.conformance.request(operation, { params: match.params, query: url.searchParams, body });
    desk.world.limits.check(actor);
    desk.world.limits.count(actor, operation);
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

/** Notes what became of a request. */
export function conclude(
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
