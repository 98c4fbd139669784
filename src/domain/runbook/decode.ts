/** Larger files are not read; the largest runbook met in public repositories has 277 KB. */
const MAX_BYTES = 512 * 1024;

/** What came of turning a file's bytes into text. `why` completes the sentence "It cannot be read because …". */
export type Decoded =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "unreadable"; readonly why: string };

/**
 * Turns the bytes of a file into text. `decode` turns UTF-8 into a string and throws on anything else:
 * `(bytes) => new TextDecoder("utf-8", { fatal: true }).decode(bytes)`.
 */
export function decodeText(bytes: Uint8Array, decode: (bytes: Uint8Array) => string): Decoded {
  if (bytes.length > MAX_BYTES) return { kind: "unreadable", why: "it is larger than 512 KiB" };
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    return { kind: "unreadable", why: "it is UTF-16; save it as UTF-8" };
  if (bytes.includes(0)) return { kind: "unreadable", why: "it is a binary file" };
  try {
    return { kind: "text", text: decode(bytes).replace(/^\uFEFF/u, "") };
  } catch {
    return { kind: "unreadable", why: "it is not UTF-8" };
  }
}
