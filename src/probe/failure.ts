import type { FailureReason } from "../domain/probe/observation.ts";
import { ForbiddenAddress } from "../network/target.ts";

/** Why there was no answer, in words that hold nothing but the host and the cause. */
export interface Failure {
  readonly reason: FailureReason;
  readonly message: string;
}

/** Something went wrong on the way to a host, and what that means is said already. */
export class NoAnswer extends Error {
  override readonly name = "NoAnswer";
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}

/** What a promise gives; what goes wrong is explained as the fault of this host, even if the probe began elsewhere. */
export async function blaming<T>(host: string, promise: Promise<T>): Promise<T> {
  try {
    return await promise;
  } catch (error) {
    throw new NoAnswer(explainFailure(error, host));
  }
}

/** Certificates that may well be good, only not known to the machine that runs the probe. */
const UNKNOWN_ISSUER = new Set([
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "UNABLE_TO_GET_ISSUER_CERT",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
]);

const CAUSES: Readonly<Record<string, (host: string) => string>> = {
  ECONNREFUSED: (host) => `${host} refused the connection`,
  ECONNRESET: (host) => `${host} dropped the connection`,
  EPIPE: (host) => `${host} dropped the connection`,
  ERR_STREAM_PREMATURE_CLOSE: (host) => `${host} dropped the connection`,
  ETIMEDOUT: (host) => `${host} did not take the connection`,
  EHOSTUNREACH: (host) => `there is no way to ${host}`,
  ENETUNREACH: (host) => `there is no way to ${host}`,
  EADDRNOTAVAIL: (host) => `there is no way to ${host}`,
  ENOTFOUND: (host) => `the name of ${host} does not resolve`,
  EAI_AGAIN: (host) => `the name of ${host} does not resolve`,
  EPROTO: (host) => `${host} does not answer in TLS`,
  CERT_HAS_EXPIRED: (host) => `the certificate of ${host} has expired`,
  CERT_NOT_YET_VALID: (host) => `the certificate of ${host} is not valid yet`,
  ERR_TLS_CERT_ALTNAME_INVALID: (host) => `the certificate of ${host} is for another name`,
};

/** Says what an error on the way to a host means. An unknown cause counts against the service, by its code. */
export function explainFailure(error: unknown, host: string): Failure {
  if (error instanceof NoAnswer) return error.failure;
  if (error instanceof ForbiddenAddress) return { reason: "forbidden", message: error.message };
  const code = codeOf(error);
  if (UNKNOWN_ISSUER.has(code)) {
    return {
      reason: "misconfigured",
      message: `the certificate of ${host} is signed by nobody the runner knows (${code}); a certificate authority of your own is made known by NODE_EXTRA_CA_CERTS`,
    };
  }
  const message = `${describe(code, host)}${code === "" ? "" : ` (${code})`}`;
  return { reason: code === "ECONNREFUSED" ? "refused" : "unreachable", message };
}

function describe(code: string, host: string): string {
  if (code.startsWith("HPE_")) return `${host} does not answer in HTTP`;
  if (code.startsWith("ERR_SSL_")) return `${host} does not answer in TLS`;
  if (/^(?:Z_|ERR__ERROR_FORMAT|ERR_BROTLI|ERR_PADDING)/u.test(code)) {
    return `the body ${host} sends is not compressed the way it says`;
  }
  return CAUSES[code]?.(host) ?? `${host} cannot be reached`;
}

/** The code of a system or library error; empty where it has none. */
export function codeOf(error: unknown): string {
  const code: unknown =
    typeof error === "object" && error !== null && "code" in error ? error.code : "";
  return typeof code === "string" ? code : "";
}
