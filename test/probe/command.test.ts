import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { judge } from "../../src/domain/probe/judge.ts";
import type { SpecOf } from "../../src/domain/probe/spec.ts";
import { milliseconds, seconds } from "../../src/domain/time.ts";
import { probeCommand } from "../../src/probe/command.ts";
import { createLookup } from "../../src/probe/json-lookup.ts";
import type { RunContext } from "../../src/probe/run.ts";
import { COMMON, contextOf } from "./context.ts";
import { portOf } from "./patient.ts";

const CANARY = "canary-7f3a9c";
const NODE = process.execPath;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "command-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const specOf = (argv: readonly [string, ...string[]], change: Partial<SpecOf<"command">> = {}) => ({
  ...COMMON,
  kind: "command" as const,
  argv,
  env: [],
  ...change,
});

const run = (
  argv: readonly [string, ...string[]],
  change: Partial<SpecOf<"command">> = {},
  context: Partial<RunContext> = {},
) => probeCommand(specOf(argv, change), contextOf(context));

/** Runs a script of Node. */
const script = (
  code: string,
  change: Partial<SpecOf<"command">> = {},
  context: Partial<RunContext> = {},
) => run([NODE, "-e", code], change, context);

async function documentOf(seen: ReturnType<typeof run>): Promise<unknown> {
  const observation = await seen;
  if (observation.kind === "failed") throw new Error(observation.message);
  return JSON.parse(observation.body);
}

describe("the document", () => {
  it("has the fields of the JSON object it prints, all of whose values have names", async () => {
    const code = `console.log(JSON.stringify({db_ok: true, queue_depth: {queued: 7, per: {min: 2}}, list: [1], exit_code: 99}))`;
    const seen = await script(code);
    expect(seen).toMatchObject({
      named: { exit_code: 0, db_ok: true, "queue_depth.queued": 7, "queue_depth.per.min": 2 },
    });
    expect(await documentOf(Promise.resolve(seen))).toEqual({
      db_ok: true,
      queue_depth: { queued: 7, per: { min: 2 } },
      list: [1],
      exit_code: 0,
      signal: null,
    });
  });

  it("has other output as text", async () => {
    expect(await documentOf(script(`console.log("3 errors"); process.exit(2)`))).toEqual({
      output: "3 errors\n",
      exit_code: 2,
      signal: null,
    });
    expect(await documentOf(script("console.log('[1]')"))).toMatchObject({ output: "[1]\n" });
  });

  it("has at most 256 KiB of it, and lets the program finish", async () => {
    const file = join(folder, "finished");
    const code = `process.stdout.write("x".repeat(2_000_000), () => require("fs").writeFileSync(${JSON.stringify(file)}, "yes"))`;
    const seen = await documentOf(script(code));
    expect(seen).toMatchObject({ exit_code: 0, is_cut: true });
    expect(seen).toHaveProperty("output.length", 256 * 1024);
    expect(readFileSync(file, "utf8")).toBe("yes");
  });

  it("says by which signal a program was ended", async () => {
    const seen = await script("process.kill(process.pid, 'SIGTERM'); setInterval(() => {}, 1000)");
    expect(seen).toMatchObject({ named: { exit_code: null, signal: "SIGTERM" } });
  });
});

describe("standard error", () => {
  it("is told by its last line where the program failed, without the secrets in it", async () => {
    const spec = specOf(
      [
        NODE,
        "-e",
        `console.error("first\\nno way in with " + process.env.TOKEN + "\\n"); process.exit(3)`,
      ],
      {
        env: ["TOKEN"],
        expect: [{ kind: "json", path: "$.exit_code", test: { kind: "equals", value: 0 } }],
      },
    );
    const secrets = new Map([["TOKEN", CANARY]]);
    const observation = await probeCommand(spec, contextOf({ secrets }));
    const verdict = judge(spec, observation, {
      lookup: createLookup(observation),
      secrets: [CANARY],
    });
    expect(verdict).toMatchObject({
      health: "unhealthy",
      values: { exit_code: 3, error: "no way in with ***" },
    });
    expect(JSON.stringify(verdict)).not.toContain(CANARY);
    expect(JSON.stringify(verdict)).not.toContain("first");
  });

  it("is not told of a program that did well", async () => {
    const seen = await script("console.error('noise')");
    expect(JSON.stringify(seen)).not.toContain("noise");
  });
});

