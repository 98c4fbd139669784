import type { Socket } from "node:net";
import pg from "pg";
import type { Observation } from "../domain/probe/observation.ts";
import type { SpecOf } from "../domain/probe/spec.ts";
import { trimEndOf } from "../domain/trim.ts";
import { openSocket } from "../network/connect.ts";
import { shownTarget } from "../network/target.ts";
import { ticks } from "../network/timings.ts";
import type { Attempting } from "./observe.ts";
import { misconfigured, observe } from "./observe.ts";
import { documentOf, MOST_ROWS } from "./postgres-document.ts";
import { explainPostgres } from "./postgres-failure.ts";
import { typesOf } from "./postgres-value.ts";
import type { ProbeContext } from "./prober.ts";
import { readServerUrl } from "./server-url.ts";
import type { ServerUrl } from "./server-url.ts";

const PROTOCOLS = ["postgres:", "postgresql:"];
const PORT = 5432;

/** Queries a cursor can be opened for, so that no more rows come than are looked at. */
const HAS_CURSOR = /^(?:\s|\(|--[^\n]*\n|\/\*[\s\S]*?\*\/)*(?:select|with|values|table)\b/iu;

/**
 * Asks one question in a read-only transaction, which is rolled back. Document: `{rows, row_count, value}`: at most 1,000
 * rows and 256 KiB of them, how many there are altogether, and the first column of the first row or null. TLS by
 * `sslmode` of the URL: none without it or with `disable`; unverified with `no-verify`; else the server must show a
 * certificate for its name that the runner trusts.
 */
export async function probePostgres(
  spec: SpecOf<"postgres">,
  context: ProbeContext,
): Promise<Observation> {
  const reading = readServerUrl(spec.url, context.secrets, { protocols: PROTOCOLS, port: PORT });
  if (reading.kind === "impossible") return misconfigured(context, reading.why);
  const { url } = reading;
  if (url.user === "") return misconfigured(context, "the URL of the database names no user");
  const host = shownTarget(url.target);
  return await observe({ timeout: spec.timeout, host }, context, async (way) => {
    const socket = await openSocket(url.target, context.network, way);
    const stop = (): void => void socket.destroy();
    way.signal.addEventListener("abort", stop, { once: true });
    try {
      return await ask(connectionOn(socket, url), spec, way);
    } catch (error) {
      way.signal.throwIfAborted();
      throw explainPostgres(error, host);
    } finally {
      way.signal.removeEventListener("abort", stop);
      socket.destroy();
    }
  });
}

/** A client that speaks over a connection which is there already, and reads nothing of this process's environment. */
function connectionOn(socket: Socket, { target, user, password, path, parameters }: ServerUrl) {
  const options = parameters.get("options");
  const client = new pg.Client({
    host: target.host,
    port: target.port,
    user,
    // A function, since an empty text would make the client look for a password elsewhere.
    password: () => password,
    database: path === "" ? user : path,
    ssl: sslOf(parameters.get("sslmode")),
    stream: () => alreadyOpen(socket),
    application_name: "sitrep-probe",
    ...(options === null ? {} : { options }),
  });
  // Told by whatever waits for an answer, too.
  client.on("error", () => {});
  return client;
}

/** The client wants to open its connection itself; this one says at once that it is open. */
const alreadyOpen = (socket: Socket): Socket =>
  Object.assign(socket, {
    connect: () => {
      process.nextTick(() => socket.emit("connect"));
      return socket;
    },
  });

function sslOf(mode: string | null): boolean | { readonly rejectUnauthorized: false } {
  if (mode === null || mode === "disable") return false;
  return mode === "no-verify" ? { rejectUnauthorized: false } : true;
}

async function ask(
  client: pg.Client,
  { query, timeout }: SpecOf<"postgres">,
  { timings, signal }: Attempting,
) {
  const started = ticks();
  await client.connect();
  await client.query("begin read only");
  await client.query(`set local statement_timeout = ${Math.ceil(timeout)}`);
  timings.add("first_byte", started);
  const answer = HAS_CURSOR.test(query) ? await fetch(client, query) : await all(client, query);
  signal.throwIfAborted();
  await client.query("rollback");
  return documentOf(answer);
}

/** The rows of an answer, and how many there are in all. */
async function fetch(client: pg.Client, query: string) {
  // The extended protocol takes a single statement only, whatever stands in the query.
  const whole = trimEndOf(query, /[\s;]/u);
  await client.query(extended(`declare sitrep no scroll cursor for ${whole}`));
  const { rows, fields } = await client.query<Row>({
    ...extended(`fetch ${MOST_ROWS} from sitrep`),
    types: typesOf(pg.types),
  });
  const { rowCount } = await client.query(extended("move forward all from sitrep"));
  return { rows, fields, count: rows.length + (rowCount ?? 0) };
}

async function all(client: pg.Client, query: string) {
  const { rows, fields } = await client.query<Row>({
    ...extended(query),
    types: typesOf(pg.types),
  });
  return { rows: rows.slice(0, MOST_ROWS), fields, count: rows.length };
}

type Row = Readonly<Record<string, unknown>>;

/** A query that goes the extended way although it has no parameters. */
const extended = (text: string) => ({ text, queryMode: "extended" as const });
