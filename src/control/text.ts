import { decodeText, type Decoded } from "../domain/runbook/decode.ts";

/** The text of a file, or why it has none. */
export const readText = (bytes: Uint8Array): Decoded =>
  decodeText(bytes, (utf8) => new TextDecoder("utf-8", { fatal: true }).decode(utf8));

/** The text of a file; `undefined` when it is a binary, not UTF-8, or larger than anybody would write by hand. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  const decoded = readText(bytes);
  return decoded.kind === "text" ? decoded.text : undefined;
}
