import { createHistory } from "../store/history.ts";
import { answer, conclude, understand, type Desk, type Received } from "./answer.ts";
import { pack, type Packed } from "./pack.ts";

/**
 * Answers a request without a socket. With `asOf` (milliseconds since the epoch) a list is as it was then, which is
 * how GitHub's lists lag behind its writes.
 */
export type Ask = (received: Received, asOf?: number) => Packed;

/** Lists that GitHub is known to answer from a copy that lags; a single thing asked for by its id does not. */
const LAGGING = new Set([
  "GET /repos/{owner}/{repo}/issues",
  "GET /repos/{owner}/{repo}/issues/{issue_number}/comments",
  "GET /repos/{owner}/{repo}/issues/{issue_number}/timeline",
  "GET /repos/{owner}/{repo}/pulls",
  "GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs",
  "GET /repos/{owner}/{repo}/actions/runs",
]);

/** Makes the way in for clients in this process. */
export function createAsk(desk: Desk): Ask {
  const history = createHistory(desk.world);
  let isReading = false;
  desk.changes.onChange(() => {
    if (!isReading) history.note();
  });
  return (received, asOf) => {
    isReading = received.method === "GET";
    const asked = understand(desk, received);
    const isLagging = asOf !== undefined && LAGGING.has(asked.match?.route.operation ?? "");
    const world = isLagging ? history.at(asOf) : desk.world;
    const reply = answer({ ...desk, world }, received, asked);
    const packed = pack(desk.world, received, asked.actor, reply);
    conclude(desk, received, asked, packed.status, packed.status === 304);
    isReading = false;
    return packed;
  };
}

/** The same as a `fetch`, for clients that know nothing else. */
export const fetchFrom =
  (ask: Ask): typeof globalThis.fetch =>
  async (input, init) =>
    responseOf(ask(receivedFrom(input, init)));

/** The request a client makes of `fetch`, as GitHub gets it. Bodies are text here, as all clients of GitHub's send. */
function receivedFrom(
  input: Parameters<typeof globalThis.fetch>[0],
  init: Parameters<typeof globalThis.fetch>[1] = {},
): Received {
  if (typeof input !== "string") throw new TypeError("only an address can be asked for");
  return {
    method: init.method ?? "GET",
    url: new URL(input),
    headers: Object.fromEntries(new Headers(init.headers)),
    text: typeof init.body === "string" ? init.body : "",
  };
}

/** An answer as `fetch` gives it. */
const responseOf = ({ status, headers, content }: Packed): Response =>
  new Response(content === undefined ? null : Buffer.from(content), {
    status,
    headers: { ...headers },
  });
