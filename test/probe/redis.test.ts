import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createServer as createTlsServer } from "node:tls";
import { connect } from "node:net";
import { describe, expect, it } from "vitest";
import type { SpecOf } from "../../src/domain/probe/spec.ts";
import { seconds } from "../../src/domain/time.ts";
import { probeRedis } from "../../src/probe/redis.ts";
import { readInfo } from "../../src/probe/redis-info.ts";
import type { RunContext } from "../../src/probe/run.ts";
import { freePort } from "../support/free-port.ts";
import { speaksTls, startRedis, whyNoRedis } from "../support/redis.ts";
import { selfSigned } from "./certificate.ts";
import { COMMON, contextOf, LOCAL, resolving } from "./context.ts";
import { portOf } from "./patient.ts";
import { trusting } from "./trusting.ts";

const ask = (
  url: string,
  change: Partial<SpecOf<"redis">> = {},
  context: Partial<RunContext> = {},
) =>
  probeRedis(
    { ...COMMON, kind: "redis", url: "${REDIS_URL}", info: [], ...change },
    contextOf({ secrets: new Map([["REDIS_URL", url]]), ...context }),
  );

const why = whyNoRedis();

describe.skipIf(why !== "")(`a real Redis${why === "" ? "" : `: not tested, ${why}`}`, () => {
  it("answers PING, and sections of INFO with numbers as numbers", async () => {
    await using redis = await startRedis();
    const seen = await ask(`redis://127.0.0.1:${redis.port}`, { info: ["memory", "replication"] });
    if (seen.kind === "failed") throw new Error(seen.message);
    expect(JSON.parse(seen.body)).toMatchObject({
      ping: "PONG",
      info: {
        used_memory: expect.any(Number),
        maxmemory: 0,
        mem_fragmentation_ratio: expect.any(Number),
        role: "master",
        connected_slaves: 0,
      },
    });
    expect(seen.named).toEqual({ ping: "PONG" });
    expect(Object.keys(seen.timings)).toEqual(["connect"]);
  });

  it("asks of INFO nothing where nothing is asked", async () => {
    await using redis = await startRedis();
    expect(await ask(`redis://127.0.0.1:${redis.port}/3`)).toMatchObject({
      body: '{"ping":"PONG","info":{}}',
    });
  });

  it("lets in whoever has the password, and says whom not", async () => {
    await using redis = await startRedis({ requirepass: '"canary p@ss"' });
    const host = `127.0.0.1:${redis.port}`;
    const url = `redis://:\${REDIS_PASSWORD}@${host}`;
    const secrets = (password: string) => ({ secrets: new Map([["REDIS_PASSWORD", password]]) });
    expect(await ask("", { url }, secrets("canary p@ss"))).toMatchObject({
      named: { ping: "PONG" },
    });
    expect(await ask("", { url }, secrets("wrong"))).toMatchObject({
      reason: "unauthorized",
      message: `${host} does not accept the password (WRONGPASS)`,
    });
    expect(await ask(`redis://${host}`)).toMatchObject({
      reason: "unauthorized",
      message: "the server in REDIS_URL wants a password (NOAUTH)",
    });
  });

  it("takes a login whose rights are few, and says what it may not", async () => {
    await using redis = await startRedis({ user: "probe on >secret1 +ping" });
    const url = `redis://probe:secret1@127.0.0.1:${redis.port}`;
    expect(await ask(url)).toMatchObject({ named: { ping: "PONG" } });
    expect(await ask(url, { info: ["memory"] })).toMatchObject({
      reason: "unauthorized",
      message: "the server in REDIS_URL does not let this login ask that (NOPERM)",
    });
  });

  it("says that a password is one too many", async () => {
    await using redis = await startRedis();
    expect(await ask(`redis://:canary@127.0.0.1:${redis.port}`)).toMatchObject({
      reason: "unauthorized",
      message: "the server in REDIS_URL has no password, and the URL has one",
    });
  });

  it("says that there is no such database", async () => {
    await using redis = await startRedis();
    expect(await ask(`redis://127.0.0.1:${redis.port}/99`)).toMatchObject({
      reason: "misconfigured",
      message: "the server in REDIS_URL has no database of this number",
    });
  });

  it("is reached over TLS only with a certificate the runner trusts", async () => {
    await using redis = await startRedis();
    const front = createTlsServer(selfSigned(), (socket) => {
      const back = connect(redis.port, "127.0.0.1");
      socket.on("error", () => back.destroy());
      socket.pipe(back).pipe(socket);
    });
    front.listen(0, "127.0.0.1");
    await once(front, "listening");
    expect(await ask(`rediss://localhost:${portOf(front)}`)).toMatchObject({
      reason: "misconfigured",
      message: expect.stringContaining("is signed by nobody the runner knows"),
    });
    front.close();
  });

  it.skipIf(!speaksTls())("is asked over TLS where the runner knows who signed", async () => {
    const certified = selfSigned();
    const folder = mkdtempSync(join(tmpdir(), "sitrep-redis-tls-"));
    const [cert, key] = [join(folder, "cert.pem"), join(folder, "key.pem")];
    writeFileSync(cert, certified.cert);
    writeFileSync(key, certified.key);
    const port = String(await freePort());
    const files = { "tls-cert-file": cert, "tls-key-file": key, "tls-ca-cert-file": cert };
    await using redis = await startRedis({
      port: "0",
      "tls-port": port,
      "tls-auth-clients": "no",
      requirepass: "canary",
      ...files,
    });
    const url = `rediss://:canary@localhost:${redis.port}`;
    const network = { allow: LOCAL, resolve: resolving(["127.0.0.1"]).resolve };
    expect(await ask(url, {}, { network })).toMatchObject({ reason: "misconfigured" });
    using _ = trusting(certified);
    expect(await ask(url, {}, { network })).toMatchObject({ named: { ping: "PONG" } });
    expect(await ask(url.replace("rediss:", "redis:"), {}, { network })).toMatchObject({
      kind: "failed",
    });
    rmSync(folder, { recursive: true });
  });

  it("is reached at the address that was looked up and checked, which is done once", async () => {
    await using redis = await startRedis();
    const { resolve, asked } = resolving(["127.0.0.1"], ["203.0.113.9"]);
    const network = { allow: ["cache.example"], resolve };
    const seen = await ask(`redis://cache.example:${redis.port}`, {}, { network });
    expect(seen).toMatchObject({ named: { ping: "PONG" } });
    expect(asked).toEqual(["cache.example"]);
  });

  it("is not gone to where its address is private and not allowed", async () => {
    await using redis = await startRedis();
    const seen = await ask(`redis://127.0.0.1:${redis.port}`, {}, { network: { allow: [] } });
    expect(seen).toMatchObject({ reason: "forbidden" });
  });
});

