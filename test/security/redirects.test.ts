import { describe, expect, test } from "vitest";
import type { SpecOf } from "../../src/domain/probe/spec.ts";
import type { Network } from "../../src/network/network.ts";
import { probeHttp } from "../../src/probe/http.ts";
import { specOf } from "../domain/probe/samples.ts";
import { contextOf, LOCAL, resolving } from "../probe/context.ts";
import { startPatient } from "../probe/patient.ts";

const CANARY = "canary-7f3a9c";

const look = (change: Partial<SpecOf<"http">>, network: Network = { allow: LOCAL }) =>
  probeHttp(specOf([], change), contextOf({ secrets: new Map([["TOKEN", CANARY]]), network }));

const redirectingTo = (location: () => string) =>
  startPatient((_, response) => {
    response.writeHead(302, { location: location() }).end();
  });

describe("where a machine keeps its credentials", () => {
  test.each([
    "http://169.254.169.254/latest/meta-data/",
    "http://169.254.170.2/v2/credentials",
    "http://2852039166/",
    "http://0xa9fea9fe/",
    "http://0251.0376.0251.0376/",
    "http://169.254.43518/",
    "http://[fe80::1]/",
    "http://[fd00:ec2::254]/",
    "http://[::ffff:169.254.169.254]/",
    "http://[64:ff9b::a9fe:a9fe]/",
    "http://metadata.google.internal/computeMetadata/v1/",
    "http://METADATA.google.internal./",
    "http://100.100.100.200/",
    "http://169%2E254%2E169%2E254/",
  ])("%s is asked neither by the config nor by a redirect", async (url) => {
    const everything = {
      allow: ["0.0.0.0/0", "::/0", new URL(url).hostname.replace("metadata", "x")],
    };
    const refused = { kind: "failed", reason: "forbidden" };
    expect(await look({ url }, everything)).toMatchObject(refused);
    await using patient = await redirectingTo(() => url);
    expect(await look({ url: patient.url }, everything)).toMatchObject(refused);
  });
});

describe("a private address", () => {
  test("is not gone to unasked, and the refusal says what would allow it", async () => {
    await using patient = await startPatient((_, response) => response.end("inside"));
    expect(await look({ url: patient.url }, { allow: [] })).toMatchObject({
      kind: "failed",
      reason: "forbidden",
      message: `127.0.0.1 is a loopback address: add \`${new URL(patient.url).host}\` to \`network.allow\` in the config if it may be reached from here`,
    });
    expect(patient.asked).toEqual([]);
  });

  test("is not gone to by a redirect of a host that is allowed", async () => {
    await using inside = await startPatient((_, response) => response.end("inside"));
    await using outside = await redirectingTo(() => inside.url);
    const { host } = new URL(outside.url);
    expect(await look({ url: outside.url }, { allow: [host] })).toMatchObject({
      reason: "forbidden",
      message: expect.stringContaining("127.0.0.1 is a loopback address"),
    });
    expect(outside.asked).toHaveLength(1);
    expect(inside.asked).toEqual([]);
  });

  test("is not gone to by a name that leads there", async () => {
    await using inside = await startPatient((_, response) => response.end("inside"));
    const url = inside.url.replace("127.0.0.1", "localhost");
    expect(await look({ url }, { allow: [] })).toMatchObject({
      reason: "forbidden",
      message: expect.stringMatching(
        /^localhost is at (?:127\.0\.0\.1|::1), a loopback address: add `localhost:\d+`/u,
      ),
    });
    expect(inside.asked).toEqual([]);
  });

  test("is not gone to by a redirect to a name that leads there", async () => {
    await using inside = await startPatient((_, response) => response.end("inside"));
    await using outside = await redirectingTo(() =>
      inside.url.replace("127.0.0.1", "inside.example"),
    );
    const { resolve, asked } = resolving(["127.0.0.1"]);
    const allow = [new URL(outside.url).host];
    expect(await look({ url: outside.url }, { allow, resolve })).toMatchObject({
      reason: "forbidden",
      message: expect.stringContaining("inside.example is at 127.0.0.1, a loopback address"),
    });
    expect(asked).toEqual(["inside.example"]);
    expect(inside.asked).toEqual([]);
  });

  test("is not gone to by a name one of whose addresses leads there", async () => {
    const { resolve } = resolving(["203.0.112.5", "10.1.2.3"]);
    expect(await look({ url: "http://shop.example/" }, { allow: [], resolve })).toMatchObject({
      reason: "forbidden",
      message: expect.stringContaining("shop.example is at 10.1.2.3, a private address"),
    });
  });

  test("is not gone to by a name that says one thing to the check and another to the connection", async () => {
    await using allowed = await startPatient((_, response) => response.end("as allowed"));
    const { port } = new URL(allowed.url);
    // The first answer is allowed and has a server; any later one is what an attacker would slip in.
    const { resolve, asked } = resolving(["127.0.0.1"], ["127.0.0.2"]);
    const network = { allow: ["127.0.0.1/32"], resolve };
    expect(await look({ url: `http://rebound.example:${port}/` }, network)).toMatchObject({
      kind: "answered",
      body: "as allowed",
      named: { address: "127.0.0.1" },
    });
    expect(asked).toEqual(["rebound.example"]);
  });

  test("is looked up and refused anew at each hop, also at the same name", async () => {
    await using home = await startPatient((request, response) => {
      if (request.url === "/second") response.end("inside");
      else response.writeHead(302, { location: "/second" }).end();
    });
    const { port } = new URL(home.url);
    const { resolve } = resolving(["127.0.0.1"], ["10.0.0.1"]);
    const network = { allow: ["127.0.0.1/32"], resolve };
    expect(await look({ url: `http://rebound.example:${port}/` }, network)).toMatchObject({
      reason: "forbidden",
      message: expect.stringContaining("rebound.example is at 10.0.0.1"),
    });
    expect(home.asked).toHaveLength(1);
  });
});

