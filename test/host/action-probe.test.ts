import { Buffer } from "node:buffer";
import { describe, expect, it } from "vitest";
import { readMarker } from "../../src/control/bot-comment.ts";
import type { RunReport } from "../github/runner/report.ts";
import { startPatient } from "../probe/patient.ts";
import type { ActionBench } from "./action-bench.ts";
import { openActionBench, REPO, workflowText } from "./action-bench.ts";

const CANARY = "canary/7f3a9c+0b";

const config = (url: string): string => `
probes:
  health:
    kind: http
    title: Shop health
    url: ${url}/api/health
    headers: { Authorization: "Bearer \${HEALTHCHECK_SECRET}" }
    timeout: 500ms
    retries: 1
    retry-after: 0s
    expect:
      - status: 200
      - json: $.overall
        equals: ok
  other:
    kind: http
    url: ${url}
    headers: { X-Key: "\${NOT_GIVEN}" }
`;

const healthy = '{"overall":"ok"}';

const openBench = (url: string, files: Readonly<Record<string, string>> = {}) =>
  openActionBench({
    files: { ".github/incidents.yml": config(url), ...files },
    secrets: { HEALTHCHECK_SECRET: CANARY },
  });

const resultOf = (run: RunReport): unknown =>
  JSON.parse(run.outputs["probe"]?.["result"] ?? "null");

function artifactOf(run: RunReport): unknown {
  const [file] = run.artifacts.flatMap(({ files }) => [...files.values()]);
  return file === undefined ? undefined : JSON.parse(Buffer.from(file).toString());
}

const comments = ({ github }: ActionBench, issue: number): readonly string[] =>
  github.store.comments(REPO, issue).map(({ body }) => body);

