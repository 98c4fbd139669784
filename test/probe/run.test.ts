import { Buffer } from "node:buffer";
import { describe, expect, it } from "vitest";
import { makeReport } from "../../src/domain/probe/make-report.ts";
import type { ProbeSpec } from "../../src/domain/probe/spec.ts";
import { instant, seconds } from "../../src/domain/time.ts";
import { runProbe } from "../../src/probe/run.ts";
import { specOf } from "../domain/probe/samples.ts";
import { startPatient } from "./patient.ts";

const CANARY = "canary-7f3a9c";

async function run(change: Partial<ProbeSpec>, secrets: Readonly<Record<string, string>> = {}) {
  const waited: number[] = [];
  const spec = specOf(
    [
      { kind: "status", anyOf: [200] },
      { kind: "json", path: "$.overall", test: { kind: "equals", value: "ok" } },
    ],
    change,
  );
  const attempts = await runProbe(spec, {
    secrets: new Map(Object.entries(secrets)),
    clock: () => instant("2026-11-21T03:12:45Z"),
    signal: new AbortController().signal,
    delay: (span) => {
      waited.push(span);
      return Promise.resolve();
    },
  });
  return { report: makeReport(spec, attempts, { request: "p1", runUrl: undefined }), waited };
}

describe("a run", () => {
  it("asks again until the service is well", async () => {
    let answers = 0;
    await using patient = await startPatient((_, response) => {
      answers += 1;
      response.writeHead(answers < 3 ? 503 : 200).end('{"overall":"ok"}');
    });
    const { report, waited } = await run({ url: patient.url, retries: 5, retryAfter: seconds(2) });
    expect(report).toMatchObject({ health: "healthy", attempts: 3, values: { overall: "ok" } });
    expect(waited).toEqual([2000, 2000]);
  });

  it("reports the last attempt when none was healthy", async () => {
    let status = 500;
    await using patient = await startPatient((_, response) => {
      status += 1;
      response.writeHead(status).end('{"overall":"down"}');
    });
    const { report } = await run({ url: patient.url, retries: 2 });
    expect(report).toMatchObject({
      health: "unhealthy",
      attempts: 3,
      assertions: [{ found: "503" }, { found: '"down"' }],
    });
  });

  it("does not repeat what only a change of the config can mend", async () => {
    const headers = [{ name: "Authorization", value: "Bearer ${TOKEN}" }];
    const { report, waited } = await run({ headers, retries: 3 });
    expect(report).toMatchObject({ health: "inconclusive", attempts: 1 });
    expect(waited).toEqual([]);
  });

  it("holds no secret in its report, however the service gives it back", async () => {
    await using patient = await startPatient((request, response) => {
      const token = request.headers.authorization ?? "";
      const encoded = Buffer.from(`You sent ${token}`).toString("base64");
      response.end(JSON.stringify({ overall: `${token} ${encoded} ${encodeURI(token)}` }));
    });
    const headers = [{ name: "Authorization", value: "Bearer ${TOKEN}" }];
    const { report } = await run({ url: patient.url, headers }, { TOKEN: CANARY });
    expect(report.health).toBe("unhealthy");
    const text = JSON.stringify(report);
    expect(text).not.toContain(CANARY);
    expect(text).not.toContain(Buffer.from(CANARY).toString("base64").slice(2, -2));
    expect(text).toContain("Bearer ***");
  });
});
