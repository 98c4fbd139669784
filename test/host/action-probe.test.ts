import { Buffer } from "node:buffer";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { readMarker, withMarker } from "../../src/control/bot-comment.ts";
import { createClient } from "../../src/github/client.ts";
import { createForge } from "../../src/github/forge.ts";
import { createLimits } from "../../src/github/limits.ts";
import { createAnswerCache } from "../../src/github/remembered.ts";
import type { RunReport } from "../github/runner/report.ts";
import { startPatient } from "../probe/patient.ts";
import type { ActionBench } from "./action-bench.ts";
import { openActionBench, REPO, workflowText } from "./action-bench.ts";

const CANARY = "canary/7f3a9c+0b";

const config = (url: string): string => `
network: { allow: [127.0.0.1] }
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
      values: expect.objectContaining({ overall: "ok" }),
      reading: "healthy",
      reason: null,
      timings_ms: expect.any(Object),
      tries: [
        {
          at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/u),
          latency_ms: expect.any(Number),
          health: "healthy",
          summary: expect.stringMatching(/^All 2 assertions hold/u),
        },
      ],
      spec: expect.stringMatching(/^[0-9a-f]{12}$/u),
      commit: expect.stringMatching(/^[0-9a-f]{40}$/u),
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

  it("runs several probes at the same time, and tells of all of them in one place", async () => {
    let together = 0;
    let most = 0;
    const waiting: (() => void)[] = [];
    await using patient = await startPatient((request, response) => {
      together += 1;
      most = Math.max(most, together);
      waiting.push(() => {
        together -= 1;
        if (request.url === "/queue") response.writeHead(500);
        response.end(request.headers.authorization ?? "");
      });
      if (waiting.length === 2) for (const answer of waiting) answer();
    });
    const group = `
network: { allow: [127.0.0.1] }
probes:
  ready:
    { kind: http, title: Ready, url: ${patient.url}/ready, retries: 0, headers: { Authorization: "\${HEALTHCHECK_SECRET}" } }
  queue: { kind: http, title: Queue, url: ${patient.url}/queue, retries: 0 }
`;
    await using bench = await openBench(patient.url, { ".github/incidents.yml": group });
    const { number } = await bench.ann.openIssue(REPO, { title: "Down" });
    const run = await bench.dispatchProbe({
      probe: "ready, queue,gone",
      issue: String(number),
      request: "901-0",
    });
    expect(most).toBe(2);
    expect(run.conclusion).toBe("failure");
    const result = { decision: "healthy", reason_code: "assertions_hold", attempts: 1 };
    expect(resultOf(run)).toEqual({
      schema_version: 1,
      mode: "probe",
      decision: "unhealthy",
      reason_code: "assertion_failed",
      probe: "ready,queue,gone",
      request: "901-0",
      attempts: null,
      latency_ms: null,
      probes: [
        { ...result, probe: "ready", latency_ms: expect.any(Number) },
        {
          probe: "queue",
          decision: "unhealthy",
          reason_code: "assertion_failed",
          attempts: 1,
          latency_ms: expect.any(Number),
        },
        {
          probe: "gone",
          decision: "inconclusive",
          reason_code: "unknown_probe",
          attempts: null,
          latency_ms: null,
        },
      ],
      comment: "created",
    });
    expect(run.outputs["probe"]?.["health"]).toBe("unhealthy");
    expect(run.artifacts.flatMap(({ files }) => [...files.keys()])).toEqual([
      expect.stringMatching(/\/probes\.json$/u),
    ]);
    expect(artifactOf(run)).toMatchObject({
      health: "unhealthy",
      probes: [
        { probe: "ready", request: "901-0~ready", health: "healthy" },
        { probe: "queue", request: "901-0~queue", health: "unhealthy" },
        { probe: "gone", request: "901-0~gone", health: "inconclusive" },
      ],
    });
    const written = comments(bench, number);
    expect(written).toHaveLength(1);
    expect(written[0]?.split("\n").slice(0, 8)).toEqual([
      "### 🔴 3 probes: 1 unhealthy, 1 could not look",
      "",
      "| Probe | Health | Why |",
      "| :-- | :-- | :-- |",
      expect.stringMatching(/^\| Queue \| 🔴 unhealthy \|/u),
      expect.stringMatching(/^\| gone \| ⚪ inconclusive \|/u),
      expect.stringMatching(/^\| Ready \| 🟢 healthy \|/u),
      "",
    ]);
    expect(readMarker(written[0] ?? "")).toMatchObject({
      request: "901-0",
      reports: [{ probe: "ready" }, { probe: "queue" }, { probe: "gone" }],
    });
    expect(JSON.stringify([run, written, artifactOf(run)])).not.toContain(CANARY);
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

describe("a run among others of the same incident", () => {
  const compared = (url: string): string => `
network: { allow: [127.0.0.1] }
probes:
  queue:
    kind: http
    title: Queue
    url: ${url}/queue
    retries: 0
    hysteresis: { fail: 2, recover: 2 }
    expect:
      - status: 200
      - json: $.dead
        not-growing: true
