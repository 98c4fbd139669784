import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { receiveWebhook, type WebhookOptions } from "./webhook.ts";

/** Where webhooks arrive, as with any Probot App. */
const WEBHOOKS = "/api/github/webhooks";

/** GitHub waits ten seconds for an answer; whoever sends slower than that is not GitHub. In milliseconds. */
const PATIENCE = { requestTimeout: 12_000, headersTimeout: 10_000, keepAliveTimeout: 65_000 };

/** Milliseconds between two looks for idle connections while the server stops. */
const IDLE_LOOK = 20;

/** What the server answers with. */
export interface HttpOptions {
  readonly webhooks: WebhookOptions;
  /** Everything this program counts, in Prometheus' text form. */
  readonly metrics: () => Promise<string>;
  readonly isReady: () => boolean;
}

/** Makes the App's server; it does not listen yet. */
export function createHttp(options: HttpOptions): Server {
  const server = createServer(
    { ...PATIENCE, connectionsCheckingInterval: 2000 },
    (request, response) => {
      answer(request, response, options).catch(() => {
        // The sender hung up, or what failed has been logged where it did.
        if (!response.headersSent) response.writeHead(500);
        response.end();
      });
    },
  );
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
  // A connection that was busy a moment ago and is kept open for further requests would hold it up.
  const sweep = setInterval(() => server.closeIdleConnections(), IDLE_LOOK);
  await closed;
  clearInterval(sweep);
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  options: HttpOptions,
): Promise<void> {
  const path = request.url?.split("?")[0] ?? "/";
  // A manifest registers the App with `/` as the address of its webhook.
  return path === WEBHOOKS || (path === "/" && request.method === "POST")
    ? receiveWebhook(request, response, options.webhooks)
    : show(path, request, response, options);
}

/** What people and monitoring look at. */
async function show(
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
  { metrics, isReady }: Omit<HttpOptions, "webhooks">,
): Promise<void> {
  if (request.method !== "GET" && request.method !== "HEAD") return say(response, 404, "not found");
  switch (path) {
    case "/":
      return say(response, 200, "Sitrep runs here.");
    case "/healthz":
      return say(response, 200, "ok");
    case "/readyz":
      return isReady() ? say(response, 200, "ready") : say(response, 503, "starting");
    case "/metrics":
      return say(response, 200, await metrics(), "text/plain; version=0.0.4; charset=utf-8");
    default:
      return say(response, 404, "not found");
  }
}

function say(
  response: ServerResponse,
  status: number,
  text: string,
  type = "text/plain; charset=utf-8",
): void {
  response.writeHead(status, { "content-type": type });
  response.end(text.endsWith("\n") ? text : `${text}\n`);
}
