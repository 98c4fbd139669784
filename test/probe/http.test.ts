import { Buffer } from "node:buffer";
import { once } from "node:events";
import { createServer as createTlsServer } from "node:https";
import { createServer as createSocketServer } from "node:net";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import type { SpecOf } from "../../src/domain/probe/spec.ts";
import { milliseconds, seconds } from "../../src/domain/time.ts";
import { probeHttp } from "../../src/probe/http.ts";
import { specOf } from "../domain/probe/samples.ts";
import { selfSigned } from "./certificate.ts";
import { AT, contextOf } from "./context.ts";
import { portOf, startPatient } from "./patient.ts";

const CANARY = "canary-7f3a9c";

const look = (
  change: Partial<SpecOf<"http">>,
  secrets: Readonly<Record<string, string>> = {},
  signal = new AbortController().signal,
) =>
  probeHttp(specOf([], change), contextOf({ secrets: new Map(Object.entries(secrets)), signal }));

const bearer = [{ name: "Authorization", value: "Bearer ${TOKEN}" }];

const redirecting = (target: () => string, status = 302) =>
  startPatient((request, response) => {
    if (request.url === "/there") response.end("arrived");
    else response.writeHead(status, { location: target() }).end();
  });

describe("an answer", () => {
  it("carries status, type and body, and the request what the spec says", async () => {
    await using patient = await startPatient((_, response) => {
      response.setHeader("Set-Cookie", ["a=1", "b=2"]);
      response.writeHead(503, { "content-type": "application/json" });
      response.end('{"overall":"degraded"}');
    });
    const seen = await look(
      {
        url: `${patient.url}/api/health?deep=1`,
        method: "POST",
        headers: [...bearer, { name: "Content-Type", value: "application/json" }],
        body: '{"dryRun":true}',
      },
      { TOKEN: CANARY },
    );
    expect(seen).toEqual({
      kind: "answered",
      at: AT,
      latency: expect.any(Number),
      status: 503,
      headers: expect.objectContaining({
        "content-type": "application/json",
        "set-cookie": "a=1, b=2",
      }),
      body: '{"overall":"degraded"}',
      isCut: false,
      redirect: undefined,
      named: { address: "127.0.0.1" },
      timings: { connect: expect.any(Number), first_byte: expect.any(Number) },
    });
    expect(patient.asked).toMatchObject([
      {
        method: "POST",
        path: "/api/health?deep=1",
        headers: {
          authorization: `Bearer ${CANARY}`,
          "content-type": "application/json",
          "user-agent": "sitrep-probe",
        },
        body: '{"dryRun":true}',
      },
    ]);
  });

  it("to HEAD has no body", async () => {
    await using patient = await startPatient((_, response) => response.end("not sent"));
    expect(await look({ url: patient.url, method: "HEAD" })).toMatchObject({
      status: 200,
      body: "",
    });
  });

  it("is read no further than 256 KiB, even when it never ends", async () => {
    await using patient = await startPatient((_, response) => {
      const more = () => {
        while (!response.destroyed && response.write("x".repeat(65_536)));
      };
      response.on("drain", more);
      more();
    });
    const seen = await look({ url: patient.url });
    expect(seen).toMatchObject({ kind: "answered", isCut: true });
    expect(seen.kind === "answered" && seen.body.length).toBe(262_144);
  });

  it("of exactly 256 KiB is whole", async () => {
    await using patient = await startPatient((_, response) => response.end("x".repeat(262_144)));
    expect(await look({ url: patient.url })).toMatchObject({ isCut: false });
  });

  it("that is compressed counts by what it unpacks to", async () => {
    const bomb = gzipSync(Buffer.alloc(20_000_000, "x"));
    await using patient = await startPatient((_, response) => {
      response.writeHead(200, { "content-encoding": "gzip" });
      response.end(bomb);
    });
    const seen = await look({ url: patient.url });
    expect(seen.kind === "answered" && seen.body.length).toBe(262_144);
  });

  it.each([
    ["gzip", gzipSync],
    ["x-gzip", gzipSync],
    ["deflate", deflateSync],
    ["br", brotliCompressSync],
    ["deflate, gzip", (text: string) => gzipSync(deflateSync(text))],
    ["rot13", (text: string) => text],
  ])("in %s is read", async (encoding, pack) => {
    await using patient = await startPatient((_, response) => {
      response.writeHead(200, { "content-encoding": encoding }).end(pack("all is well"));
    });
    expect(await look({ url: patient.url })).toMatchObject({ body: "all is well" });
  });

  it("to HEAD says how its body would be compressed, and that is all", async () => {
    await using patient = await startPatient((_, response) => {
      response.writeHead(200, { "content-encoding": "gzip" }).end();
    });
    expect(await look({ url: patient.url, method: "HEAD" })).toMatchObject({
      status: 200,
      body: "",
    });
  });

  it("that is compressed otherwise than it says is the service's fault", async () => {
    await using patient = await startPatient((_, response) => {
      response.writeHead(200, { "content-encoding": "gzip" }).end("all is well");
    });
    const { host } = new URL(patient.url);
    expect(await look({ url: patient.url })).toMatchObject({
      reason: "unreachable",
      message: `the body ${host} sends is not compressed the way it says (Z_DATA_ERROR)`,
    });
  });

  it("that is no UTF-8 is still an answer", async () => {
    await using patient = await startPatient((_, response) => response.end(Buffer.of(0xff, 0x41)));
    expect(await look({ url: patient.url })).toMatchObject({ body: "\uFFFDA" });
  });
});

