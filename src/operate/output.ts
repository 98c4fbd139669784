import type { Output } from "./context.ts";

/** So much of an output is kept; the rest is read and thrown away. */
const KEPT = 65_536;

/** Takes an output as it comes and keeps its beginning. */
export interface Collector {
  readonly add: (chunk: Uint8Array) => void;
  readonly read: () => Output | undefined;
}

/** A collector that holds no more than the beginning, however much comes. */
export function collect(): Collector {
  const chunks: Uint8Array[] = [];
  let length = 0;
  return {
    add(chunk) {
      if (length < KEPT) chunks.push(chunk.subarray(0, KEPT - length));
      length += chunk.byteLength;
    },
    read() {
      if (length === 0) return undefined;
      const text = new TextDecoder().decode(Buffer.concat(chunks));
      return text.includes("\0")
        ? { text: `${length} bytes that are no text`, isCut: false }
        : { text, isCut: length > KEPT };
    },
  };
}
