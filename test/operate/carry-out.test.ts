import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { Fault } from "../../src/domain/fault.ts";
import type { OperationAction, OperationSpec } from "../../src/domain/operation/spec.ts";
import type { OperationOutcome, ParameterValue } from "../../src/domain/operation/event.ts";
import { after, instant, milliseconds, minutes, seconds } from "../../src/domain/time.ts";
import { carryOut } from "../../src/operate/carry-out.ts";
import type { OperateContext } from "../../src/operate/context.ts";
import { portOf, startPatient } from "../probe/patient.ts";

const SECRET = "canary/7f3a9c+0b~Q secret";

const spec = (action: OperationAction, change: Partial<OperationSpec> = {}): OperationSpec => ({
  name: "it",
  title: "It",
  description: undefined,
  action,
  parameters: [],
  target: "it",
  roles: [],
  severities: [],
  dryRunFirst: false,
  needsApproval: false,
  rate: undefined,
  expiresAfter: minutes(15),
  timeout: seconds(20),
  ...change,
});

const http = (
  url: string,
  change: Partial<Extract<OperationAction, { kind: "http" }>> = {},
): OperationAction => ({
  kind: "http",
  url,
  method: "POST",
  headers: [],
  query: {},
  body: undefined,
  ...change,
});

const command = (script: string, ...words: readonly (string | { param: string })[]) =>
  ({ kind: "command", argv: [process.execPath, "-e", script, ...words], env: [] }) as const;

const context = (change: Partial<OperateContext> = {}): OperateContext => ({
  secrets: new Map([["KEY", SECRET]]),
  allow: ["127.0.0.1"],
  environment: { PATH: process.env["PATH"], HOME: "/nowhere", OTHER: "not for it" },
  folder: tmpdir(),
  workflows: {
    start: () => Promise.reject(new Error("not asked for")),
    run: () => Promise.resolve(undefined),
  },
  clock: () => instant(0),
  delay: () => Promise.resolve(),
  ...change,
});

const run = (
  action: OperationAction,
  parameters: Readonly<Record<string, ParameterValue>> = {},
  change: Partial<OperateContext> = {},
  specChange: Partial<OperationSpec> = {},
): Promise<OperationOutcome> =>
  carryOut(spec(action, specChange), { parameters, isDryRun: false }, context(change));

