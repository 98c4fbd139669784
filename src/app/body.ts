import type { IncomingMessage } from "node:http";

/** GitHub never sends more than this. */
const LARGEST = 25 * 1024 * 1024;

/** Reads the whole body of a request; `undefined` when it is larger than GitHub's ever are. */
export async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    const bytes = Buffer.from(part);
    size += bytes.length;
    if (size > LARGEST) return undefined;
    parts.push(bytes);
  }
  return Buffer.concat(parts).toString("utf8");
}