describe("a redirect", () => {
  it("within the origin is followed, with the headers", async () => {
    await using patient = await redirecting(() => "/there");
    const seen = await look({ url: patient.url, headers: bearer }, { TOKEN: CANARY });
    expect(seen).toMatchObject({ status: 200, body: "arrived", redirect: undefined });
    expect(patient.asked.map(({ headers }) => headers.authorization)).toEqual([
      `Bearer ${CANARY}`,
      `Bearer ${CANARY}`,
    ]);
  });

  it("to another origin is left alone when the headers hold a secret", async () => {
    await using other = await startPatient((_, response) => response.end("phished"));
    await using patient = await redirecting(() => `${other.url}/there?t=${CANARY}`);
    const seen = await look(
      { url: patient.url, headers: [{ name: "X-Key", value: "${TOKEN}" }] },
      { TOKEN: CANARY },
    );
    expect(seen).toMatchObject({ status: 302, redirect: other.url });
    expect(other.asked).toEqual([]);
  });

  it("to another origin is left alone when a plain Authorization is set", async () => {
    await using other = await startPatient((_, response) => response.end("phished"));
    await using patient = await redirecting(() => other.url);
    const headers = [{ name: "authorization", value: "Basic Og==" }];
    expect(await look({ url: patient.url, headers })).toMatchObject({ redirect: other.url });
    expect(other.asked).toEqual([]);
  });

  it("to another origin is followed when there is nothing to keep", async () => {
    await using other = await startPatient((_, response) => response.end("welcome"));
    await using patient = await redirecting(() => other.url);
    expect(await look({ url: patient.url })).toMatchObject({ status: 200, body: "welcome" });
  });

  it("of a write is left alone", async () => {
    await using patient = await redirecting(() => "/there", 307);
    expect(await look({ url: patient.url, method: "POST" })).toMatchObject({ status: 307 });
    expect(patient.asked).toHaveLength(1);
  });

  it("without end is given up", async () => {
    await using patient = await redirecting(() => "/again");
    expect(await look({ url: patient.url })).toMatchObject({ status: 302, redirect: patient.url });
    expect(patient.asked).toHaveLength(6);
  });

  it.each([
    "ftp://example.com/",
    "http://",
    "javascript:alert(1)",
    "http://user:password@127.0.0.1/",
  ])("to %s is an answer like any other", async (target) => {
    await using patient = await redirecting(() => target);
    expect(await look({ url: patient.url })).toMatchObject({ status: 302, redirect: undefined });
  });
});

