import type { IncomingMessage } from "node:http";
import type { HttpRequest } from "./http-request.ts";
import { blaming } from "./failure.ts";
import { send } from "./send.ts";
import type { Reply, Way } from "./send.ts";

/** The answer at the end of a chain of redirects. */
export interface Followed extends Reply {
  /** Origin of a redirect that was left alone. */
  readonly redirect: string | undefined;
  /** Host of the last hop, as messages have it. */
  readonly host: string;
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const MOST_HOPS = 5;

/** Headers of a config that another origin may see. */
const HARMLESS = new Set(["accept", "accept-encoding", "accept-language", "user-agent"]);

/**
 * Sends a request and follows redirects of reads. One that leads to another origin is left alone when the headers
 * are confidential, as is one of a write (it would write twice), one without a usable address, and the sixth. Another
 * origin gets none of the headers that were meant for the first. Each hop is looked up and allowed anew: one to a
 * forbidden address rejects.
 */
export async function followRedirects(request: HttpRequest, way: Way): Promise<Followed> {
  const mayFollow = request.method === "GET" || request.method === "HEAD";
  let { url, headers } = request;
  for (let hops = 0; ; hops += 1) {
    // Each hop waits for the one before.
    // oxlint-disable-next-line no-await-in-loop
    const reply = await blaming(url.host, send({ ...request, url, headers }, way));
    const { host } = url;
    const target = targetOf(reply.response, url);
    if (target === undefined) return { ...reply, host, redirect: undefined };
    const staysHome = target.origin === request.url.origin;
    if (!mayFollow || hops === MOST_HOPS || (!staysHome && request.isConfidential)) {
      return { ...reply, host, redirect: target.origin };
    }
    // Once a request has been elsewhere, whoever was there decides where it goes.
    if (!staysHome) headers = harmless(headers);
    reply.response.destroy();
    url = target;
  }
}

const harmless = (headers: HttpRequest["headers"]): HttpRequest["headers"] =>
  new Map([...headers].filter(([name]) => HARMLESS.has(name)));

function targetOf({ headers, statusCode }: IncomingMessage, from: URL): URL | undefined {
  const { location } = headers;
  if (location === undefined || !REDIRECTS.has(statusCode ?? 0)) return undefined;
  const target = URL.parse(location, from.href);
  if (target === null || !["http:", "https:"].includes(target.protocol)) return undefined;
  // A user name in an address is how one host is made to look like another.
  return target.username === "" && target.password === "" ? target : undefined;
}
