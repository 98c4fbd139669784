import type { IncomingMessage, ServerResponse } from "node:http";
import type { Logger } from "pino";
import type { Clock } from "../../control/port.ts";
import { after, type Instant, seconds } from "../../domain/time.ts";
import type { IngressMetrics } from "./metrics.ts";

/** Why a webhook is not taken. */
export type Reason = keyof typeof REFUSALS;

/** What is answered; whoever set up the webhook reads it on GitHub's page of recent deliveries. */
const REFUSALS = {
  method: [405, "webhooks are sent with POST"],
  event: [400, "the header X-GitHub-Event is missing"],
  "media-type": [415, "set the webhook's content type to application/json"],
  unsigned: [401, "the header X-Hub-Signature-256 is missing: set the webhook's secret"],
  "too-large": [413, "larger than any delivery of GitHub's"],
  "no-room": [503, "too many deliveries at once: send it again"],
  signature: [401, "the signature does not match: the webhook's secret is not WEBHOOK_SECRET"],
  malformed: [400, "the body is no JSON object"],
  unavailable: [503, "the queue does not answer: send it again"],
} as const satisfies Readonly<Record<string, readonly [status: number, sentence: string]>>;

/** Answers a webhook that is not taken. What is left of its body is not read, so the connection ends. */
export function refuse(request: IncomingMessage, response: ServerResponse, reason: Reason): void {
  const [status, sentence] = REFUSALS[reason];
  response.writeHead(status, {
    "content-type": "text/plain; charset=utf-8",
    ...(status === 503 ? { "retry-after": "5" } : {}),
    ...(status === 405 ? { allow: "POST" } : {}),
    ...(request.complete ? {} : { connection: "close" }),
  });
  response.end(`${sentence}\n`);
}

/** Keeps account of what is refused. */
export interface Refusals {
  readonly note: (reason: Reason) => void;
  /** Logs what made it impossible to take a delivery. */
  readonly tell: (reason: Reason, problem: string) => void;
}

/** A line for each refusal would let anybody fill the disk. */
const QUIET = seconds(10);

/** Counts every refusal and logs the first of each reason in ten seconds. */
export function createRefusals(
  log: Logger,
  metrics: Pick<IngressMetrics, "refused">,
  clock: Clock,
): Refusals {
  const quietUntil = new Map<Reason, Instant>();
  const say = (reason: Reason, fields: Readonly<Record<string, string>>): void => {
    const now = clock();
    if (now < (quietUntil.get(reason) ?? now)) return;
    quietUntil.set(reason, after(now, QUIET));
    log.warn({ reason, ...fields }, `a webhook was refused: ${REFUSALS[reason][1]}`);
  };
  return {
    note: (reason) => {
      metrics.refused(reason);
      say(reason, {});
    },
    tell: (reason, problem) => say(reason, { problem }),
  };
}
