import { request as requestPlainly } from "node:http";
import type { ClientRequest, IncomingMessage } from "node:http";
import { request as requestOverTls } from "node:https";
import type { Socket } from "node:net";
import type { TLSSocket } from "node:tls";
import type { HttpRequest } from "./http-request.ts";
import { locate, pinned } from "../network/connect.ts";
import { ticks, type Timings } from "../network/timings.ts";
import type { Network } from "../network/network.ts";

/** What sending needs beside the request. */
export interface Way {
  readonly network: Network;
  readonly signal: AbortSignal;
  readonly timings: Timings;
}

/** The head of an answer; its body is still to be read or destroyed. */
export interface Reply {
  readonly response: IncomingMessage;
  /** The connection it came over. */
  readonly socket: Socket;
}

/**
 * Sends one request over a connection of its own, to an address that was looked up once and allowed. Follows no redirect.
 * Rejects with `ForbiddenAddress`, with the error of the socket, the TLS handshake or the parser, or because the signal
 * ended it.
 */
export async function send(
  { url, method, headers, body }: Omit<HttpRequest, "isConfidential">,
  { network, signal, timings }: Way,
): Promise<Reply> {
  const isSecure = url.protocol === "https:";
  const port = url.port === "" ? (isSecure ? 443 : 80) : Number(url.port);
  const addresses = await locate({ host: url.hostname, port }, network, { signal, timings });
  const outgoing = (isSecure ? requestOverTls : requestPlainly)(url, {
    method,
    headers: Object.fromEntries(headers),
    // Never a connection that somebody else left open: it may lead elsewhere.
    agent: false,
    signal,
    ...pinned(addresses),
  });
  const reply = awaitReply(outgoing, isSecure, timings);
  outgoing.end(body);
  return await reply;
}

function awaitReply(outgoing: ClientRequest, isSecure: boolean, timings: Timings): Promise<Reply> {
  let last = ticks();
  const reached = (part: Parameters<Timings["add"]>[0]): void => {
    timings.add(part, last);
    last = ticks();
  };
  return new Promise((resolve, reject) => {
    outgoing.on("error", reject);
    outgoing.on("socket", (socket) => {
      socket.once("connect", () => reached("connect"));
      if (isSecure) socket.once("secureConnect", () => reached("tls"));
      outgoing.on("response", (response) => {
        reached("first_byte");
        resolve({ response, socket });
      });
    });
  });
}

/** Whether a connection is one of TLS, so that it has a certificate. */
export const isTls = (socket: Socket): socket is TLSSocket => "encrypted" in socket;
