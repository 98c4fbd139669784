import type { ProbeSpec } from "../domain/probe/spec.ts";
import { isOffLimits } from "./off-limits.ts";
import { fillSecrets, isHeaderText, namesSecret } from "../domain/probe/secret.ts";

/** A request that may be sent as it is. */
export interface HttpRequest {
  readonly url: URL;
  readonly method: string;
  readonly headers: Headers;
  readonly body: string | undefined;
  /** Whether a header is meant for the origin of `url` alone. */
  readonly isConfidential: boolean;
}

/** A request, or a clause that says what is wrong with the config or the secrets. */
export type Prepared =
  | { readonly kind: "request"; readonly request: HttpRequest }
  | { readonly kind: "impossible"; readonly why: string };

type HttpSpec = Extract<ProbeSpec, { readonly kind: "http" }>;

const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/u;
const CONFIDENTIAL = new Set(["authorization", "cookie", "proxy-authorization"]);

/** Checks the URL and fills in the headers. */
export function prepare(spec: HttpSpec, secrets: ReadonlyMap<string, string>): Prepared {
  const url = URL.parse(spec.url);
  if (url === null) return impossible(`\`${spec.url}\` is no URL`);
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    return impossible(`the URL begins with ${url.protocol} instead of https: or http:`);
  }
  if (url.username !== "" || url.password !== "") {
    return impossible("the URL holds a user name or a password: put them into a header by secret");
  }
  if (isOffLimits(url)) {
    return impossible(
      "the URL leads to where a machine keeps its own credentials, not to a service",
    );
  }
  const headers = new Headers({ "user-agent": "sitrep-probe" });
  for (const { name, value } of spec.headers) {
    if (!TOKEN.test(name)) return impossible(`\`${name}\` cannot be the name of a header`);
    const filled = fillSecrets(value, secrets);
    if (filled.kind === "impossible") return impossible(`header ${name}: ${filled.why}`);
    if (!isHeaderText(filled.value)) {
      return impossible(`header ${name}: its value holds a character that no header may hold`);
    }
    headers.set(name, filled.value);
  }
  const isConfidential = spec.headers.some(
    ({ name, value }) => namesSecret(value) || CONFIDENTIAL.has(name.toLowerCase()),
  );
  if (spec.body !== undefined && (spec.method === "GET" || spec.method === "HEAD")) {
    return impossible(`a ${spec.method} request has no body: use POST, or take the body away`);
  }
  return {
    kind: "request",
    request: { url, method: spec.method, headers, body: spec.body, isConfidential },
  };
}

const impossible = (why: string): Prepared => ({ kind: "impossible", why });
