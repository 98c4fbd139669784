import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { readBody } from "./body.ts";
import type { WebhookHandler } from "./ingress.ts";
import type { Metrics } from "./metrics.ts";

/** Where webhooks arrive, as with any Probot App. */
const WEBHOOKS = "/api/github/webhooks";

/** What the server answers with. */
export interface HttpOptions {
  readonly webhooks: WebhookHandler;
  readonly metrics: Metrics;
  readonly isReady: () => boolean;
}

/** Makes the App's server; it does not listen yet. */
export function createHttp(options: HttpOptions): Server {
  const server = createServer((request, response) => {
    // Once the server stops, a connection kept open for further requests would hold it up.
    response.once("close", () => {
      if (!server.listening) server.closeIdleConnections();
    });
    answer(request, response, options).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  return server;
}

/** Starts listening and answers with the address at which this machine reaches it. */
export async function listen(
  server: Server,
  { port, host }: { readonly port: number; readonly host: string | undefined },
): Promise<string> {
  server.listen(port, host);
  await once(server, "listening");
  const address = server.address();
  const taken = typeof address === "object" && address !== null ? address.port : port;
  return `http://${host ?? "localhost"}:${taken}`;
}

/** Stops listening; resolves when the last answer is given. */
export async function stopListening(server: Server): Promise<void> {
  const closed = once(server, "close");
  server.close();
  await closed;
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { webhooks, metrics, isReady }: HttpOptions,
): Promise<void> {
  const path = request.url?.split("?")[0] ?? "/";
  const isRead = request.method === "GET" || request.method === "HEAD";
  if (path === WEBHOOKS || (path === "/" && request.method === "POST")) {
    return receive(request, response, webhooks);
  }
  if (!isRead) return say(response, 404, "not found");
  switch (path) {
    case "/":
      return say(response, 200, "Sitrep runs here.");
    case "/healthz":
      return say(response, 200, "ok");
    case "/readyz":
      return isReady() ? say(response, 200, "ready") : say(response, 503, "recovering");
    case "/metrics":
      response.writeHead(200, { "content-type": metrics.contentType });
      response.end(await metrics.text());
      return undefined;
    default:
      return say(response, 404, "not found");
  }
}

async function receive(
  request: IncomingMessage,
  response: ServerResponse,
  webhooks: WebhookHandler,
): Promise<void> {
  const body = await readBody(request);
  if (body === undefined) {
    // What is left of the body is not read, so the connection cannot be used again.
    response.setHeader("connection", "close");
    return say(response, 413, "too large");
  }
  // A manifest registers the App with `/` as the address of its webhook.
  await webhooks(Object.assign(request, { url: WEBHOOKS, body }), response);
}

function say(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8" });
  response.end(`${text}\n`);
}
