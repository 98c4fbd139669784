import type { IncomingMessage } from "node:http";
import type { Room } from "./room.ts";
import type { SignatureCheck } from "./signature.ts";

/** GitHub never sends more than this. */
export const LARGEST_BODY = 25 * 1024 * 1024;

/** What came of reading a body. */
export type BodyReading =
  | { readonly kind: "whole"; readonly bytes: Buffer }
  /** Larger than GitHub's ever are; the rest was not read. */
  | { readonly kind: "too-large" }
  /** Other bodies fill the memory set aside for them; the rest was not read. */
  | { readonly kind: "no-room" };

/** Reads a body part by part, each of which the check of the signature sees; what it holds is counted in `room`. */
export async function readBody(
  request: IncomingMessage,
  check: SignatureCheck,
  room: Room,
): Promise<BodyReading> {
  const parts: Buffer[] = [];
  let size = 0;
  try {
    // Without a word on encoding, a request's parts are buffers.
    for await (const part of request as AsyncIterable<Buffer>) {
      if (size + part.length > LARGEST_BODY) return { kind: "too-large" };
      if (!room.take(part.length)) return { kind: "no-room" };
      size += part.length;
      check.add(part);
      parts.push(part);
    }
    const [only, ...others] = parts;
    const isOne = only !== undefined && others.length === 0;
    return { kind: "whole", bytes: isOne ? only : Buffer.concat(parts, size) };
  } finally {
    room.giveBack(size);
  }
}
