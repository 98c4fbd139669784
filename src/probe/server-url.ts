import { fillUrl } from "../domain/probe/secret.ts";
import type { Target } from "../network/target.ts";

/** A server's URL, taken apart. Nothing of it but `target.shown` is for messages. */
export interface ServerUrl {
  readonly protocol: string;
  readonly target: Target;
  /** Empty where the URL has none. */
  readonly user: string;
  readonly password: string;
  /** The path without its slash: a database. */
  readonly path: string;
  readonly parameters: URLSearchParams;
}

/** A URL that can be used, or a clause that says what is wrong with the config or the secret. */
export type ServerUrlReading =
  | { readonly kind: "url"; readonly url: ServerUrl }
  | { readonly kind: "impossible"; readonly why: string };

/** Stands where a secret stands, to see which parts of a URL are none. */
const WORD = "sitrep0secret";

const PLACEHOLDER = /\$\{(?<name>[^}]{0,100})\}/gu;

/** Fills in the secrets of a URL and takes it apart. A host that is part of a secret is never shown. */
export function readServerUrl(
  written: string,
  secrets: ReadonlyMap<string, string>,
  { protocols, port }: { readonly protocols: readonly string[]; readonly port: number },
): ServerUrlReading {
  const filled = fillUrl(written, secrets);
  if (filled.kind === "impossible") return filled;
  const url = URL.parse(filled.value);
  const what = subjectOf(written);
  const wanted = protocols.map((protocol) => `${protocol}//`).join(" or ");
  if (url === null || !protocols.includes(url.protocol))
    return impossible(`${what} is no URL that begins with ${wanted}`);
  if (url.hostname === "") return impossible(`${what} names no host`);
  const [user, password, path] = [url.username, url.password, url.pathname.slice(1)].map(decoded);
  if (user === undefined || password === undefined || path === undefined)
    return impossible(`${what} has a % that stands for nothing: write %25 for a percent sign`);
  const shown = shownOf(written, url);
  return {
    kind: "url",
    url: {
      protocol: url.protocol,
      target: {
        host: url.hostname,
        port: url.port === "" ? port : Number(url.port),
        ...(shown === undefined ? {} : { shown }),
      },
      user,
      password,
      path,
      parameters: url.searchParams,
    },
  };
}

/** What to call the server where its address is part of a secret; `undefined` where the config tells it to everybody. */
function shownOf(written: string, { host }: URL): string | undefined {
  const open = URL.parse(written.replaceAll(PLACEHOLDER, WORD));
  return open?.host === host ? undefined : `the server in ${subjectOf(written)}`;
}

/** The URL by the secrets in it: `DATABASE_URL`; without any, just the URL. */
function subjectOf(written: string): string {
  const names = [...written.matchAll(PLACEHOLDER)].map(({ groups }) => groups?.["name"] ?? "");
  const whole = /^\$\{[^}]*\}$/u.test(written);
  return whole ? (names[0] ?? "") : "the URL";
}

function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}

const impossible = (why: string): ServerUrlReading => ({ kind: "impossible", why });
