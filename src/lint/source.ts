import { decodeText } from "../domain/runbook/decode.ts";

/** The text of a file in the two forms rules see. */
export interface Source {
  /** With `\n` for every line end and without a byte order mark. */
  readonly text: string;
  /** As in the file. */
  readonly original: string;
}

/** What came of reading a file. `why` completes the sentence "It cannot be read because …". */
type Reading =
  | { readonly kind: "text"; readonly source: Source }
  | { readonly kind: "unreadable"; readonly why: string };

/** Turns a file's bytes into text, which keeps in `original` what editors hide. */
export function readSource(bytes: Uint8Array): Reading {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const decoded = decodeText(bytes, (utf8) => decoder.decode(utf8));
  if (decoded.kind === "unreadable") return decoded;
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const original = hasMark ? `\uFEFF${decoded.text}` : decoded.text;
  const text = decoded.text.replaceAll(/\r\n?/gu, "\n");
  return { kind: "text", source: { text, original } };
}
