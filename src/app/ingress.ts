import type { IncomingMessage, ServerResponse } from "node:http";
import type { Logger } from "pino";
import { Probot, ProbotOctokit } from "probot";
import sitrep from "./app.ts";
import { probotLog } from "./log.ts";
import type { Receive } from "./receive.ts";
import type { Settings } from "./settings.ts";

/** Takes one HTTP request with a webhook in it; resolves when it is answered. */
export type WebhookHandler = (
  request: IncomingMessage,
  response: ServerResponse,
) => Promise<unknown>;

/** Probot's handler for webhooks: checks the signature, parses, hands on to `receive`. */
export async function createIngress(
  settings: Pick<Settings, "appId" | "privateKey" | "webhookSecret" | "apiUrl">,
  receive: Receive,
  log: Logger,
): Promise<WebhookHandler> {
  const probot = new Probot({
    appId: settings.appId,
    privateKey: settings.privateKey,
    secret: settings.webhookSecret,
    baseUrl: settings.apiUrl,
    log: probotLog(log),
    // Probot's own client asks nothing: its throttle is shared by all installations, ours is not.
    Octokit: ProbotOctokit.defaults({ throttle: { enabled: false }, retry: { enabled: false } }),
  });
  await probot.load((app) => sitrep(app, receive));
  return probot.getNodeMiddleware();
}
