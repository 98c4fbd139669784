import { once } from "node:events";
import { connect } from "node:net";

/** One connection to a server, kept open, with one request on it at a time. */
export interface Connection {
  /** Writes a request and resolves with the status of its answer. */
  readonly send: (request: readonly [head: string, body: Buffer]) => Promise<number>;
  readonly close: () => void;
}

const END = Buffer.from("\r\n\r\n");
const LENGTH = /\r\ncontent-length: *(?<length>\d+)/iu;
const CHUNKED = /\r\ntransfer-encoding: *chunked/iu;

/**
 * Opens a connection that knows as much of HTTP as answers to webhooks need. It shares the machine with the server it
 * measures: a client of `node:http` costs about as much as the server does, so that at best half the machine would be
 * left to it.
 */
export async function openConnection(url: string): Promise<Connection> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  await once(socket, "connect");
  let held: Buffer = Buffer.alloc(0);
  let waiting: PromiseWithResolvers<number> | undefined;
  const settle = (): void => {
    const status = statusOf(held);
    if (status === undefined) return;
    held = Buffer.alloc(0);
    waiting?.resolve(status);
    waiting = undefined;
  };
  socket.on("data", (part: Buffer) => {
    held = held.length === 0 ? part : Buffer.concat([held, part]);
    settle();
  });
  const fail = (): void => waiting?.reject(new Error(`the connection to ${url} broke`));
  socket.on("error", fail);
  socket.on("close", fail);
  return {
    send: ([head, body]) => {
      waiting = Promise.withResolvers<number>();
      socket.cork();
      socket.write(head, "latin1");
      socket.write(body);
      socket.uncork();
      return waiting.promise;
    },
    close: () => {
      waiting = undefined;
      socket.destroy();
    },
  };
}

/** The status of an answer that is there as a whole; `undefined` while it is not. */
function statusOf(held: Buffer): number | undefined {
  const end = held.indexOf(END);
  if (end === -1) return undefined;
  const head = held.toString("latin1", 0, end);
  const isWhole = CHUNKED.test(head)
    ? held.subarray(-5).toString("latin1") === "0\r\n\r\n"
    : held.length >= end + END.length + Number(LENGTH.exec(head)?.groups?.["length"] ?? 0);
  return isWhole ? Number(head.slice(9, 12)) : undefined;
}