describe("an HTTP call", () => {
  const HOSTILE = 'x"},"admin":true,{"y":"\\ & ?a=b#c %0d%0aX: y é';

  test("fills slots as whole values, whatever is in them", async () => {
    await using patient = await startPatient((_, response) => response.end("done"));
    const outcome = await run(
      http(`${patient.url}/do?fixed=1`, {
        headers: [{ name: "Authorization", value: "Bearer ${KEY}" }],
        query: { what: { param: "text" } },
        body: {
          a: [{ param: "text" }, { param: "n" }, null],
          dry: { "dry-run": true },
          deep: { b: "c" },
        },
      }),
      { text: HOSTILE, n: 3 },
    );
    expect(outcome).toEqual({
      kind: "succeeded",
      summary: "answered 200",
      output: "done",
      runUrl: undefined,
    });
    const [asked] = patient.asked;
    expect(JSON.parse(asked?.body ?? "")).toEqual({
      a: [HOSTILE, 3, null],
      dry: false,
      deep: { b: "c" },
    });
    const url = new URL(asked?.path ?? "", patient.url);
    expect([...url.searchParams]).toEqual([
      ["fixed", "1"],
      ["what", HOSTILE],
    ]);
    expect(url.hash).toBe("");
    expect(asked?.headers).toMatchObject({
      authorization: `Bearer ${SECRET}`,
      "content-type": "application/json",
    });
  });

  test("does another thing in the dry run where the config says so", async () => {
    await using patient = await startPatient((_, response) => response.end("done"));
    const it = spec(http(`${patient.url}/real`), {
      dryRunAction: http(`${patient.url}/check`, { method: "GET" }),
    });
    await carryOut(it, { parameters: {}, isDryRun: true }, context());
    expect(patient.asked).toMatchObject([{ method: "GET", path: "/check" }]);
  });

  test.each([
    ["a private address that is not allowed", { allow: [] }, "is a loopback address"],
    ["a secret that is not there", { secrets: new Map() }, "the secret KEY is not set"],
  ])("to %s is not made, and says so", async (_, change, why) => {
    await using patient = await startPatient((__, response) => response.end("done"));
    const headers = [{ name: "X-Key", value: "${KEY}" }];
    const outcome = await run(http(patient.url, { headers }), {}, change);
    expect(outcome).toMatchObject({
      kind: "failed",
      summary: expect.stringContaining("nothing was sent: "),
    });
    expect(outcome.summary).toContain(why);
    expect(patient.asked).toEqual([]);
  });

  test("to nobody has surely failed", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const port = portOf(server);
    server.close();
    await once(server, "close");
    expect(await run(http(`http://127.0.0.1:${port}/`))).toMatchObject({
      kind: "failed",
      summary: `nothing was sent: there is no connection to 127.0.0.1:${port} (ECONNREFUSED)`,
    });
  });

  test.each([
    [201, "succeeded"],
    [302, "failed"],
    [400, "failed"],
    [500, "failed"],
    [408, "unknown"],
    [502, "unknown"],
    [504, "unknown"],
  ] as const)("answered %i has %s", async (status, kind) => {
    await using patient = await startPatient((_, response) =>
      response.writeHead(status, { location: "/elsewhere" }).end("text"),
    );
    expect(await run(http(patient.url))).toMatchObject({ kind, output: "text" });
    expect(patient.asked).toHaveLength(1);
  });

  test("whose answer does not come, or breaks off before its head, nobody can tell of", async () => {
    await using silent = await startPatient(() => undefined);
    expect(await run(http(silent.url), {}, {}, { timeout: milliseconds(300) })).toMatchObject({
      kind: "unknown",
      summary: expect.stringContaining("did not answer within"),
    });
    await using rude = await startPatient((request) => request.socket.destroy());
    expect(await run(http(rude.url))).toMatchObject({
      kind: "unknown",
      summary: expect.stringContaining("dropped the connection"),
    });
    expect([silent.asked.length, rude.asked.length]).toEqual([1, 1]);
  });

  test("shows at most 4 KiB of the answer, and no part of a secret at the cut", async () => {
    await using patient = await startPatient((_, response) =>
      response.end(`${SECRET}é`.repeat(40_000)),
    );
    const { output = "" } = await run(http(patient.url));
    expect(Buffer.byteLength(output)).toBeLessThanOrEqual(4096);
    expect(output).not.toContain("canary");
    expect(output).not.toMatch(/\uFFFD/u);
  });
});

