import { once } from "node:events";
import { createSocket } from "node:dgram";
import { decode, encode } from "dns-packet";
import type { Answer } from "dns-packet";

/** A DNS server over UDP on a free port. */
export interface NameServer extends AsyncDisposable {
  /** `127.0.0.1:PORT` */
  readonly address: string;
  /** What it was asked: `A shop.example`. */
  readonly asked: readonly string[];
}

/** What a server says to a question: records, an error by its code, or nothing at all. */
export type Reply = readonly Answer[] | "NXDOMAIN" | "SERVFAIL" | "REFUSED" | "silence";

const CODES = { SERVFAIL: 2, NXDOMAIN: 3, REFUSED: 5 } as const;

/** Bits of a header by which an answer says that recursion was done. */
const RECURSION_AVAILABLE = 0x80;

/** Starts a server that answers each question (`A shop.example`) as it is told. */
export async function startNameServer(answer: (question: string) => Reply): Promise<NameServer> {
  const socket = createSocket("udp4");
  const asked: string[] = [];
  socket.on("message", (message, { port, address }) => {
    const { id = 0, questions = [] } = decode(message);
    const question = questions.map(({ type, name }) => `${type} ${name}`).join();
    asked.push(question);
    const reply = answer(question);
    if (reply === "silence") return;
    const isError = typeof reply === "string";
    const flags = RECURSION_AVAILABLE | (isError ? CODES[reply] : 0);
    const answers = isError ? [] : [...reply];
    socket.send(encode({ type: "response", id, flags, questions, answers }), port, address);
  });
  socket.bind(0, "127.0.0.1");
  await once(socket, "listening");
  return {
    address: `127.0.0.1:${socket.address().port}`,
    asked,
    async [Symbol.asyncDispose]() {
      socket.close();
      await once(socket, "close");
    },
  };
}
