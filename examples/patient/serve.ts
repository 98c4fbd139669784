import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import type { Call } from "./patient.ts";

/** What a service answers with: a status and a JSON body. */
export interface Reply {
  readonly status: number;
  readonly body: object;
}

/** What a service is asked. */
export interface Question {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  /** The token of `Authorization: Bearer …`. */
  readonly bearer: string | undefined;
  readonly body: unknown;
}

/** A JSON service on the loopback interface that keeps a record of its calls. */
export interface Served {
  readonly url: string;
  readonly calls: readonly Call[];
  readonly close: () => Promise<void>;
}

/** Serves JSON answers, on any free port unless one is given. */
export async function serveJson(
  answer: (question: Question) => Reply | Promise<Reply>,
  port = 0,
): Promise<Served> {
  const calls: Call[] = [];
  const reply = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const question = await read(request);
    const { status, body } = await answer(question);
    const { method, path, body: said } = question;
    calls.push({ method, path, body: said, status });
    response.writeHead(status, { "content-type": "application/json" });
    response.end(JSON.stringify(body));
  };
  const server = createServer((request, response) => {
    // Whoever asked may have gone away in the middle of it.
    reply(request, response).catch(() => response.destroy());
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the service has no port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    calls,
    close: async () => {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function read(request: IncomingMessage): Promise<Question> {
  const { pathname } = new URL(request.url ?? "/", "http://service");
  return {
    method: request.method ?? "GET",
    path: pathname,
    bearer: /^Bearer (?<token>.+)$/u.exec(request.headers.authorization ?? "")?.groups?.["token"],
    body: parse(request.headers["content-type"], await text(request)),
  };
}

function parse(type: string | undefined, body: string): unknown {
  if (type === "application/x-www-form-urlencoded")
    return Object.fromEntries(new URLSearchParams(body));
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** The fields of a JSON body; none where it is no object. */
export const fieldsOf = (body: unknown): Readonly<Record<string, unknown>> =>
  typeof body === "object" && body !== null ? { ...body } : {};
