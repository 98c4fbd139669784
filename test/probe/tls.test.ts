import { once } from "node:events";
import { createServer as createSecureServer } from "node:https";
import { createServer as createSocketServer } from "node:net";
import { createServer } from "node:tls";
import type { TlsOptions } from "node:tls";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { SpecOf } from "../../src/domain/probe/spec.ts";
import { milliseconds } from "../../src/domain/time.ts";
import { probeHttp } from "../../src/probe/http.ts";
import { probeTls } from "../../src/probe/tls.ts";
import { specOf } from "../domain/probe/samples.ts";
import { selfSigned, signedBy } from "./certificate.ts";
import { AT, COMMON, contextOf, resolving } from "./context.ts";
import { portOf, startPatient } from "./patient.ts";
import { trusting } from "./trusting.ts";

const authority = selfSigned({ name: "Hospital CA" });

let trust: Disposable;
beforeEach(() => {
  trust = trusting(authority);
});
afterEach(() => trust[Symbol.dispose]());

async function showing(options: TlsOptions) {
  const names: string[] = [];
  let connections = 0;
  const server = createServer({
    ...options,
    SNICallback: (name, answer) => {
      names.push(name);
      answer(null);
    },
  });
  server.on("connection", () => (connections += 1));
  // The probe leaves as soon as it has seen the certificate.
  server.on("tlsClientError", () => undefined);
  server.on("secureConnection", (socket) => socket.on("error", () => undefined));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: portOf(server),
    names,
    connections: () => connections,
    async [Symbol.asyncDispose]() {
      server.close();
      await once(server, "close");
    },
  };
}

const look = (change: Partial<SpecOf<"tls">>, context = contextOf()) =>
  probeTls(
    { ...COMMON, kind: "tls", host: "127.0.0.1", port: 443, serverName: undefined, ...change },
    context,
  );

async function documentOf(change: Partial<SpecOf<"tls">>): Promise<unknown> {
  const seen = await look(change);
  return seen.kind === "answered" ? JSON.parse(seen.body) : seen;
}

describe("a certificate", () => {
  it("that is good is told in full", async () => {
    await using server = await showing(
      signedBy(authority, { name: "shop.example", from: "261101000000Z", to: "451224120000Z" }),
    );
    const { resolve } = resolving(["127.0.0.1"]);
    const seen = await look(
      { host: "shop.example", port: server.port },
      contextOf({ network: { allow: ["127.0.0.1"], resolve } }),
    );
    expect(seen).toMatchObject({
      kind: "answered",
      at: AT,
      status: undefined,
      timings: {
        dns: expect.any(Number),
        connect: expect.any(Number),
        tls: expect.any(Number),
      },
    });
    expect(seen.kind === "answered" && JSON.parse(seen.body)).toEqual({
      days_left: 6973,
      valid_from: "2026-11-01T00:00:00Z",
      valid_to: "2045-12-24T12:00:00Z",
      subject: "shop.example",
      issuer: "Hospital CA",
      chain_length: 2,
      is_trusted: true,
      trust_error: null,
      matches_name: true,
      protocol: "TLSv1.3",
    });
    expect(server.names).toEqual(["shop.example"]);
  });

  it("counts the days that are left in whole ones", async () => {
    // The attempt is made at 2026-11-21T03:12:45Z.
    await using day = await showing(signedBy(authority, { to: "261122031245Z" }));
    await using second = await showing(signedBy(authority, { to: "261122031244Z" }));
    expect(await documentOf({ port: day.port })).toMatchObject({ days_left: 1 });
    expect(await documentOf({ port: second.port })).toMatchObject({ days_left: 0 });
  });

  it("that has expired is looked at all the same", async () => {
    await using server = await showing(
      signedBy(authority, { from: "200101000000Z", to: "210101000000Z" }),
    );
    expect(await documentOf({ port: server.port, serverName: "localhost" })).toMatchObject({
      days_left: -2151,
      is_trusted: false,
      trust_error: "CERT_HAS_EXPIRED",
      matches_name: true,
    });
  });

  it("for another name is trusted, but does not match", async () => {
    await using server = await showing(signedBy(authority, { name: "other.example" }));
    expect(await documentOf({ port: server.port, serverName: "shop.example" })).toMatchObject({
      is_trusted: true,
      matches_name: false,
      subject: "other.example",
    });
    expect(server.names).toEqual(["shop.example"]);
  });

  it("that nobody known has signed says so", async () => {
    await using server = await showing(selfSigned());
    expect(await documentOf({ port: server.port })).toMatchObject({
      is_trusted: false,
      trust_error: "DEPTH_ZERO_SELF_SIGNED_CERT",
      chain_length: 1,
      // An address is no name.
      matches_name: false,
    });
  });

  it("comes with the protocol it was shown over", async () => {
    await using server = await showing({ ...signedBy(authority), maxVersion: "TLSv1.2" });
    expect(await documentOf({ port: server.port })).toMatchObject({ protocol: "TLSv1.2" });
  });
});

describe("no certificate", () => {
  it("is shown by a server without TLS", async () => {
    const server = createSocketServer((socket) => socket.end("220 mail.example.com ESMTP\r\n"));
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const port = portOf(server);
    expect(await look({ port })).toMatchObject({
      kind: "failed",
      reason: "unreachable",
      message: expect.stringMatching(/^127\.0\.0\.1:\d+ does not answer in TLS/u),
    });
    server.close();
  });

  it("is shown in time by a server that is silent", async () => {
    const server = createSocketServer();
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    expect(await look({ port: portOf(server), timeout: milliseconds(50) })).toMatchObject({
      reason: "timeout",
    });
    server.close();
  });

  it("is asked for at a private address unless it is allowed", async () => {
    await using server = await showing(selfSigned());
    const context = contextOf({ network: { allow: [] } });
    expect(await look({ port: server.port }, context)).toMatchObject({ reason: "forbidden" });
    expect(server.connections()).toBe(0);
  });
});

describe("on the way of an HTTP probe", () => {
  const secure = (certified: TlsOptions) =>
    startPatient((_, response) => response.end("well"), createSecureServer(certified));

  it("its days and protocol are named", async () => {
    await using patient = await secure(signedBy(authority, { to: "451224120000Z" }));
    const url = patient.url.replace("http://127.0.0.1", "https://localhost");
    expect(await probeHttp(specOf([], { url }), contextOf())).toMatchObject({
      kind: "answered",
      status: 200,
      named: { address: "127.0.0.1", "tls.days_left": 6973, "tls.protocol": "TLSv1.3" },
      timings: {
        dns: expect.any(Number),
        connect: expect.any(Number),
        tls: expect.any(Number),
        first_byte: expect.any(Number),
      },
    });
  });

  it.each([
    [{ name: "other.example" }, "is for another name (ERR_TLS_CERT_ALTNAME_INVALID)"],
    [{ from: "200101000000Z", to: "210101000000Z" }, "has expired (CERT_HAS_EXPIRED)"],
    [{ from: "440101000000Z" }, "is not valid yet (CERT_NOT_YET_VALID)"],
  ])("%o ends it, and nothing is sent", async (wanted, message) => {
    await using patient = await secure(signedBy(authority, wanted));
    const url = patient.url.replace("http://127.0.0.1", "https://localhost");
    expect(await probeHttp(specOf([], { url }), contextOf())).toMatchObject({
      kind: "failed",
      reason: "unreachable",
      message: `the certificate of ${new URL(url).host} ${message}`,
    });
    expect(patient.asked).toEqual([]);
  });
});
