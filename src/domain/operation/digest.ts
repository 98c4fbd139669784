import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** As many digits are typed by hand at night without a slip. */
const DIGITS = 12;

/**
 * The first 12 hexadecimal digits of SHA-256 over the canonical JSON of a value: keys in order, nothing `undefined`. Two
 * values that say the same have the same digest, wherever it is computed.
 */
export const digestOf = (value: unknown): string =>
  bytesToHex(sha256(utf8ToBytes(canonical(value).toWellFormed()))).slice(0, DIGITS);

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const entries = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(",")}}`;
}
