import { Buffer } from "node:buffer";
import type { Readable } from "node:stream";

/** Most bytes of standard output that are kept. */
const MOST_OUTPUT = 256 * 1024;

/** Most bytes of standard error that are kept, which are its last. */
const MOST_ERRORS = 4096;

/** What was kept of a stream. */
export interface Kept {
  readonly text: string;
  /** Whether there was more. */
  readonly isCut: boolean;
}

/** Reads a stream to its end and keeps its beginning. */
export function keepStart(stream: Readable): () => Kept {
  const parts: Buffer[] = [];
  let length = 0;
  stream.on("data", (part: Buffer) => {
    if (length < MOST_OUTPUT) parts.push(part.subarray(0, MOST_OUTPUT - length));
    length += part.length;
  });
  return () => ({ text: Buffer.concat(parts).toString("utf8"), isCut: length > MOST_OUTPUT });
}

/** Reads a stream to its end and keeps its last line that says anything; empty where there is none. */
export function keepLast(stream: Readable): () => string {
  let kept = Buffer.alloc(0);
  stream.on("data", (part: Buffer) => {
    kept = Buffer.from(Buffer.concat([kept, part]).subarray(-MOST_ERRORS));
  });
  return () => {
    const lines = kept.toString("utf8").split(/\r\n|\r|\n/u);
    return (lines.findLast((line) => line.trim() !== "") ?? "").trim();
  };
}
