import { Buffer } from "node:buffer";
import { createSign, generateKeyPairSync, randomBytes } from "node:crypto";

/** A certificate and its key, both PEM. */
export interface Certified {
  readonly key: string;
  readonly cert: string;
  readonly name: string;
}

interface Wanted {
  /** Common name; `localhost` where nothing is said. */
  readonly name?: string;
  /** When it begins and ends, from 1950 to 2049: `260131235959Z`. */
  readonly from?: string;
  readonly to?: string;
}

/** A self-signed certificate; enough of X.509 for a server nobody trusts, and for an authority that signs others. */
export const selfSigned = (wanted: Wanted = {}): Certified => certify(wanted, undefined);

/** A certificate signed by that authority, whose own stands behind it. */
export function signedBy(authority: Certified, wanted: Wanted = {}): Certified {
  const certified = certify(wanted, authority);
  return { ...certified, cert: certified.cert + authority.cert };
}

function certify(
  { name = "localhost", from = "250101000000Z", to = "450101000000Z" }: Wanted,
  authority: Certified | undefined,
): Certified {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const sha256WithRsa = sequence(oid("2a864886f70d01010b"), tag(0x05));
  const body = sequence(
    tag(0x02, Buffer.of(1), randomBytes(7)),
    sha256WithRsa,
    named(authority?.name ?? name),
    sequence(tag(0x17, Buffer.from(from)), tag(0x17, Buffer.from(to))),
    named(name),
    publicKey.export({ type: "spki", format: "der" }),
  );
  const signature = createSign("sha256")
    .update(body)
    .sign(authority?.key ?? privateKey);
  const certificate = sequence(body, sha256WithRsa, tag(0x03, Buffer.of(0), signature));
  return {
    name,
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${certificate.toString("base64")}\n-----END CERTIFICATE-----\n`,
  };
}

const named = (name: string): Buffer =>
  sequence(tag(0x31, sequence(oid("550403"), tag(0x0c, Buffer.from(name)))));

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