describe("mode: probe", () => {
  it("says in every place that the service is healthy, and the run succeeds", async () => {
    await using patient = await startPatient((_, response) => response.end(healthy));
    await using bench = await openBench(patient.url);
    const { number } = await bench.ann.openIssue(REPO, { title: "Down" });
    const run = await bench.dispatchProbe({
      probe: "health",
      issue: String(number),
      request: "901-0",
    });
    expect(run.conclusion, run.log).toBe("success");
    expect(patient.asked).toMatchObject([
      { path: "/api/health", headers: { authorization: `Bearer ${CANARY}` } },
    ]);
    expect(resultOf(run)).toEqual({
      schema_version: 1,
      mode: "probe",
      decision: "healthy",
      reason_code: "assertions_hold",
      probe: "health",
      request: "901-0",
      attempts: 1,
      latency_ms: expect.any(Number),
      comment: "created",
    });
    expect(run.outputs["probe"]?.["health"]).toBe("healthy");
    const runUrl = `${bench.github.url}/${REPO}/actions/runs/${run.id}`;
    expect(artifactOf(run)).toEqual({
      schema_version: 1,
      probe: "health",
      request: "901-0",
      health: "healthy",
      summary: expect.stringMatching(/^All 2 assertions hold \(status 200 in \d+ ms\)\.$/u),
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/u),
      latency_ms: expect.any(Number),
      attempts: 1,
      assertions: [
        { assertion: "status is 200", holds: true, found: "200" },
        { assertion: '$.overall equals "ok"', holds: true, found: '"ok"' },
      ],
      values: { overall: "ok" },
      run_url: runUrl,
    });
    const [comment = ""] = comments(bench, number);
    expect(comment.startsWith(run.summary.trimEnd())).toBe(true);
    expect(run.summary).toMatch(/Shop health.*healthy/u);
    expect(readMarker(comment)).toMatchObject({
      kind: "probe",
      request: "901-0",
      run: run.id,
      report: { health: "healthy", runUrl },
    });
  });

  it("fails the run when the service is unhealthy, with the reason", async () => {
    await using patient = await startPatient((_, response) => {
      response.writeHead(503).end('{"overall":"down"}');
    });
    await using bench = await openBench(patient.url);
    const { number } = await bench.ann.openIssue(REPO, { title: "Down" });
    const run = await bench.dispatchProbe({ probe: "health", issue: String(number), request: "r" });
    expect(run.conclusion).toBe("failure");
    expect(run.annotations.map(({ message }) => message)).toEqual([
      "Shop health is unhealthy: 2 of 2 assertions do not hold; the first is “status is 200”, found: 503.",
    ]);
    expect(resultOf(run)).toMatchObject({
      decision: "unhealthy",
      reason_code: "assertion_failed",
      attempts: 2,
    });
    expect(artifactOf(run)).toMatchObject({ health: "unhealthy" });
  });

  it.each([
    ["other", "misconfigured", /the secret NOT_GIVEN is not set/u],
    ["healht", "unknown_probe", /There is no probe "healht" .*; it has health, other\./u],
  ])("is inconclusive when the config is to blame: %s", async (probe, reason, message) => {
    await using patient = await startPatient((_, response) => response.end(healthy));
    await using bench = await openBench(patient.url);
    const { number } = await bench.ann.openIssue(REPO, { title: "Down" });
    const run = await bench.dispatchProbe({ probe, issue: String(number), request: "r" });
    expect(run.conclusion).toBe("failure");
    expect(resultOf(run)).toMatchObject({ decision: "inconclusive", reason_code: reason });
    expect(run.annotations[0]?.message).toMatch(message);
    expect(readMarker(comments(bench, number)[0] ?? "")).toMatchObject({
      report: { health: "inconclusive" },
    });
    expect(patient.asked).toEqual([]);
  });

  it("keeps a quiet healthy result out of the issue, but not a quiet unhealthy one", async () => {
    let status = 200;
    await using patient = await startPatient((_, response) =>
      response.writeHead(status).end(healthy),
    );
    await using bench = await openBench(patient.url);
    const { number } = await bench.ann.openIssue(REPO, { title: "Down" });
    const inputs = { probe: "health", issue: String(number), quiet: "true" };
    const quiet = await bench.dispatchProbe({ ...inputs, request: "v1" });
    expect(quiet.conclusion).toBe("success");
    expect(resultOf(quiet)).toMatchObject({ comment: "none" });
    expect(comments(bench, number)).toEqual([]);
    status = 500;
    const loud = await bench.dispatchProbe({ ...inputs, request: "v2" });
    expect(loud.conclusion).toBe("failure");
    expect(comments(bench, number)).toHaveLength(1);
  });

  it("needs no issue when somebody starts it by hand", async () => {
    await using patient = await startPatient((_, response) => response.end(healthy));
    await using bench = await openBench(patient.url);
    const run = await bench.dispatchProbe({ probe: "health" });
    expect(run.conclusion, run.log).toBe("success");
    expect(resultOf(run)).toMatchObject({ request: null, comment: "none" });
    expect(run.summary).toMatch(/Shop health/u);
    expect(bench.github.requests.count(({ isWrite, actor }) => isWrite && actor !== "ann")).toBe(0);
  });

  it("still leaves its outputs when the issue cannot be written to, and says so", async () => {
    await using patient = await startPatient((_, response) => response.end(healthy));
    await using bench = await openBench(patient.url);
    const run = await bench.dispatchProbe({ probe: "health", issue: "4711", request: "r" });
    expect(run.conclusion).toBe("failure");
    expect(resultOf(run)).toMatchObject({ decision: "healthy", comment: "failed" });
    expect(run.annotations[0]?.message).toMatch(/could not be written to the issue/u);
    expect(run.artifacts).toHaveLength(1);
  });

  it("shows no secret anywhere, however the service gives it back", async () => {
    await using patient = await startPatient((request, response) => {
      const token = request.headers.authorization ?? "";
      const forms = [token, encodeURIComponent(token), Buffer.from(`:${token}`).toString("base64")];
      response.end(JSON.stringify({ overall: forms.join(" ") }));
    });
    await using bench = await openBench(patient.url);
    const { number } = await bench.ann.openIssue(REPO, { title: "Down" });
    const run = await bench.dispatchProbe({ probe: "health", issue: String(number), request: "r" });
    expect(run.conclusion).toBe("failure");
    const everything = JSON.stringify([
      run,
      artifactOf(run),
      comments(bench, number),
      bench.github.deliveries,
    ]);
    expect(everything).toContain("Bearer ***");
    for (const form of [CANARY, encodeURIComponent(CANARY), Buffer.from(CANARY).toString("base64")])
      expect(everything).not.toContain(form.replace(/=+$/u, ""));
  });

  it("starts the respond workflow where there is one, since its own comment starts none", async () => {
    await using patient = await startPatient((_, response) => response.end(healthy));
    await using bench = await openBench(patient.url, {
      ".github/workflows/respond.yml": workflowText("respond.yml"),
    });
    const { number } = await bench.ann.openIssue(REPO, { title: "A question, no incident" });
    await bench.github.settled();
    const before = bench.runner.runs.length;
    await bench.dispatchProbe({ probe: "health", issue: String(number), request: "r" });
    const [, respond] = bench.runner.runs.slice(before);
    expect(respond).toMatchObject({
      workflowPath: ".github/workflows/respond.yml",
      event: "workflow_dispatch",
      conclusion: "success",
    });
  });
});