/** A server that answers whatever it is asked in one way. */
async function answering(text: string | undefined): Promise<AsyncDisposable & { port: number }> {
  const server = createServer((socket) => {
    socket.on("error", () => {});
    socket.on("data", () => (text === undefined ? undefined : socket.write(text)));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: portOf(server),
    async [Symbol.asyncDispose]() {
      server.close();
      await Promise.resolve();
    },
  };
}

describe("what answers otherwise", () => {
  it("while it loads is an answer, and no PONG", async () => {
    await using server = await answering("-LOADING Redis is loading the dataset in memory\r\n");
    expect(await ask(`redis://127.0.0.1:${server.port}`)).toMatchObject({
      kind: "answered",
      named: { ping: "LOADING Redis is loading the dataset in memory" },
    });
  });

  it.each([
    ["HTTP/1.1 400 Bad Request\r\n\r\n", "unreachable"],
    [undefined, "timeout"],
  ])("with %j is no Redis", async (text, reason) => {
    await using server = await answering(text);
    const seen = await ask(`redis://127.0.0.1:${server.port}`, { timeout: seconds(1) });
    expect(seen).toMatchObject({ reason });
  });

  it("by hanging up has dropped the connection", async () => {
    const server = createServer((socket) => socket.destroy()).listen(0, "127.0.0.1");
    await once(server, "listening");
    expect(await ask(`redis://127.0.0.1:${portOf(server)}`)).toMatchObject({
      reason: "unreachable",
      message: expect.stringContaining("the server in REDIS_URL dropped the connection"),
    });
    server.close();
  });

  it("by not being there refuses", async () => {
    expect(await ask(`redis://127.0.0.1:${await freePort()}`)).toMatchObject({
      reason: "refused",
      message: "the server in REDIS_URL refused the connection (ECONNREFUSED)",
    });
  });

  it("cannot be asked with a URL of something else", async () => {
    expect(await ask("http://127.0.0.1:1")).toMatchObject({
      reason: "misconfigured",
      message: "REDIS_URL is no URL that begins with redis:// or rediss://",
    });
  });
});

it("INFO is read field by field", () => {
  expect(
    readInfo(
      "# Server\r\nredis_version:7.0.15\r\nuptime_in_seconds:12\r\nload:-0.50\r\nexecutable:/a:b\r\nempty:\r\n# Keyspace\r\ndb0:keys=3,expires=0,avg_ttl=0\r\nslave0:ip=10.0.0.2,state=online\r\n",
    ),
  ).toEqual({
    redis_version: "7.0.15",
    uptime_in_seconds: 12,
    load: -0.5,
    executable: "/a:b",
    empty: "",
    db0: { keys: 3, expires: 0, avg_ttl: 0 },
    slave0: { ip: "10.0.0.2", state: "online" },
  });
});
