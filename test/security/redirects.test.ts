import { describe, expect, test } from "vitest";
import type { ProbeSpec } from "../../src/domain/probe/spec.ts";
import { instant } from "../../src/domain/time.ts";
import { probeHttp } from "../../src/probe/http.ts";
import { isOffLimits } from "../../src/probe/off-limits.ts";
import { specOf } from "../domain/probe/samples.ts";
import { startPatient } from "../probe/patient.ts";

const CANARY = "canary-7f3a9c";

const look = (change: Partial<ProbeSpec>) =>
  probeHttp(specOf([], change), {
    secrets: new Map([["TOKEN", CANARY]]),
    clock: () => instant("2026-11-21T03:12:45Z"),
    signal: new AbortController().signal,
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
    "http://metadata.google.internal/computeMetadata/v1/",
    "http://METADATA.google.internal./",
    "http://100.100.100.200/",
    "http://169%2E254%2E169%2E254/",
  ])("%s is asked neither by the config nor by a redirect", async (url) => {
    expect(isOffLimits(new URL(url))).toBe(true);
    expect(await look({ url })).toMatchObject({ kind: "failed", reason: "misconfigured" });
    await using patient = await startPatient((_, response) => {
      response.writeHead(302, { location: url }).end();
    });
    expect(await look({ url: patient.url })).toMatchObject({
      kind: "answered",
      status: 302,
      redirect: new URL(url).origin,
    });
  });

  test.each([
    "http://127.0.0.1/",
    "http://10.0.0.5/",
    "http://[::1]/",
    "https://shop.example/",
    "http://169.example/",
    "http://fe80.example/",
  ])("%s is a service", (url) => {
    expect(isOffLimits(new URL(url))).toBe(false);
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