describe("a program", () => {
  it("gets its arguments as they are: no shell reads them", async () => {
    const file = join(folder, "pwned");
    const tricky = [`; touch ${file}`, `$(touch ${file})`, "`id`", "$HOME", "a b", "*"];
    const seen = await run([
      NODE,
      "-e",
      "console.log(JSON.stringify({argv: process.argv.slice(1)}))",
      ...tricky,
    ]);
    expect(await documentOf(Promise.resolve(seen))).toMatchObject({ argv: tricky });
    expect(() => readFileSync(file)).toThrow("ENOENT");
  });

  it("knows PATH, HOME and the secrets it was named, and nothing else", async () => {
    const environment = { PATH: "/usr/bin:/bin", HOME: folder, GITHUB_TOKEN: CANARY, OTHER: "x" };
    const secrets = new Map([
      ["TOKEN", "t0ken"],
      ["UNNAMED", CANARY],
    ]);
    const seen = await run(
      [NODE, "-e", "console.log(JSON.stringify({env: process.env}))"],
      { env: ["TOKEN"] },
      { environment, secrets },
    );
    expect(await documentOf(Promise.resolve(seen))).toMatchObject({
      env: { PATH: "/usr/bin:/bin", HOME: folder, TOKEN: "t0ken" },
    });
    expect(JSON.stringify(seen)).not.toContain(CANARY);
    expect(JSON.stringify(seen)).not.toContain("OTHER");
  });

  it("is not run without one of its secrets", async () => {
    expect(await script("0", { env: ["TOKEN"] })).toMatchObject({
      reason: "misconfigured",
      message: expect.stringContaining("the secret TOKEN is not set"),
    });
  });

  it("that is not there, or is none, counts against the probe", async () => {
    expect(await run(["no-such-program-here"])).toMatchObject({
      reason: "misconfigured",
      message: "`no-such-program-here` is not on the runner (ENOENT)",
    });
    const file = join(folder, "text");
    writeFileSync(file, "just text");
    expect(await run([file])).toMatchObject({
      reason: "misconfigured",
      message: expect.stringContaining("may not be run on the runner"),
    });
  });
});

describe("the end", () => {
  /** A server that a program's child connects to: the connection is there as long as the child is. */
  async function watching() {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const born = once(server, "connection").then(([socket]: Socket[]) => socket);
    const child = `require("net").connect(${portOf(server)}, "127.0.0.1", () => console.log("here")).on("error", () => {})`;
    return {
      /** A script that starts a child of its own, and does something once that child is there. */
      codeOf: (then: string) =>
        `require("child_process").spawn(process.execPath, ["-e", ${JSON.stringify(child)}], {stdio: ["ignore", "pipe", "ignore"]}).stdout.on("data", () => {${then}})`,
      born,
      gone: born.then((socket) => once(socket?.resume().on("error", () => {}) ?? server, "close")),
      close: () => server.close(),
    };
  }

  it("comes in time for the program and all it started", async () => {
    const child = await watching();
    const seen = await script(child.codeOf(""), { timeout: milliseconds(1000) });
    expect(seen).toMatchObject({ reason: "timeout", message: "no answer within 1 s" });
    await child.gone;
    child.close();
  });

  it("comes from outside, too", async () => {
    const child = await watching();
    const controller = new AbortController();
    const running = script(
      child.codeOf(""),
      { timeout: seconds(60) },
      { signal: controller.signal },
    );
    await child.born;
    controller.abort(new Error("enough"));
    await expect(running).rejects.toThrow("enough");
    await child.gone;
    child.close();
  });

  it("of a program takes along what it left behind", async () => {
    const child = await watching();
    const seen = script(child.codeOf("process.exit(0)"), { timeout: seconds(60) });
    expect(await seen).toMatchObject({ named: { exit_code: 0 } });
    await child.gone;
    child.close();
  });
});
