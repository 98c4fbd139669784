import { createHmac, timingSafeEqual } from "node:crypto";

/** Checks the signature of one body while its parts arrive. */
export interface SignatureCheck {
  readonly add: (part: Buffer) => void;
  /** Whether the body was signed with one of the secrets. Called once, after the last part. */
  readonly isGenuine: () => boolean;
}

const SIGNATURE = /^sha256=(?<digest>[0-9a-f]{64})$/iu;

/**
 * Begins a check of `X-Hub-Signature-256` against every secret a delivery may be signed with. The comparison takes
 * the same time wherever the digests differ.
 * @returns `undefined` when the header is no such signature at all
 */
export function beginCheck(
  signature: string | undefined,
  secrets: readonly string[],
): SignatureCheck | undefined {
  const digest = SIGNATURE.exec(signature ?? "")?.groups?.["digest"];
  if (digest === undefined) return undefined;
  const claimed = Buffer.from(digest, "hex");
  const sums = secrets.map((secret) => createHmac("sha256", secret));
  return {
    add: (part) => {
      for (const sum of sums) sum.update(part);
    },
    isGenuine: () => sums.map((sum) => timingSafeEqual(sum.digest(), claimed)).includes(true),
  };
}
