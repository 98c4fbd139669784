import type { FailureReason } from "../domain/probe/observation.ts";

/** Why `fetch` gave no answer, in words that hold nothing but the host and the cause. */
export interface Failure {
  readonly reason: FailureReason;
  readonly message: string;
}

/** Certificates that may well be good, only not known to the machine that runs the probe. */
const UNKNOWN_ISSUER = new Set([
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "UNABLE_TO_GET_ISSUER_CERT",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
]);

/** What `fetch` says of headers it keeps for itself, such as `Transfer-Encoding`. */
const NOT_OURS_TO_SET = new Set(["UND_ERR_INVALID_ARG", "UND_ERR_NOT_SUPPORTED"]);

const CAUSES: Readonly<Record<string, (host: string) => string>> = {
  ECONNREFUSED: (host) => `${host} refused the connection`,
  ECONNRESET: (host) => `${host} dropped the connection`,
  EPIPE: (host) => `${host} dropped the connection`,
  UND_ERR_SOCKET: (host) => `${host} dropped the connection`,
  UND_ERR_CONNECT_TIMEOUT: (host) => `${host} did not take the connection`,
  ETIMEDOUT: (host) => `${host} did not take the connection`,
  EHOSTUNREACH: (host) => `there is no way to ${host}`,
  ENETUNREACH: (host) => `there is no way to ${host}`,
  ENOTFOUND: (host) => `the name of ${host} does not resolve`,
  EAI_AGAIN: (host) => `the name of ${host} does not resolve`,
  EPROTO: (host) => `${host} does not answer in TLS`,
  CERT_HAS_EXPIRED: (host) => `the certificate of ${host} has expired`,
  ERR_TLS_CERT_ALTNAME_INVALID: (host) => `the certificate of ${host} is for another name`,
};

/** Says what an error of `fetch` means. An unknown cause counts against the service, by its code. */
export function explainFailure(error: unknown, host: string): Failure {
  const cause = causeOf(error);
  const code = codeOf(cause);
  if (UNKNOWN_ISSUER.has(code)) {
    return {
      reason: "misconfigured",
      message: `the certificate of ${host} is signed by nobody the runner knows (${code}); a certificate authority of your own is made known by NODE_EXTRA_CA_CERTS`,
    };
  }
  if (NOT_OURS_TO_SET.has(code)) {
    return { reason: "misconfigured", message: "one of the headers is not the probe's to set" };
  }
  if (cause instanceof Error && cause.message === "bad port") {
    return { reason: "misconfigured", message: `the port of ${host} is closed to HTTP clients` };
  }
  if (cause instanceof Error && cause.name === "HTTPParserError") {
    return { reason: "unreachable", message: `${host} does not answer in HTTP` };
  }
  if (code.startsWith("ERR_SSL_")) {
    return { reason: "unreachable", message: `${host} does not answer in TLS (${code})` };
  }
  const say = CAUSES[code] ?? (() => `${host} cannot be reached`);
  return {
    reason: "unreachable",
    message: code === "" ? say(host) : `${say(host)} (${code})`,
  };
}

const causeOf = (error: unknown): unknown =>
  error instanceof Error && error.cause !== undefined ? error.cause : error;

function codeOf(cause: unknown): string {
  const code: unknown =
    typeof cause === "object" && cause !== null && "code" in cause ? cause.code : "";
  return typeof code === "string" ? code : "";
}