describe("a program", () => {
  test("gets each word as it is and PATH, HOME and named secrets, and no shell sees it", async () => {
    const folder = mkdtempSync(join(tmpdir(), "operate-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = join(folder, "seen.json");
    const words = ["; touch x", "$(id)", "`id`", "a b", "*", "|", "é"];
    const script =
      "require('fs').writeFileSync(process.argv[1], JSON.stringify([process.argv.slice(2), process.env]))";
    const outcome = await run(
      {
        ...command(script, file, ...words.map((_, index) => ({ param: `p${index}` }))),
        env: ["KEY"],
      },
      Object.fromEntries(words.map((word, index) => [`p${index}`, word])),
      { folder },
    );
    expect(outcome.kind).toBe("succeeded");
    expect(JSON.parse(readFileSync(file, "utf8"))).toEqual([
      words,
      { PATH: process.env["PATH"], HOME: "/nowhere", KEY: SECRET },
    ]);
  });

  test.each([
    ["process.exit(0)", "succeeded", "ended with 0"],
    ["process.exit(3)", "failed", "ended with 3"],
    ["process.kill(process.pid, 'SIGKILL')", "unknown", "ended from outside (SIGKILL)"],
  ])("that runs %s has %s", async (script, kind, summary) => {
    expect(await run(command(script))).toMatchObject({
      kind,
      summary: expect.stringContaining(summary),
    });
  });

  test("that is not there was surely not run", async () => {
    expect(await run({ kind: "command", argv: ["no-such-program-7f3a"], env: [] })).toMatchObject({
      kind: "failed",
      summary: "nothing was run: no-such-program-7f3a cannot be started (ENOENT)",
    });
  });

  test("that does not end is stopped with all it has started, and nobody can tell of it", async () => {
    const script =
      "const { spawn } = require('child_process'); const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' }); console.log(child.pid); setInterval(() => {}, 1000)";
    const outcome = await run(command(script), {}, {}, { timeout: milliseconds(1500) });
    expect(outcome).toMatchObject({
      kind: "unknown",
      summary: expect.stringContaining("did not end within"),
    });
    const pid = Number(outcome.output);
    expect(pid).toBeGreaterThan(0);
    await expect.poll(() => isAlive(pid)).toBe(false);
  });

  test("that prints without end is read to its end and shown in part", async () => {
    const outcome = await run(
      command("for (let i = 0; i < 40_000; i++) console.log('line ' + i); console.error('last')"),
    );
    expect(outcome.kind).toBe("succeeded");
    expect(outcome.output).toMatch(/^line 0\nline 1\n/u);
    expect(Buffer.byteLength(outcome.output ?? "")).toBeLessThanOrEqual(4096);
  });

  test("that prints its secrets shows none of them", async () => {
    const script =
      "const key = process.env.KEY; console.log(key, Buffer.from(key).toString('base64'), encodeURIComponent(key)); console.error('ghp_' + 'a'.repeat(36))";
    const { output = "" } = await run({ ...command(script), env: ["KEY"] });
    for (const word of output.split(/\s+/u)) expect(word).toMatch(/^\*{3}=*$/u);
    expect(output.split(/\s+/u)).toHaveLength(4);
  });
});

/** Whether a process runs; one that has ended and waits for somebody to take note does not. */
function isAlive(pid: number): boolean {
  try {
    return !/^State:\s+Z/mu.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}

describe("a workflow", () => {
  const action: OperationAction = {
    kind: "workflow",
    workflow: "restart.yml",
    inputs: { what: { param: "what" }, dry: { "dry-run": true } },
  };
  const url = "https://github.com/acme/shop/actions/runs/9";
  const state = (status: "running" | "completed", conclusion?: string) => ({
    id: 9,
    title: "restart",
    isByBot: true,
    status,
    conclusion,
    createdAt: instant(0),
    updatedAt: instant(0),
    url,
  });

  test("is started once with its inputs, and its conclusion is the result", async () => {
    const started: unknown[] = [];
    const states = [state("running"), undefined, state("completed", "failure")];
    const outcome = await run(
      action,
      { what: "web" },
      {
        workflows: {
          start: (...given) => {
            started.push(given);
            return Promise.resolve({ kind: "started", run: { id: 9, url } });
          },
          run: () => Promise.resolve(states.shift()),
        },
      },
    );
    expect(started).toEqual([["restart.yml", { what: "web", dry: "false" }]]);
    expect(outcome).toMatchObject({
      kind: "failed",
      summary: "restart.yml ended: failure",
      runUrl: url,
    });
  });

  test.each([
    [
      "refused",
      () => Promise.resolve({ kind: "impossible", why: "no such workflow" } as const),
      "failed",
    ],
    ["not answered", () => Promise.reject(new Fault("502")), "unknown"],
    ["not named", () => Promise.resolve({ kind: "started", run: undefined } as const), "unknown"],
  ])("whose start is %s", async (_, start, kind) => {
    const workflows = { start, run: () => Promise.resolve(undefined) };
    expect(await run(action, { what: "web" }, { workflows })).toMatchObject({ kind });
  });

  test("that does not end in time nobody can tell of", async () => {
    let now = instant(0);
    const outcome = await run(
      action,
      { what: "web" },
      {
        clock: () => now,
        delay: (span) => {
          now = after(now, span);
          return Promise.resolve();
        },
        workflows: {
          start: () => Promise.resolve({ kind: "started", run: { id: 9, url } }),
          run: () => Promise.reject(new Fault("502")),
        },
      },
    );
    expect(outcome).toMatchObject({
      kind: "unknown",
      summary: "restart.yml did not end within 20 s",
      runUrl: url,
    });
  });
});
