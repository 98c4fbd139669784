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

/**
 * Reads a body part by part, each of which the check of the signature sees; what it holds is counted in `room`. By
 * events, because an iterator of parts takes longer than all else that is done with most deliveries.
 * @throws when the sender hangs up
 */
export function readBody(
  request: IncomingMessage,
  check: SignatureCheck,
  room: Room,
): Promise<BodyReading> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let size = 0;
    const end = (reading: BodyReading): void => {
      room.giveBack(size);
      size = 0;
      resolve(reading);
    };
    const stop = (kind: "too-large" | "no-room"): void => {
      request.removeAllListeners("data");
      request.pause();
      end({ kind });
    };
    request.on("data", (part: Buffer) => {
      if (size + part.length > LARGEST_BODY) return stop("too-large");
      if (!room.take(part.length)) return stop("no-room");
      size += part.length;
      check.add(part);
      parts.push(part);
      return undefined;
    });
    request.once("end", () => {
      const [only, ...others] = parts;
      const isOne = only !== undefined && others.length === 0;
      end({ kind: "whole", bytes: isOne ? only : Buffer.concat(parts, size) });
    });
    request.once("error", (problem) => {
      room.giveBack(size);
      size = 0;
      reject(problem);
    });
  });
}
