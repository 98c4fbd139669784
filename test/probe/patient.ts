import type { IncomingHttpHeaders, RequestListener, Server } from "node:http";
import { createServer } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";

/** A service to look at, and what it was asked. */
export interface Patient extends AsyncDisposable {
  readonly url: string;
  readonly asked: readonly Asked[];
}

/** One request as the service saw it. */
interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Starts a service on a free port that answers as it is told, after it has read the whole request. */
export async function startPatient(
  answer: RequestListener,
  server: Server = createServer(),
): Promise<Patient> {
  const asked: Asked[] = [];
  server.on("request", (request, response) => {
    let body = "";
    request.setEncoding("utf8");
    request.on("data", (chunk: string) => (body += chunk));
    request.on("end", () => {
      const { method = "", url: path = "", headers } = request;
      asked.push({ method, path, headers, body });
      answer(request, response);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${portOf(server)}`,
    asked,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** The port a server listens at. */
export function portOf(server: { readonly address: () => AddressInfo | string | null }): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return address.port;
}
