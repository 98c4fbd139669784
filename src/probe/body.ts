import type { IncomingMessage } from "node:http";
import type { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream";
import { constants, createBrotliDecompress, createGunzip, createInflate } from "node:zlib";

/** The most that is read of a body, in bytes after decompression. */
const MOST = 256 * 1024;

/** Compressions that are understood, as `Accept-Encoding` names them. */
export const ENCODINGS = "gzip, deflate, br";

/** The first 256 KiB of a body as text; bytes that are no UTF-8 become replacement characters. */
export async function readStart(
  response: IncomingMessage,
): Promise<{ readonly text: string; readonly isCut: boolean }> {
  const decoder = new TextDecoder();
  let text = "";
  let left = MOST;
  const chunks: AsyncIterable<Uint8Array> = unpacked(response);
  // Leaving the loop early destroys the stream, and the connection with it.
  for await (const chunk of chunks) {
    text += decoder.decode(chunk.subarray(0, left), { stream: true });
    left -= chunk.length;
    if (left < 0) return { text, isCut: true };
  }
  return { text: text + decoder.decode(), isCut: false };
}

function unpacked(response: IncomingMessage): Readable {
  const encodings = (response.headers["content-encoding"] ?? "").toLowerCase().split(",");
  const unpackers = encodings.toReversed().map(unpackerFor);
  let stream: Readable = response;
  for (const unpacker of unpackers) {
    // What follows an encoding nobody here understands is left as it is.
    if (unpacker === undefined) return stream;
    // The error of a part destroys the last one, and the reader gets it from there.
    stream = pipeline(stream, unpacker, () => undefined);
  }
  return stream;
}

function unpackerFor(encoding: string): Transform | undefined {
  // A compressed body that ends too early is read as far as it goes, as browsers do.
  const lenient = { flush: constants.Z_SYNC_FLUSH, finishFlush: constants.Z_SYNC_FLUSH };
  switch (encoding.trim()) {
    case "gzip":
    case "x-gzip":
      return createGunzip(lenient);
    case "deflate":
      return createInflate(lenient);
    case "br":
      return createBrotliDecompress({
        flush: constants.BROTLI_OPERATION_FLUSH,
        finishFlush: constants.BROTLI_OPERATION_FLUSH,
      });
    default:
      return undefined;
  }
}
