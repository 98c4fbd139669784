import type { IncomingMessage, ServerResponse } from "node:http";
import { setImmediate } from "node:timers/promises";
import { nameOf } from "../log.ts";
import type { Identity } from "../../github/requests.ts";
import { LARGEST_BODY, readBody } from "./body.ts";
import { type Notice, noticesOf } from "./notice.ts";
import type { IngressMetrics } from "./metrics.ts";
import { type Reason, refuse, type Refusals } from "./refusal.ts";
import type { Room } from "./room.ts";
import { beginCheck } from "./signature.ts";

/** Where a delivery goes once it is verified. */
export interface WebhookOptions {
  readonly secrets: readonly string[];
  /** Whom the App writes as, once GitHub has told. */
  readonly self: () => Identity | undefined;
  /** Resolves when what the delivery asks for is certain to be done; the delivery is acknowledged then. */
  readonly take: (notices: readonly Notice[]) => Promise<void>;
  readonly room: Room;
  readonly refusals: Refusals;
  readonly metrics: IngressMetrics;
}

const EMPTY = { "content-length": "0" };

/** Takes one webhook: refused as early as it can be, else verified, handed on as what it asks for, and acknowledged. */
export async function receiveWebhook(
  request: IncomingMessage,
  response: ServerResponse,
  options: WebhookOptions,
): Promise<void> {
  const beganAt = performance.now();
  const reason = await receive(request, options);
  if (reason !== undefined) {
    options.refusals.note(reason);
    return refuse(request, response, reason);
  }
  // Behind all that has arrived by now: answers written together wake the sender once. Each by itself wakes it anew, and
  // that took a third of this thread's time.
  await setImmediate();
  response.writeHead(202, EMPTY);
  response.end();
  options.metrics.acknowledged((performance.now() - beganAt) / 1000);
  return undefined;
}

/** Why the delivery is refused; `undefined` when it was handed on. */
async function receive(
  request: IncomingMessage,
  options: WebhookOptions,
): Promise<Reason | undefined> {
  const { headers } = request;
  if (request.method !== "POST") return "method";
  const event = headers["x-github-event"];
  if (typeof event !== "string" || event === "") return "event";
  if (!isJson(headers["content-type"])) return "media-type";
  const check = beginCheck(textOf(headers["x-hub-signature-256"]), options.secrets);
  if (check === undefined) return "unsigned";
  if (Number(headers["content-length"] ?? 0) > LARGEST_BODY) return "too-large";
  const body = await readBody(request, check, options.room);
  if (body.kind !== "whole") return body.kind;
  if (!check.isGenuine()) return "signature";
  const payload = parse(body.bytes);
  if (payload === undefined) return "malformed";
  options.metrics.delivered(event);
  const notices = noticesOf(event, payload, options.self());
  if (notices.length === 0) return undefined;
  try {
    await options.take(notices);
    return undefined;
  } catch (problem) {
    options.refusals.tell("unavailable", nameOf(problem));
    return "unavailable";
  }
}

/** The object a body holds; `undefined` when it is no JSON or no object. */
function parse(bytes: Buffer): object | undefined {
  try {
    const value: unknown = JSON.parse(bytes.toString("utf8"));
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

const isJson = (type: string | undefined): boolean =>
  type !== undefined && /^application\/json\s*(?:;|$)/iu.test(type);

const textOf = (header: string | readonly string[] | undefined): string | undefined =>
  typeof header === "string" ? header : undefined;
