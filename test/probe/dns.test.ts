import { Buffer } from "node:buffer";
import { createSocket } from "node:dgram";
import { once } from "node:events";
import { describe, expect, it } from "vitest";
import type { SpecOf } from "../../src/domain/probe/spec.ts";
import { milliseconds } from "../../src/domain/time.ts";
import { probeDns } from "../../src/probe/dns.ts";
import { AT, COMMON, contextOf } from "./context.ts";
import type { Reply } from "./name-server.ts";
import { startNameServer } from "./name-server.ts";

const look = (change: Partial<SpecOf<"dns">>, context = contextOf()) =>
  probeDns(
    { ...COMMON, kind: "dns", host: "shop.example", record: "A", server: undefined, ...change },
    context,
  );

const records = {
  "A shop.example": [
    { type: "A", name: "shop.example", data: "10.0.0.9" },
    { type: "A", name: "shop.example", data: "10.0.0.1" },
  ],
  "AAAA shop.example": [{ type: "AAAA", name: "shop.example", data: "fd00::1" }],
  "CNAME shop.example": [{ type: "CNAME", name: "shop.example", data: "edge.example" }],
  "NS shop.example": [{ type: "NS", name: "shop.example", data: "ns1.example" }],
  "TXT shop.example": [
    {
      type: "TXT",
      name: "shop.example",
      data: ["v=spf1 ", "-all"].map((part) => Buffer.from(part)),
    },
  ],
  "MX shop.example": [
    { type: "MX", name: "shop.example", data: { preference: 20, exchange: "b.example" } },
    { type: "MX", name: "shop.example", data: { preference: 10, exchange: "z.example" } },
    { type: "MX", name: "shop.example", data: { preference: 10, exchange: "a.example" } },
  ],
  "SRV shop.example": [
    {
      type: "SRV",
      name: "shop.example",
      data: { priority: 1, weight: 5, port: 5432, target: "db.example" },
    },
  ],
} satisfies Readonly<Record<string, Reply>>;

describe("an answer", () => {
  it.each([
    ["A", ["10.0.0.1", "10.0.0.9"]],
    ["AAAA", ["fd00::1"]],
    ["CNAME", ["edge.example"]],
    ["NS", ["ns1.example"]],
    ["TXT", ["v=spf1 -all"]],
    [
      "MX",
      [
        { priority: 10, exchange: "a.example" },
        { priority: 10, exchange: "z.example" },
        { priority: 20, exchange: "b.example" },
      ],
    ],
    ["SRV", [{ priority: 1, weight: 5, port: 5432, name: "db.example" }]],
  ] as const)("tells the %s records in an order of its own", async (record, expected) => {
    await using server = await startNameServer(
      (question) => new Map<string, Reply>(Object.entries(records)).get(question) ?? "NXDOMAIN",
    );
    const seen = await look({ record, server: server.address });
    expect(seen).toMatchObject({
      kind: "answered",
      at: AT,
      status: undefined,
      timings: { dns: expect.any(Number) },
    });
    expect(seen.kind === "answered" && JSON.parse(seen.body)).toEqual({
      records: expected,
      count: expected.length,
      server: server.address,
    });
    expect(server.asked).toEqual([`${record} shop.example`]);
  });

  it.each([
    ["there is no such name", "NXDOMAIN"],
    ["the name has no such record", []],
  ] as const)("that %s is an empty one", async (_, reply) => {
    await using server = await startNameServer(() => reply);
    const seen = await look({ server: server.address });
    expect(seen.kind === "answered" && JSON.parse(seen.body)).toEqual({
      records: [],
      count: 0,
      server: server.address,
    });
  });
});

describe("no answer", () => {
  it.each([
    ["SERVFAIL", "unreachable", "could not find out (ESERVFAIL)"],
    ["REFUSED", "refused", "refuses to answer for shop.example (EREFUSED)"],
  ] as const)("but %s is the server's fault", async (reply, reason, message) => {
    await using server = await startNameServer(() => reply);
    expect(await look({ server: server.address })).toMatchObject({
      kind: "failed",
      reason,
      message: `${server.address} ${message}`,
    });
  });

  it("within the time is a timeout, after the question was asked again", async () => {
    await using server = await startNameServer(() => "silence");
    expect(await look({ server: server.address, timeout: milliseconds(900) })).toMatchObject({
      kind: "failed",
      reason: "timeout",
      message: expect.stringContaining("within 900 ms"),
    });
    expect(server.asked.length).toBeGreaterThan(1);
  });

  it("from a port where nothing listens is a refusal", async () => {
    const free = createSocket("udp4").bind(0, "127.0.0.1");
    await once(free, "listening");
    const { port } = free.address();
    free.close();
    await once(free, "close");
    expect(await look({ server: `127.0.0.1:${port}` })).toMatchObject({
      reason: "refused",
      message: `127.0.0.1:${port} refused the connection (ECONNREFUSED)`,
    });
  });
});

describe("a server", () => {
  it("at a private address is not asked unless it is allowed", async () => {
    await using server = await startNameServer(() => "NXDOMAIN");
    const context = contextOf({ network: { allow: [] } });
    expect(await look({ server: server.address }, context)).toMatchObject({
      reason: "forbidden",
      message: expect.stringContaining(`add \`${server.address}\` to \`network.allow\``),
    });
    expect(server.asked).toEqual([]);
  });

  it.each(["ns.example", "ns.example:53", "1.2.3.4:99999", ""])(
    "%o is no address",
    async (server) => {
      expect(await look({ server })).toMatchObject({
        reason: "misconfigured",
        message: `the server \`${server}\` is no address such as 192.0.2.53`,
      });
    },
  );
});

it("a name that is none is a question of config", async () => {
  await using server = await startNameServer(() => "NXDOMAIN");
  const host = `${"a".repeat(64)}.example`;
  expect(await look({ host, server: server.address })).toMatchObject({ reason: "misconfigured" });
});

it("an end from outside rejects with its reason", async () => {
  const controller = new AbortController();
  await using server = await startNameServer(() => {
    controller.abort(new Error("the job ends"));
    return "silence";
  });
  const context = contextOf({ signal: controller.signal });
  await expect(look({ server: server.address }, context)).rejects.toThrow("the job ends");
});
