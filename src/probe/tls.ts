import { once } from "node:events";
import { isIP } from "node:net";
import type { Socket } from "node:net";
import { checkServerIdentity, connect } from "node:tls";
import type { DetailedPeerCertificate, TLSSocket } from "node:tls";
import type { Observation } from "../domain/probe/observation.ts";
import type { SpecOf } from "../domain/probe/spec.ts";
import type { Instant } from "../domain/time.ts";
import { isInstant, isoInstant, instant } from "../domain/time.ts";
import { daysLeft } from "./certificate.ts";
import { openSocket } from "../network/connect.ts";
import { bareHost, shownTarget } from "../network/target.ts";
import { ticks } from "../network/timings.ts";
import type { Attempting } from "./observe.ts";
import { observe } from "./observe.ts";
import type { ProbeContext } from "./prober.ts";

/**
 * Looks at the certificate a server shows, whatever it is worth: one that has expired, is for another name or is signed
 * by nobody known is an answer as well. Document: `{days_left, valid_from, valid_to, subject, issuer, chain_length,
 * is_trusted, trust_error, matches_name, protocol}`. `is_trusted` is about the chain and its dates, not about the name;
 * `trust_error` is OpenSSL's word for what is wrong with it, or null.
 */
export const probeTls = (spec: SpecOf<"tls">, context: ProbeContext): Promise<Observation> =>
  observe({ timeout: spec.timeout, host: shownTarget(spec) }, context, async (way) => {
    const plain = await openSocket(spec, context.network, way);
    try {
      const name = bareHost(spec.serverName ?? spec.host).replace(/\.$/u, "");
      const socket = await shakeHands(plain, name, way);
      return { body: JSON.stringify(describe(socket, name, way.at)) };
    } finally {
      plain.destroy();
    }
  });

async function shakeHands(
  plain: Socket,
  name: string,
  { signal, timings }: Attempting,
): Promise<TLSSocket> {
  const started = ticks();
  const socket = connect({
    socket: plain,
    // The certificate is looked at, and nothing is sent over the connection.
    rejectUnauthorized: false,
    // The name is looked at by itself, so that `authorizationError` is about the chain alone.
    checkServerIdentity: () => undefined,
    ...(isIP(name) === 0 ? { servername: name } : {}),
  });
  // One that comes after the time is over is nobody's business.
  socket.on("error", () => undefined);
  await once(socket, "secureConnect", { signal });
  timings.add("tls", started);
  return socket;
}

function describe(socket: TLSSocket, name: string, at: Instant) {
  const certificate = socket.getPeerCertificate(true);
  const { subject, issuer } = certificate;
  return {
    days_left: daysLeft(certificate, at) ?? null,
    valid_from: moment(certificate.valid_from),
    valid_to: moment(certificate.valid_to),
    subject: nameIn(subject),
    issuer: nameIn(issuer),
    chain_length: lengthOf(certificate),
    is_trusted: socket.authorized,
    trust_error: socket.authorized ? null : trustError(socket.authorizationError),
    matches_name: checkServerIdentity(name, certificate) === undefined,
    protocol: socket.getProtocol(),
  };
}

/** OpenSSL's code; Node gives it as text, whatever its type says. */
const trustError = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

function moment(text: string): string | null {
  const at = instant(text);
  return isInstant(at) ? isoInstant(at) : null;
}

/** The common name, or else the organization: what people know a certificate by. */
function nameIn(subject: DetailedPeerCertificate["subject"] | undefined): string | null {
  const name = subject?.CN ?? subject?.O;
  return (typeof name === "object" ? name.join(", ") : name) ?? null;
}

/** Certificates from the server's own to the last the server or this machine has; a root is its own issuer. */
function lengthOf(certificate: DetailedPeerCertificate): number {
  const seen = new Set<string>();
  let next: DetailedPeerCertificate | undefined = certificate;
  while (next !== undefined && !seen.has(next.fingerprint256)) {
    seen.add(next.fingerprint256);
    next = next.issuerCertificate as DetailedPeerCertificate | undefined;
  }
  return seen.size;
}