`;

  /** An incident, and a queue that its runs look at. */
  async function openQueue() {
    const queue = { dead: 5 };
    const patient = await startPatient((_, response) => response.end(JSON.stringify(queue)));
    const bench = await openBench(patient.url, {
      ".github/incidents.yml": compared(patient.url),
    });
    const { number } = await bench.ann.openIssue(REPO, { title: "Down" });
    return {
      queue,
      bench,
      number,
      async [Symbol.asyncDispose]() {
        await bench[Symbol.asyncDispose]();
        await patient[Symbol.asyncDispose]();
      },
    };
  }

  it("is compared with them, steadied by them, and shows the way the numbers went", async () => {
    await using opened = await openQueue();
    const { queue, bench, number } = opened;
    const results: unknown[] = [];
    const last = () => comments(bench, number).at(-1) ?? "";
    for (const now of [5, 4, 7, 9, 9, 8]) {
      queue.dead = now;
      // Each run is compared with those before it.
      // oxlint-disable-next-line no-await-in-loop
      const run = await bench.dispatchProbe({
        probe: "queue",
        issue: String(number),
        request: `q${results.length}`,
      });
      const { decision, reason_code } = z
        .object({ decision: z.string(), reason_code: z.string() })
        .parse(resultOf(run));
      results.push([now, decision, reason_code]);
      if (now === 7)
        expect(last()).toContain(
          "1 of 2 failing readings in a row; counted as healthy until then.",
        );
    }
    expect(results).toEqual([
      [5, "healthy", "assertions_hold"],
      [4, "healthy", "assertions_hold"],
      [7, "healthy", "held_by_hysteresis"],
      [9, "unhealthy", "assertion_failed"],
      [9, "unhealthy", "held_by_hysteresis"],
      [8, "healthy", "assertions_hold"],
    ]);
    expect(last()).toMatch(/^- `dead` 8, was 9 \(-1\) .* ago [▁-█]{6}$/mu);
    expect(last()).toMatch(/```mermaid\nxychart-beta\n {2}title "dead"\n/u);
    expect(last()).toContain("line [5, 4, 7, 9, 9, 8]");
  });

  it("kept quiet leaves its numbers in one comment that is edited", async () => {
    await using opened = await openQueue();
    const { queue, bench, number } = opened;
    const read = async (now: number, request: string): Promise<unknown> => {
      queue.dead = now;
      const inputs = { probe: "queue", issue: String(number), quiet: "true", request };
      return resultOf(await bench.dispatchProbe(inputs));
    };
    expect(await read(5, "v1")).toMatchObject({ decision: "healthy", comment: "created" });
    expect(await read(4, "v2")).toMatchObject({ decision: "healthy", comment: "edited" });
    expect(await read(6, "v3")).toMatchObject({
      decision: "healthy",
      reason_code: "held_by_hysteresis",
      comment: "edited",
    });
    expect(comments(bench, number)).toHaveLength(1);
    expect(readMarker(comments(bench, number)[0] ?? "")).toMatchObject({
      request: "readings-queue",
      reports: [
        { request: "v1", values: { dead: 5 } },
        { request: "v2", values: { dead: 4 } },
        { request: "v3", reading: "unhealthy" },
      ],
    });
    expect(await read(7, "v4")).toMatchObject({ decision: "unhealthy", comment: "created" });
    expect(comments(bench, number)).toHaveLength(2);
  });

  it("believes the comments of the App that started it", async () => {
    await using opened = await openQueue();
    const { queue, bench, number } = opened;
    const { github, runner } = bench;
    const app = github.installApp({
      slug: "sitrep",
      repositories: [REPO],
      permissions: { issues: "write", actions: "write" },
      events: [],
    });
    const { appId, privateKey, installationId } = app;
    const client = createClient(
      { kind: "installation", appId: String(appId), privateKey, installationId },
      { apiUrl: github.url, cache: createAnswerCache(1_000_000), limits: createLimits() },
    );
    const forge = createForge(client, { login: "sitrep[bot]", app: "sitrep" });
    const key = { owner: "acme", repo: "shop", number };
    const ask = async (request: string, now: number): Promise<void> => {
      queue.dead = now;
      const before = runner.runs.length;
      const marker = { run: undefined, impossible: undefined, report: undefined } as const;
      await forge.createComment(key, withMarker("Running.", { kind: "probe", request, ...marker }));
      const inputs = { probe: "queue", issue: String(number), request };
      await forge.dispatch(key, "probe.yml", "main", inputs);
      await github.until("the run ends", () => runner.runs[before]?.status === "completed");
      await github.settled();
    };
    await ask("a", 5);
    await ask("b", 4);
    const written = github.store.comments(REPO, number);
    expect(written.map(({ author }) => author)).toEqual(["sitrep[bot]", "sitrep[bot]"]);
    expect(written[1]?.body).toMatch(/`dead` 4, was 5 \(-1\)/u);
  });

  it("without an incident has nothing to compare with, and says so", async () => {
    await using patient = await startPatient((_, response) => response.end('{"dead":3}'));
    await using bench = await openBench(patient.url, {
      ".github/incidents.yml": compared(patient.url),
    });
    const run = await bench.dispatchProbe({ probe: "queue" });
    expect(run.conclusion, run.log).toBe("success");
    expect(run.summary).toContain("3, with no earlier reading of this incident to compare with");
  });
});
