import { once } from "node:events";
import { isIP } from "node:net";
import type { Socket } from "node:net";
import { connect } from "node:tls";
import { AbstractConnector, Redis } from "ioredis";
import type { Observation } from "../domain/probe/observation.ts";
import type { SpecOf } from "../domain/probe/spec.ts";
import { openSocket } from "../network/connect.ts";
import { bareHost, shownTarget } from "../network/target.ts";
import { ticks } from "../network/timings.ts";
import type { Attempting } from "./observe.ts";
import { misconfigured, observe } from "./observe.ts";
import type { ProbeContext } from "./prober.ts";
import { explainRedis, sentenceOf } from "./redis-failure.ts";
import { readInfo } from "./redis-info.ts";
import { readServerUrl } from "./server-url.ts";
import type { ServerUrl } from "./server-url.ts";

const PROTOCOLS = ["redis:", "rediss:"];
const PORT = 6379;

/**
 * Sends PING and asks for sections of INFO. Document: `{ping, info}`. `ping` is what the server answers, which may be a
 * complaint: `LOADING Redis is loading the dataset in memory`. `info` has the fields of all sections by name. `rediss:`
 * is TLS with a certificate the runner trusts.
 */
export async function probeRedis(
  spec: SpecOf<"redis">,
  context: ProbeContext,
): Promise<Observation> {
  const reading = readServerUrl(spec.url, context.secrets, { protocols: PROTOCOLS, port: PORT });
  if (reading.kind === "impossible") return misconfigured(context, reading.why);
  const { url } = reading;
  const host = shownTarget(url.target);
  return await observe({ timeout: spec.timeout, host }, context, async (way) => {
    const plain = await openSocket(url.target, context.network, way);
    const stop = (): void => void plain.destroy();
    way.signal.addEventListener("abort", stop, { once: true });
    try {
      const socket = url.protocol === "rediss:" ? await secured(plain, url, way) : plain;
      return await ask(socket, url, spec.info);
    } catch (error) {
      way.signal.throwIfAborted();
      throw explainRedis(error, host);
    } finally {
      way.signal.removeEventListener("abort", stop);
      plain.destroy();
    }
  });
}

async function secured(
  plain: Socket,
  { target }: ServerUrl,
  { signal, timings }: Attempting,
): Promise<Socket> {
  const started = ticks();
  const host = bareHost(target.host);
  const socket = connect({
    socket: plain,
    host,
    ...(isIP(host) === 0 ? { servername: host } : {}),
  });
  await once(socket, "secureConnect", { signal });
  timings.add("tls", started);
  return socket;
}

async function ask(
  socket: Socket,
  { user, password, path }: ServerUrl,
  sections: readonly string[],
) {
  const redis = clientOn(socket);
  try {
    await redis.connect();
    if (password !== "") await (user === "" ? redis.auth(password) : redis.auth(user, password));
    const ping = await redis.ping().catch(complaint);
    if (path !== "") await redis.select(path);
    const info = sections.length === 0 ? "" : await infoOf(redis, sections);
    return { body: JSON.stringify({ ping, info: readInfo(info) }), named: { ping } };
  } finally {
    redis.disconnect();
  }
}

/** Section by section: servers ahead of Redis 7 take one at a time. */
async function infoOf(redis: Redis, sections: readonly string[]): Promise<string> {
  const texts = await Promise.all(sections.map((section) => redis.info(section)));
  return texts.join("\n");
}

/** What a server says instead of PONG is its answer, unless it wants a login first. */
function complaint(error: unknown): string {
  const said = sentenceOf(error);
  if (said === undefined || /^(?:NOAUTH|NOPERM|WRONGPASS)\b/u.test(said)) throw error;
  return said;
}

/** A client that speaks over a connection which is there already, and does not look for another when it is gone. */
function clientOn(socket: Socket): Redis {
  class OpenConnection extends AbstractConnector {
    constructor() {
      super(0);
    }
    override connect(): Promise<Socket> {
      this.stream = socket;
      return Promise.resolve(socket);
    }
  }
  const redis = new Redis({
    Connector: OpenConnection,
    lazyConnect: true,
    protocol: 2,
    disableClientInfo: true,
    // What it would wait for is what is asked here.
    enableReadyCheck: false,
    retryStrategy: () => null,
    maxRetriesPerRequest: 0,
  });
  // Told by whatever waits for an answer, too.
  redis.on("error", () => {});
  return redis;
}
