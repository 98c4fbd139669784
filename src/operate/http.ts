import { request as requestPlainly } from "node:http";
import type { IncomingMessage } from "node:http";
import { request as requestOverTls } from "node:https";
import { fillJson, fillTexts } from "../domain/operation/fill.ts";
import type { OperationAction } from "../domain/operation/spec.ts";
import { fillSecrets } from "../domain/probe/secret.ts";
import { formatDuration } from "../domain/time.ts";
import { pinned } from "../network/connect.ts";
import { resolveTarget } from "../network/resolve.ts";
import { ForbiddenAddress } from "../network/target.ts";
import type { Ended, Task } from "./context.ts";
import { collect } from "./output.ts";

type HttpAction = Extract<OperationAction, { readonly kind: "http" }>;

/** A request as it is sent, or a clause that says why it cannot be. */
type Prepared =
  | {
      readonly kind: "request";
      readonly url: URL;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string | undefined;
    }
  | { readonly kind: "impossible"; readonly why: string };

/** Answers of something in between, which does not know what became of the request behind it. */
const UNSURE: ReadonlySet<number> = new Set([408, 502, 504]);

/**
 * Sends one request, once, to an address that was looked up once and allowed, and follows no redirect. What went wrong
 * before the connection stood has surely not happened; what went wrong behind it may have.
 */
export async function callHttp(action: HttpAction, task: Task): Promise<Ended> {
  const prepared = prepare(action, task);
  if (prepared.kind === "impossible")
    return { kind: "failed", summary: `nothing was sent: ${prepared.why}` };
  const { url } = prepared;
  const signal = AbortSignal.timeout(task.timeout);
  const sent = { isConnected: false };
  try {
    const response = await send(action, prepared, task, { signal, sent });
    return await read(response);
  } catch (error) {
    if (!sent.isConnected)
      return { kind: "failed", summary: `nothing was sent: ${whyNot(error, url, signal)}` };
    return {
      kind: "unknown",
      summary: signal.aborted
        ? `${url.host} did not answer within ${formatDuration(task.timeout)}`
        : `${url.host} dropped the connection before it answered`,
    };
  }
}

function prepare(action: HttpAction, { filling, context }: Task): Prepared {
  const url = URL.parse(action.url);
  if (url === null || !/^https?:$/u.test(url.protocol))
    return { kind: "impossible", why: "the URL in the config is none" };
  for (const [name, value] of Object.entries(fillTexts(action.query, filling)))
    url.searchParams.set(name, value);
  const body =
    action.body === undefined ? undefined : JSON.stringify(fillJson(action.body, filling));
  const headers: Record<string, string> = {
    "user-agent": "sitrep-operate",
    "accept-encoding": "identity",
    ...(body === undefined ? {} : { "content-type": "application/json" }),
  };
  for (const { name, value } of action.headers) {
    const filled = fillSecrets(value, context.secrets);
    if (filled.kind === "impossible") return { kind: "impossible", why: filled.why };
    headers[name.toLowerCase()] = filled.value;
  }
  if (body !== undefined) headers["content-length"] = String(Buffer.byteLength(body));
  return { kind: "request", url, headers, body };
}

async function send(
  { method }: HttpAction,
  { url, headers, body }: Extract<Prepared, { readonly kind: "request" }>,
  { context }: Task,
  { signal, sent }: { readonly signal: AbortSignal; readonly sent: { isConnected: boolean } },
): Promise<IncomingMessage> {
  const isSecure = url.protocol === "https:";
  const port = url.port === "" ? (isSecure ? 443 : 80) : Number(url.port);
  const { allow } = context;
  const addresses = await resolveTarget({ host: url.hostname, port }, { allow }, signal);
  signal.throwIfAborted();
  return await new Promise((resolve, reject) => {
    const outgoing = (isSecure ? requestOverTls : requestPlainly)(url, {
      method,
      headers,
      // Never a connection that somebody else left open: it may lead elsewhere.
      agent: false,
      signal,
      ...pinned(addresses),
    });
    outgoing.on("socket", (socket) => {
      socket.once(isSecure ? "secureConnect" : "connect", () => {
        sent.isConnected = true;
      });
    });
    outgoing.on("error", reject);
    outgoing.on("response", resolve);
    outgoing.end(body);
  });
}

/** The answer's head decides; a body that breaks off takes nothing of it back. */
async function read(response: IncomingMessage): Promise<Ended> {
  const status = response.statusCode ?? 0;
  const output = collect();
  let broken = "";
  try {
    for await (const chunk of response) if (chunk instanceof Uint8Array) output.add(chunk);
  } catch {
    broken = ", and the answer broke off";
  }
  return { ...verdictOf(status, broken), output: output.read() };
}

function verdictOf(status: number, broken: string): Pick<Ended, "kind" | "summary"> {
  const summary = `answered ${status}${broken}`;
  if (status >= 200 && status < 300) return { kind: "succeeded", summary };
  if (UNSURE.has(status)) return { kind: "unknown", summary };
  return status >= 300 && status < 400
    ? { kind: "failed", summary: `${summary}: an operation follows no redirect` }
    : { kind: "failed", summary };
}

/** Why there was no connection, without anything of the request in it. */
function whyNot(error: unknown, { host }: URL, signal: AbortSignal): string {
  if (error instanceof ForbiddenAddress) return error.message;
  if (signal.aborted) return `there was no connection to ${host} in time`;
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return `there is no connection to ${host}${/^[A-Z][A-Z0-9_]*$/u.test(code) ? ` (${code})` : ""}`;
}
