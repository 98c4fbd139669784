import { generateKeyPairSync } from "node:crypto";

/** A PEM pair. */
export interface KeyPair {
  readonly privateKey: string;
  readonly publicKey: string;
}

/**
 * The key pair of all Apps of this process. Making one takes a tenth of a second, so it is made on first use and kept:
 * a constant that is computed late, not state.
 */
export const keyPair: () => KeyPair = (() => {
  let made: KeyPair | undefined;
  return () =>
    (made ??= generateKeyPairSync("rsa", {
      modulusLength: 2048,
      privateKeyEncoding: { type: "pkcs8", format: "pem" },
      publicKeyEncoding: { type: "spki", format: "pem" },
    }));
})();
