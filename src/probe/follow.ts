import type { HttpRequest } from "./http-request.ts";
import { isOffLimits } from "./off-limits.ts";

/** The answer at the end of a chain of redirects. */
export interface Followed {
  readonly response: Response;
  /** Origin of a redirect that was left alone. */
  readonly redirect: string | undefined;
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const MOST_HOPS = 5;

/** Headers of a config that another origin may see. */
const HARMLESS = new Set(["accept", "accept-language", "user-agent"]);

/**
 * Sends a request and follows redirects of reads. One that leads to another origin is left alone when the headers
 * are confidential, as is one of a write (it would write twice), one without a usable address, one to where machines
 * keep their credentials, and the sixth. Another origin gets none of the headers that were meant for the first.
 */
export async function followRedirects(
  request: HttpRequest,
  signal: AbortSignal,
): Promise<Followed> {
  const mayFollow = request.method === "GET" || request.method === "HEAD";
  let { url, headers } = request;
  for (let hops = 0; ; hops += 1) {
    // Each hop waits for the one before.
    // oxlint-disable-next-line no-await-in-loop
    const response = await fetch(url, {
      method: request.method,
      headers,
      redirect: "manual",
      signal,
      ...(request.body === undefined ? {} : { body: request.body }),
    });
    const target = targetOf(response, url);
    if (target === undefined) return { response, redirect: undefined };
    const staysHome = target.origin === request.url.origin;
    const mayLeave = !request.isConfidential && !isOffLimits(target);
    if (!mayFollow || hops === MOST_HOPS || (!staysHome && !mayLeave)) {
      return { response, redirect: target.origin };
    }
    // Once a request has been elsewhere, whoever was there decides where it goes.
    if (!staysHome) headers = harmless(headers);
    // oxlint-disable-next-line no-await-in-loop
    await response.body?.cancel();
    url = target;
  }
}

const harmless = (headers: Headers): Headers =>
  new Headers([...headers].filter(([name]) => HARMLESS.has(name)));

function targetOf(response: Response, from: URL): URL | undefined {
  const location = response.headers.get("location");
  if (location === null || !REDIRECTS.has(response.status)) return undefined;
  const target = URL.parse(location, from.href);
  if (target === null || !["http:", "https:"].includes(target.protocol)) return undefined;
  // `fetch` refuses addresses with a user name.
  return target.username === "" && target.password === "" ? target : undefined;
}
