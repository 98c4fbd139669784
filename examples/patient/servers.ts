import { once } from "node:events";
import { createServer } from "node:tls";
import { Redis } from "ioredis";
import pg from "pg";
import { selfSigned } from "../../test/probe/certificate.ts";
import { startNameServer } from "../../test/probe/name-server.ts";
import { portOf } from "../../test/probe/patient.ts";
import { startPostgres } from "../../test/support/postgres.ts";
import { startRedis, whyNoRedis } from "../../test/support/redis.ts";

/** A real database that others can crowd. */
interface Database extends AsyncDisposable {
  readonly url: string;
  /** Opens so many connections, and keeps them. */
  readonly crowd: (connections: number) => Promise<void>;
  /** Closes them. */
  readonly clear: () => Promise<void>;
}

/** Starts a real PostgreSQL. */
export async function startDatabase(): Promise<Database> {
  const server = await startPostgres();
  const held: pg.Client[] = [];
  const hold = async (): Promise<void> => {
    const client = new pg.Client({ connectionString: server.url });
    await client.connect();
    held.push(client);
  };
  const clear = async (): Promise<void> => {
    await Promise.all(held.splice(0).map((client) => client.end()));
  };
  return {
    url: server.url,
    crowd: async (connections) => {
      await Promise.all(Array.from({ length: connections }, hold));
    },
    clear,
    [Symbol.asyncDispose]: async () => {
      await clear();
      await server.stop();
    },
  };
}

/** A real Redis that can be away for a while, at one address. */
export interface Cache extends AsyncDisposable {
  readonly url: string;
  /** Whether it answers a PING. */
  readonly answers: () => Promise<boolean>;
  readonly stop: () => Promise<void>;
  /** Starts it again, empty; one that runs goes on. */
  readonly start: () => Promise<void>;
}

/** Starts a real Redis; `undefined`, and a sentence why, where this machine has none. */
export async function startCache(): Promise<{
  readonly redis: Cache | undefined;
  readonly why: string;
}> {
  const why = whyNoRedis();
  if (why !== "") return { redis: undefined, why };
  const { port, ...first } = await startRedis();
  let running: AsyncDisposable | undefined = first;
  const stop = async (): Promise<void> => {
    await running?.[Symbol.asyncDispose]();
    running = undefined;
  };
  const redis = {
    url: `redis://127.0.0.1:${port}`,
    answers: () => isAnswering(port),
    stop,
    start: async () => {
      running ??= await startRedis({ port: String(port) });
    },
    [Symbol.asyncDispose]: stop,
  };
  return { redis, why };
}

async function isAnswering(port: number): Promise<boolean> {
  const client = new Redis({
    host: "127.0.0.1",
    port,
    lazyConnect: true,
    retryStrategy: () => undefined,
  });
  // What is wrong is told by the question.
  client.on("error", () => undefined);
  try {
    return (await client.ping()) === "PONG";
  } catch {
    return false;
  } finally {
    client.disconnect();
  }
}

/** A name server that knows one name. */
export const startNames = (name: string): ReturnType<typeof startNameServer> =>
  startNameServer((question) =>
    question === `A ${name}` ? [{ type: "A", name, ttl: 60, data: "192.0.2.80" }] : "NXDOMAIN",
  );

/** A server that shows a certificate for a name, good until 2045 and signed by itself. */
export async function startEdge(
  name: string,
): Promise<AsyncDisposable & { readonly port: number }> {
  const server = createServer(selfSigned({ name }));
  // Who looks at the certificate leaves as soon as it was shown.
  server.on("tlsClientError", () => undefined);
  server.on("secureConnection", (socket) => socket.on("error", () => undefined));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: portOf(server),
    [Symbol.asyncDispose]: async () => {
      server.close();
      await once(server, "close");
    },
  };
}