describe("no answer", () => {
  it("in time is a timeout", async () => {
    await using patient = await startPatient(() => undefined);
    expect(await look({ url: patient.url, timeout: milliseconds(50) })).toMatchObject({
      kind: "failed",
      reason: "timeout",
      message: "no answer within 50 ms",
    });
  });

  it("is also a body that stops in the middle", async () => {
    await using patient = await startPatient((_, response) => {
      response.writeHead(200, { "content-length": "10" });
      response.write("half");
    });
    expect(await look({ url: patient.url, timeout: milliseconds(100) })).toMatchObject({
      reason: "timeout",
    });
  });

  it("from a port nobody listens at is a refusal", async () => {
    const patient = await startPatient(() => undefined);
    await patient[Symbol.asyncDispose]();
    const { host } = new URL(patient.url);
    expect(await look({ url: patient.url })).toMatchObject({
      reason: "refused",
      message: `${host} refused the connection (ECONNREFUSED)`,
    });
  });

  it("behind a redirect is the fault of the host it led to", async () => {
    const other = await startPatient(() => undefined);
    await other[Symbol.asyncDispose]();
    await using patient = await redirecting(() => other.url);
    expect(await look({ url: patient.url })).toMatchObject({
      reason: "refused",
      message: `${new URL(other.url).host} refused the connection (ECONNREFUSED)`,
    });
  });

  it("from a name that does not resolve says so", async () => {
    expect(await look({ url: "http://nowhere.invalid/" })).toMatchObject({
      reason: "unreachable",
      message: expect.stringMatching(/^the name of nowhere\.invalid does not resolve/u),
    });
  });

  it.each([
    ["drops the connection", "", /dropped the connection/u],
    ["speaks something else", "220 mail.example.com ESMTP\r\n\r\n", /does not answer in HTTP/u],
  ])("from a service that %s is its fault", async (_, greeting, message) => {
    const server = createSocketServer((socket) => socket.end(greeting));
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const seen = await look({ url: `http://127.0.0.1:${portOf(server)}` });
    server.close();
    expect(seen).toMatchObject({ reason: "unreachable", message: expect.stringMatching(message) });
  });

  it("over TLS with a certificate nobody knows is a question of config", async () => {
    const server = createTlsServer(selfSigned());
    await using patient = await startPatient((_, response) => response.end("secret"), server);
    const url = patient.url.replace("http:", "https:");
    expect(await look({ url, headers: bearer }, { TOKEN: CANARY })).toMatchObject({
      kind: "failed",
      reason: "misconfigured",
      message: expect.stringMatching(/signed by nobody the runner knows .*NODE_EXTRA_CA_CERTS/u),
    });
    expect(patient.asked).toEqual([]);
  });

  it("over TLS from a server that has none is the service's fault", async () => {
    await using patient = await startPatient((_, response) => response.end());
    expect(await look({ url: patient.url.replace("http:", "https:") })).toMatchObject({
      reason: "unreachable",
      message: expect.stringMatching(/TLS/u),
    });
  });

  it("because the run was ended rejects with the reason", async () => {
    const controller = new AbortController();
    await using patient = await startPatient(() => controller.abort(new Error("the job ends")));
    await expect(look({ url: patient.url }, {}, controller.signal)).rejects.toThrow("the job ends");
  });
});

describe("a wrong config", () => {
  it.each([
    [{ url: "api/health" }, "`api/health` is no URL"],
    [{ url: "file:///etc/passwd" }, "the URL begins with file:"],
    [{ url: "https://u:p@example.com/" }, "the URL holds a user name or a password"],
    [{ headers: bearer }, "header Authorization: the secret TOKEN is not set"],
    [{ headers: [{ name: "X Key", value: "1" }] }, "`X Key` cannot be the name of a header"],
    [{ headers: [{ name: "X-Key", value: "1\r\nX-Admin: yes" }] }, "header X-Key: its value holds"],
    [{ body: "{}" }, "a GET request has no body"],
    [
      { headers: [{ name: "Expect", value: "100-continue" }] },
      "header Expect is not the probe's to set",
    ],
    [
      { headers: [{ name: "Transfer-Encoding", value: "chunked" }] },
      "header Transfer-Encoding is not the probe's to set",
    ],
  ])("%o is named", async (change, message) => {
    expect(await look({ timeout: seconds(1), ...change })).toMatchObject({
      kind: "failed",
      reason: "misconfigured",
      message: expect.stringContaining(message),
    });
  });

  it("does not let a secret bring a second header along", async () => {
    await using patient = await startPatient((_, response) => response.end());
    const seen = await look(
      { url: patient.url, headers: bearer },
      { TOKEN: `${CANARY}\r\nX-Admin: yes` },
    );
    expect(seen).toMatchObject({ reason: "misconfigured" });
    expect(JSON.stringify(seen)).not.toContain(CANARY);
    expect(patient.asked).toEqual([]);
  });
});
