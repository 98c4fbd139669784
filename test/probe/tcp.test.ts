import { once } from "node:events";
import { createServer } from "node:net";
import { networkInterfaces } from "node:os";
import { describe, expect, it } from "vitest";
import { milliseconds } from "../../src/domain/time.ts";
import { probeTcp } from "../../src/probe/tcp.ts";
import { AT, COMMON, contextOf, resolving } from "./context.ts";
import { portOf } from "./patient.ts";

const hasIpv6 = Object.values(networkInterfaces())
  .flat()
  .some((address) => address?.address === "::1");

async function listening(host: string) {
  const connections: string[] = [];
  const server = createServer((socket) => {
    connections.push(socket.localAddress ?? "");
    socket.on("error", () => undefined).end();
  });
  server.listen(0, host);
  await once(server, "listening");
  return {
    port: portOf(server),
    connections,
    async [Symbol.asyncDispose]() {
      server.close();
      await once(server, "close");
    },
  };
}

const look = (host: string, port: number, context = contextOf()) =>
  probeTcp({ ...COMMON, kind: "tcp", host, port }, context);

describe("a port", () => {
  it("that takes connections is told with its address and the time it took", async () => {
    await using server = await listening("127.0.0.1");
    const seen = await look(
      "localhost",
      server.port,
      contextOf({ network: { allow: ["localhost"] } }),
    );
    expect(seen).toEqual({
      kind: "answered",
      at: AT,
      latency: expect.any(Number),
      status: undefined,
      headers: {},
      body: expect.any(String),
      isCut: false,
      redirect: undefined,
      named: {},
      timings: { dns: expect.any(Number), connect: expect.any(Number) },
    });
    expect(seen.kind === "answered" && JSON.parse(seen.body)).toEqual({
      address: "127.0.0.1",
      connect_ms: expect.any(Number),
    });
  });

  it.skipIf(!hasIpv6)("is reached over IPv6", async () => {
    await using server = await listening("::1");
    for (const host of ["::1", "[::1]"]) {
      // oxlint-disable-next-line no-await-in-loop
      expect(await look(host, server.port)).toMatchObject({
        kind: "answered",
        body: expect.stringContaining('"address":"::1"'),
      });
    }
  });

  it("is reached at the address that works, where the name has several", async () => {
    await using server = await listening("127.0.0.1");
    const { resolve } = resolving(["127.0.0.9", "127.0.0.1"]);
    const network = { allow: ["127.0.0.0/8"], resolve };
    expect(await look("shop.example", server.port, contextOf({ network }))).toMatchObject({
      kind: "answered",
      body: expect.stringContaining('"address":"127.0.0.1"'),
    });
  });

  it("nobody listens at is refused", async () => {
    const server = await listening("127.0.0.1");
    await server[Symbol.asyncDispose]();
    expect(await look("127.0.0.1", server.port)).toMatchObject({
      kind: "failed",
      reason: "refused",
      message: `127.0.0.1:${server.port} refused the connection (ECONNREFUSED)`,
    });
  });

  it("nobody listens at is refused at all addresses", async () => {
    const server = await listening("127.0.0.1");
    await server[Symbol.asyncDispose]();
    const { resolve } = resolving(["127.0.0.9", "127.0.0.1"]);
    const network = { allow: ["127.0.0.0/8"], resolve };
    expect(await look("shop.example", server.port, contextOf({ network }))).toMatchObject({
      reason: "refused",
      message: `shop.example:${server.port} refused the connection (ECONNREFUSED)`,
    });
  });

  it("of a private address is not even tried", async () => {
    await using server = await listening("127.0.0.1");
    const context = contextOf({ network: { allow: ["127.0.0.1:1"] } });
    expect(await look("127.0.0.1", server.port, context)).toMatchObject({
      reason: "forbidden",
      message: expect.stringContaining(`add \`127.0.0.1:${server.port}\` to \`network.allow\``),
    });
    expect(server.connections).toEqual([]);
  });
});

describe("an end", () => {
  it("of the time is a timeout", async () => {
    const network = { allow: [], resolve: () => new Promise<never>(() => undefined) };
    const spec = { ...COMMON, timeout: milliseconds(50), kind: "tcp" } as const;
    expect(
      await probeTcp({ ...spec, host: "shop.example", port: 1 }, contextOf({ network })),
    ).toMatchObject({
      reason: "timeout",
      message: "no answer within 50 ms",
    });
  });

  it("from outside rejects with its reason", async () => {
    const signal = AbortSignal.abort(new Error("the job ends"));
    await expect(look("127.0.0.1", 1, contextOf({ signal }))).rejects.toThrow("the job ends");
  });
});
