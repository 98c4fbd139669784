import { request as requestPlainly, type IncomingMessage } from "node:http";
import { request as requestOverTls } from "node:https";

/** A request as Octokit hands it over. */
interface Sent {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** An answer that has arrived to its end, as far as Octokit and `contents.ts` read it. */
export interface Carried {
  readonly status: number;
  readonly statusText: string;
  /** Where the answer came from, after redirects. */
  readonly url: string;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Uint8Array;
  readonly text: () => Promise<string>;
  readonly arrayBuffer: () => Promise<ArrayBuffer>;
}

/** Carries one request to GitHub and its answer back; rejects where there is none, or not all of it. */
export type Carry = (address: string, sent: Sent) => Promise<Carried>;

const MOST_HOPS = 5;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
/** Those after which a write is sent again as it is. */
const KEEPING: ReadonlySet<number> = new Set([307, 308]);
/** Headers that only the origin they were written for may see. */
const CONFIDENTIAL: ReadonlySet<string> = new Set(["authorization", "cookie"]);

/**
 * Carries requests in the place of `fetch`, whose first use takes a short run longer than everything else in it, and
 * whose later ones take the processor half as long again. Reads follow redirects, and writes those that ask for the same again;
 * no credentials go to another origin. Rejects with the error of the connection, or with the reason of the signal.
 */
export const carry: Carry = async (address, sent) => {
  try {
    return await carryOn(address, sent);
  } catch (error) {
    throw sent.signal?.aborted === true ? sent.signal.reason : error;
  }
};

async function carryOn(address: string, sent: Sent): Promise<Carried> {
  const from = new URL(address);
  const isRead = sent.method === undefined || sent.method === "GET" || sent.method === "HEAD";
  let url = from;
  for (let hops = 0; ; hops += 1) {
    // Each hop waits for the one before.
    // oxlint-disable-next-line no-await-in-loop
    const response = await send(url, { ...sent, headers: headersFor(url, from, sent) });
    const status = response.statusCode ?? 0;
    const { location } = response.headers;
    // oxlint-disable-next-line no-await-in-loop
    if (!REDIRECTS.has(status) || location === undefined) return await received(url, response);
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
    outgoing.on("error", reject);
    outgoing.on("response", resolve);
    outgoing.end(body);
  });

async function received(url: URL, response: IncomingMessage): Promise<Carried> {
  const { statusCode = 0, statusMessage = "", headers } = response;
  return carried(await bytesOf(response), {
    status: statusCode,
    statusText: statusMessage,
    url: url.href,
    headers: new Map(
      Object.entries(headers).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, String(value)]],
      ),
    ),
  });
}

/** Makes an answer of what came. */
export const carried = (
  body: Uint8Array,
  head: Pick<Carried, "status" | "statusText" | "url" | "headers">,
): Carried => ({
  ...head,
  body,
  text: async () => textOf(body),
  arrayBuffer: async () => new Uint8Array(body).buffer,
});

/** The text of a body, in UTF-8. */
export const textOf = ({ buffer, byteOffset, byteLength }: Uint8Array): string =>
  Buffer.from(buffer, byteOffset, byteLength).toString("utf8");

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
