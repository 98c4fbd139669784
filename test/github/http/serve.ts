import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout } from "node:timers/promises";
import type { FaultOptions } from "../local-github.ts";
import { answer, conclude, understand, type Asked, type Desk, type Received } from "./answer.ts";
import { bodyOf } from "./listen.ts";
import { pack } from "./pack.ts";
import { ApiError, refusal, type Reply } from "./reply.ts";

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
  const understood = understand(desk, received);
  const { refusal: tooMany, end } = desk.world.limits.begin(understood.actor);
  try {
    const problem = understood.problem ?? tooMany;
    await respond(desk, request, response, received, { ...understood, problem });
  } finally {
    end();
  }
}

async function respond(
  desk: Desk,
  request: IncomingMessage,
  response: ServerResponse,
  received: Received,
  asked: Asked,
): Promise<void> {
  const { url } = received;
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
  const onItsWay = desk.answerAfter();
  if (onItsWay > 0) await setTimeout(onItsWay);
  const { status, headers, content } = pack(desk.world, received, asked.actor, reply);
  response.sendDate = false;
  response.writeHead(status, headers);
  response.end(content);
  conclude(desk, received, asked, status, status === 304);
}

async function textOf(request: IncomingMessage): Promise<string | undefined> {
  try {
    return (await bodyOf(request)).toString("utf8");
  } catch {
    return undefined;
  }
}

const failure = (fault: FaultOptions): Reply => ({
  ...refusal(new ApiError(fault.status, fault.message ?? "Server Error")),
  headers: fault.headers ?? {},
});
