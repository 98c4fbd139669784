import { Buffer } from "node:buffer";
import { createSign, generateKeyPairSync } from "node:crypto";

/** A self-signed certificate for `localhost` and its key, both PEM; enough of X.509 for a server nobody trusts. */
export function selfSigned(): { readonly key: string; readonly cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const sha256WithRsa = sequence(oid("2a864886f70d01010b"), tag(0x05));
  const name = sequence(tag(0x31, sequence(oid("550403"), tag(0x0c, Buffer.from("localhost")))));
  const validity = sequence(
    tag(0x17, Buffer.from("250101000000Z")),
    tag(0x17, Buffer.from("450101000000Z")),
  );
  const body = sequence(
    tag(0x02, Buffer.of(1)),
    sha256WithRsa,
    name,
    validity,
    name,
    publicKey.export({ type: "spki", format: "der" }),
  );
  const signature = createSign("sha256").update(body).sign(privateKey);
  const certificate = sequence(body, sha256WithRsa, tag(0x03, Buffer.of(0), signature));
  return {
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${certificate.toString("base64")}\n-----END CERTIFICATE-----\n`,
  };
}

const sequence = (...parts: readonly Buffer[]): Buffer => tag(0x30, ...parts);

const oid = (hex: string): Buffer => tag(0x06, Buffer.from(hex, "hex"));

/** One DER value: its tag, the length of its content, the content. */
function tag(type: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const short = content.length < 128;
  const length = short
    ? Buffer.of(content.length)
    : Buffer.of(0x82, content.length >> 8, content.length & 0xff);
  return Buffer.concat([Buffer.of(type), length, content]);
}
