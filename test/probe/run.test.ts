import { Buffer } from "node:buffer";
import { describe, expect, it } from "vitest";
import type { Reading } from "../../src/domain/probe/history.ts";
import { makeReport } from "../../src/domain/probe/make-report.ts";
import type { SpecOf } from "../../src/domain/probe/spec.ts";
import { instant, seconds } from "../../src/domain/time.ts";
import { runProbe, runProbes } from "../../src/probe/run.ts";
import { specOf } from "../domain/probe/samples.ts";
import { contextOf } from "./context.ts";
import { startPatient } from "./patient.ts";

const CANARY = "canary-7f3a9c";

async function run(
  change: Partial<SpecOf<"http">>,
  secrets: Readonly<Record<string, string>> = {},
) {
  const waited: number[] = [];
  const spec = specOf(
    [
      { kind: "status", anyOf: [200] },
      { kind: "json", path: "$.overall", test: { kind: "equals", value: "ok" } },
    ],
    change,
  );
  const attempts = await runProbe(spec, {
    ...contextOf({ secrets: new Map(Object.entries(secrets)) }),
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

describe("samples", () => {
  it("go on at their pace until enough agree", async () => {
    let answers = 0;
    await using patient = await startPatient((_, response) => {
      answers += 1;
      response.writeHead(answers === 2 ? 503 : 200).end('{"overall":"ok"}');
    });
    const { report, waited } = await run({
      url: patient.url,
      samples: { of: 5, need: 3, every: seconds(10) },
    });
    expect(report).toMatchObject({ health: "healthy", attempts: 4 });
    expect(waited).toEqual([10_000, 10_000, 10_000]);
  });
});

describe("several runs", () => {
  it("go on at the same time, and each answer is in the place of its probe", async () => {
    // Nobody is answered until all have asked: one after the other they would never end.
    const waiting: (() => void)[] = [];
    await using patient = await startPatient((request, response) => {
      waiting.push(() => response.end(request.url));
      if (waiting.length === 10) for (const answer of waiting) answer();
    });
    const specs = Array.from({ length: 10 }, (_, n) =>
      specOf([], { name: `p${n}`, url: `${patient.url}/${n}` }),
    );
    const runs = await runProbes(specs, contextOf());
    expect(
      runs.map(([{ observation }]) => observation.kind === "answered" && observation.body),
    ).toEqual(specs.map((_, n) => `/${n}`));
  });

  it("compare with what was read before, each with its own", async () => {
    await using patient = await startPatient((_, response) => response.end('{"queued":7}'));
    const reading = (queued: number): Reading => ({
      at: instant("2026-11-21T03:00:00Z"),
      health: "healthy",
      reading: "healthy",
      latency: undefined,
      values: { queued },
    });
    const growing = [{ kind: "json", path: "$.queued", test: { kind: "not-growing" } }] as const;
    const specs = ["more", "less"].map((name) => specOf(growing, { name, url: patient.url }));
    const history = new Map([
      ["more", [reading(3)]],
      ["less", [reading(9)]],
    ]);
    const runs = await runProbes(specs, contextOf({ history }));
    expect(runs.map(([{ verdict }]) => verdict.health)).toEqual(["unhealthy", "healthy"]);
  });

  it("hold no secret where a probe may not go", async () => {
    const { report } = await run({ url: `http://10.0.0.5/${CANARY}` }, { TOKEN: CANARY });
    expect(report).toMatchObject({ health: "inconclusive", attempts: 1 });
    expect(JSON.stringify(report)).not.toContain(CANARY);
  });
});
