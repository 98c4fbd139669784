import { fillSecrets, isHeaderText, namesSecret } from "../domain/probe/secret.ts";
import type { SpecOf } from "../domain/probe/spec.ts";
import { trimEndOf } from "../domain/trim.ts";
import { ENCODINGS } from "./body.ts";

/** A request that may be sent as it is. */
export interface HttpRequest {
  readonly url: URL;
  readonly method: string;
  /** By name in small letters. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string | undefined;
  /** Whether a header is meant for the origin of `url` alone. */
  readonly isConfidential: boolean;
}

/** A request, or a clause that says what is wrong with the config or the secrets. */
export type Prepared =
  | { readonly kind: "request"; readonly request: HttpRequest }
  | { readonly kind: "impossible"; readonly why: string };

const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/u;
const CONFIDENTIAL = new Set(["authorization", "cookie", "proxy-authorization"]);

/** Headers that say how a message travels; the client writes them, and a second opinion would only garble it. */
const NOT_OURS_TO_SET = new Set([
  "connection",
  "content-length",
  "expect",
  "keep-alive",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

/** Checks the URL and fills in the headers. */
export function prepare(spec: SpecOf<"http">, secrets: ReadonlyMap<string, string>): Prepared {
  const url = URL.parse(spec.url);
  if (url === null) return impossible(`\`${spec.url}\` is no URL`);
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    return impossible(`the URL begins with ${url.protocol} instead of https: or http:`);
  }
  if (url.username !== "" || url.password !== "") {
    return impossible("the URL holds a user name or a password: put them into a header by secret");
  }
  // No `Headers`: they bring all of `fetch` along, which takes longer to load than Node to start.
  const headers = new Map([
    ["accept", "*/*"],
    ["accept-encoding", ENCODINGS],
    ["user-agent", "sitrep-probe"],
  ]);
  if (spec.body !== undefined) headers.set("content-type", "text/plain;charset=UTF-8");
  for (const { name, value } of spec.headers) {
    if (!TOKEN.test(name)) return impossible(`\`${name}\` cannot be the name of a header`);
    if (NOT_OURS_TO_SET.has(name.toLowerCase())) {
      return impossible(
        `header ${name} is not the probe's to set: it says how the request travels`,
      );
    }
    const filled = fillSecrets(value, secrets);
    if (filled.kind === "impossible") return impossible(`header ${name}: ${filled.why}`);
    if (!isHeaderText(filled.value)) {
      return impossible(`header ${name}: its value holds a character that no header may hold`);
    }
    headers.set(name.toLowerCase(), trimEndOf(filled.value.replace(/^[\t ]+/u, ""), /[\t ]/u));
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
