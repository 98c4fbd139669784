import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { setImmediate, setTimeout } from "node:timers/promises";
import { receiveWebhook, type WebhookOptions } from "./webhook.ts";

/** Where webhooks arrive, as with any Probot App. */
const WEBHOOKS = "/api/github/webhooks";

/** GitHub waits ten seconds for an answer; whoever sends slower than that is not GitHub. In milliseconds. */
const PATIENCE = { requestTimeout: 12_000, headersTimeout: 10_000, keepAliveTimeout: 65_000 };

/** Milliseconds between two looks for idle connections while the server stops. */
const IDLE_LOOK = 20;

/** A server that leaves is left alone once nobody has come for so many milliseconds. */
const QUIET = 250;

/** Milliseconds after which a server that leaves goes, whoever still comes. */
const LONGEST_LEAVE = 5000;

/** What the server answers with. */
export interface HttpOptions {
  readonly webhooks: WebhookOptions;
  /** Everything this program counts, in Prometheus' text form. */
  readonly metrics: () => Promise<string>;
  readonly isReady: () => boolean;
}

/** The App's server. */
export interface HttpServer {
  /** Starts listening and answers with the address at which this machine reaches it. */
  readonly listen: (where: {
    readonly port: number;
    readonly host: string | undefined;
  }) => Promise<string>;
  /**
   * Answers as before but asks each sender to connect anew, so that a balancer takes its next request elsewhere.
   * Resolves once nobody came for a moment, after five seconds at the latest.
   */
  readonly leave: () => Promise<void>;
  /** Stops listening; resolves when the last answer is given. */
  readonly close: () => Promise<void>;
}

/** Makes the App's server; it does not listen yet. */
export function createHttp(options: HttpOptions): HttpServer {
  let isLeaving = false;
  let cameAt = 0;
  const server = createServer(
    { ...PATIENCE, connectionsCheckingInterval: 2000 },
    (request, response) => {
      if (isLeaving) {
        cameAt = performance.now();
        response.setHeader("connection", "close");
      }
      answer(request, response, options).catch(() => {
        // The sender hung up, or what failed has been logged where it did.
        if (!response.headersSent) response.writeHead(500);
        response.end();
      });
    },
  );
  return {
    listen: async ({ port, host }) => {
      server.listen(port, host);
      await once(server, "listening");
      const address = server.address();
      const taken = typeof address === "object" && address !== null ? address.port : port;
      return `http://${host ?? "localhost"}:${taken}`;
    },
    leave: async () => {
      isLeaving = true;
      cameAt = performance.now();
      const goesAt = cameAt + LONGEST_LEAVE;
      for (;;) {
        const now = performance.now();
        const left = Math.min(cameAt + QUIET, goesAt) - now;
        if (left <= 0) return;
        await setTimeout(left);
        // On a busy machine somebody may have come while this process was kept from looking.
        await setImmediate();
      }
    },
    close: async () => {
      isLeaving = true;
      const closed = once(server, "close");
      server.close();
      // A connection that was busy a moment ago and is kept open for further requests would hold it up.
      const sweep = setInterval(() => server.closeIdleConnections(), IDLE_LOOK);
      await closed;
      clearInterval(sweep);
    },
  };
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