describe("another origin", () => {
  test("sees no header that was meant for the first, whatever its name", async () => {
    await using other = await startPatient((_, response) => response.end("welcome"));
    await using patient = await startPatient((_, response) => {
      response.writeHead(302, { location: other.url }).end();
    });
    const headers = [
      { name: "X-Api-Key", value: CANARY },
      { name: "Accept", value: "application/json" },
    ];
    expect(await look({ url: patient.url, headers })).toMatchObject({ status: 200 });
    expect(patient.asked[0]?.headers).toMatchObject({ "x-api-key": CANARY });
    expect(other.asked[0]?.headers).toMatchObject({ accept: "application/json" });
    expect(JSON.stringify(other.asked)).not.toContain(CANARY);
  });

  test("that sends the request back does not get its headers again", async () => {
    let home = "";
    await using other = await startPatient((_, response) => {
      response.writeHead(302, { location: `${home}/second` }).end();
    });
    await using patient = await startPatient((request, response) => {
      if (request.url === "/second") response.end("home");
      else response.writeHead(302, { location: other.url }).end();
    });
    home = patient.url;
    await look({ url: patient.url, headers: [{ name: "X-Api-Key", value: CANARY }] });
    expect(patient.asked.map(({ headers }) => headers["x-api-key"])).toEqual([CANARY, undefined]);
  });

  test.each([
    ["the same host at another port", (other: string) => other],
    ["a user name before another host", (other: string) => other.replace("://", "://127.0.0.1@")],
    ["an address without a scheme", (other: string) => other.replace("http:", "")],
  ])("%s never gets a secret", async (_, locationOf) => {
    await using other = await startPatient((__, response) => response.end("phished"));
    await using patient = await startPatient((__, response) => {
      response.writeHead(307, { location: locationOf(other.url) }).end();
    });
    const seen = await look({
      url: patient.url,
      headers: [{ name: "Authorization", value: "Bearer ${TOKEN}" }],
    });
    expect(seen).toMatchObject({ status: 307 });
    expect(other.asked).toEqual([]);
  });

  test.each(["file:///etc/passwd", "gopher://127.0.0.1/", "data:text/plain,x", "javascript:1"])(
    "%s is no place to go",
    async (location) => {
      await using patient = await startPatient((_, response) => {
        response.writeHead(302, { location }).end("stay");
      });
      expect(await look({ url: patient.url })).toMatchObject({ status: 302, redirect: undefined });
    },
  );
});
