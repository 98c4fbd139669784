import { request as requestPlainly, type IncomingMessage } from "node:http";
import { request as requestOverTls } from "node:https";

/** A request as Octokit hands it over. */
export interface Sent {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What Octokit reads of an answer. */
export interface Carried {
  readonly status: number;
  readonly statusText: string;
  /** Where the answer came from, after redirects. */
  readonly url: string;
  readonly headers: ReadonlyMap<string, string>;
  /** Rejects where the connection was lost before the end. */
  readonly text: () => Promise<string>;
  readonly arrayBuffer: () => Promise<ArrayBuffer>;
}

const MOST_HOPS = 5;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
/** Those after which a write is sent again as it is. */
const KEEPING: ReadonlySet<number> = new Set([307, 308]);
/** Headers that only the origin they were written for may see. */
const CONFIDENTIAL: ReadonlySet<string> = new Set(["authorization", "cookie"]);

/**
 * Carries one request in the place of `fetch`, whose first use takes a short run longer than everything else in it. Reads
 * follow redirects, and writes those that ask for the same again; no credentials go to another origin. Rejects with
 * the error of the connection, or with the reason of the signal.
 */
export async function carry(address: string, sent: Sent): Promise<Carried> {
  const from = new URL(address);
  const isRead = sent.method === undefined || sent.method === "GET" || sent.method === "HEAD";
  let url = from;
  for (let hops = 0; ; hops += 1) {
    // Each hop waits for the one before.
    // oxlint-disable-next-line no-await-in-loop
    const response = await send(url, { ...sent, headers: headersFor(url, from, sent) });
    const status = response.statusCode ?? 0;
    const { location } = response.headers;
    if (!REDIRECTS.has(status) || location === undefined) return carried(url, response);
    response.resume();
    if (!(isRead || KEEPING.has(status)) || hops === MOST_HOPS)
      throw new Error(`${url.host} answered ${status} and sent the request elsewhere`);
    url = new URL(location, url);
  }
}

function headersFor(url: URL, from: URL, { headers = {} }: Sent): Record<string, string> {
  const entries = Object.entries({ "accept-encoding": "gzip", ...headers });
  return Object.fromEntries(
    url.origin === from.origin
      ? entries
      : entries.filter(([name]) => !CONFIDENTIAL.has(name.toLowerCase())),
  );
}

const send = (url: URL, { method = "GET", headers = {}, body, signal }: Sent) =>
  new Promise<IncomingMessage>((resolve, reject) => {
    const request = url.protocol === "https:" ? requestOverTls : requestPlainly;
    const outgoing = request(url, { method, headers, ...(signal === undefined ? {} : { signal }) });
    outgoing.on("error", (error) => reject(signal?.aborted === true ? signal.reason : error));
    outgoing.on("response", resolve);
    outgoing.end(body);
  });

function carried(url: URL, response: IncomingMessage): Carried {
  const { statusCode = 0, statusMessage = "", headers } = response;
  const body = bytesOf(response);
  // Octokit leaves some bodies alone, and then nobody hears that one of them broke off.
  body.catch(() => undefined);
  return {
    status: statusCode,
    statusText: statusMessage,
    url: url.href,
    headers: new Map(
      Object.entries(headers).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, String(value)]],
      ),
    ),
    text: async () => (await body).toString("utf8"),
    arrayBuffer: async () => new Uint8Array(await body).buffer,
  };
}

async function bytesOf(response: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  // An answer without a body names its encoding all the same.
  if (response.headers["content-encoding"] !== "gzip" || bytes.length === 0) return bytes;
  const { gunzip } = await import("node:zlib");
  return await new Promise((resolve, reject) => {
    gunzip(bytes, (error, plain) => (error === null ? resolve(plain) : reject(error)));
  });
}
