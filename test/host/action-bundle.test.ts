import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { MODES } from "../../src/action/input.ts";
import { startLocalGitHub } from "../github/server.ts";
import { startPatient } from "../probe/patient.ts";
import { freePort } from "../support/free-port.ts";
import { configJsonSchema } from "../../src/config/json-schema.ts";
import {
  chunksOf,
  heaviestMode,
  loadedWith,
  OTHER_KINDS,
  AT_SOME_EVENTS,
  PATH_READERS,
  readChunks,
} from "./bundle-chunks.ts";
import { BUNDLE, runBundle } from "./run-bundle.ts";

const DIST = dirname(BUNDLE);
const TEMPLATES = fileURLToPath(new URL("../../templates", import.meta.url));
const KIB = 1024;

const CHUNKS = readChunks();

describe("the bundle", () => {
  it("has at most 900 KiB for any mode to load, of which every start reads little", () => {
    expect(heaviestMode() / KIB).toBeLessThanOrEqual(900);
    expect(CHUNKS.get("action.js")?.bytes).toBeLessThanOrEqual(32 * KIB);
  });

  it("is made of files of which no two need each other, and few of them run a probe", () => {
    const circles = [...CHUNKS].filter(([name, { needs }]) =>
      loadedWith(needs, CHUNKS).includes(name),
    );
    expect(circles).toEqual([]);
    const run = ["action.js", "probe.js", "run-asked.js", "_reports_en.js"];
    const loaded = loadedWith(run, CHUNKS);
    expect(loaded.length).toBeLessThanOrEqual(10);
    // A word of what matches globs, which is loaded where a config has some.
    const isMatcher = (name: string): boolean =>
      CHUNKS.get(name)?.text.includes("globstar") === true;
    expect([...CHUNKS.keys()].filter(isMatcher)).toHaveLength(1);
    expect(loaded.filter(isMatcher)).toEqual([]);
  });

  it("leaves out what the schema of the config says to people", () => {
    const said = JSON.stringify(configJsonSchema()).matchAll(
      /"description":"(?<words>[^"\\`]+)"/gu,
    );
    const sentences = [...said].map(({ groups }) => groups?.["words"] ?? "");
    const bundled = [...CHUNKS.values()].map(({ text }) => text).join("\n");
    expect(sentences.length).toBeGreaterThan(50);
    expect(sentences.filter((words) => bundled.includes(words))).toEqual([]);
  });

  it("holds every operation the adapters name, of which none goes without its group", () => {
    const sources = globSync("src/github/**/*.ts").map((file) => readFileSync(file, "utf8"));
    const taken = sources.flatMap((text) => [...text.matchAll(/\}\s*=\s*(?:\w+\.)?rest\.\w+/gu)]);
    expect(taken.map(([text]) => text)).toEqual([]);
    const bundled = [...CHUNKS.values()].map(({ text }) => text).join("\n");
    const named = new Set(
      sources.flatMap((text) =>
        [
          ...text.matchAll(
            /\b(?:actions|checks|git|issues|pulls|reactions|repos)\.(?<name>[a-z][A-Za-z]+)\(/gu,
          ),
        ].map(({ groups }) => groups?.["name"] ?? ""),
      ),
    );
    expect(named.size).toBeGreaterThan(20);
    expect([...named].filter((name) => !bundled.includes(`${name}:[`))).toEqual([]);
  });

  it.each(["probe", "respond"] as const)("does not load the linter for mode %s", (mode) => {
    const isLinter = (name: string): boolean =>
      CHUNKS.get(name)?.text.includes("sitrep-lint-disable") === true;
    expect(chunksOf("lint", CHUNKS).filter((name) => isLinter(name))).toHaveLength(1);
    expect(chunksOf(mode, CHUNKS).filter((name) => isLinter(name))).toEqual([]);
  });

  it("loads the client of a database only for a probe of that database", () => {
    const base = chunksOf("probe", CHUNKS);
    const holding = (words: string): readonly string[] =>
      [...CHUNKS].filter(([, { text }]) => text.includes(words)).map(([name]) => name);
    expect(OTHER_KINDS.filter((kind) => base.includes(`${kind}.js`))).toEqual([]);
    for (const kind of OTHER_KINDS)
      expect(chunksOf("probe", CHUNKS, [kind])).toContain(`${kind}.js`);
    // Words of PostgreSQL's and of Redis's protocol that only their clients say.
    expect(holding("SCRAM-SHA-256")).toEqual(["postgres.js"]);
    expect(holding("WRONGPASS")).toEqual(["redis.js"]);
    expect(holding("pg-native")).toEqual([]);
  });

  it("loads what reads alerts and what own templates are tried on only where there are any", () => {
    const usual = chunksOf("respond", CHUNKS);
    const whole = chunksOf("respond", CHUNKS, AT_SOME_EVENTS);
    const more = whole.filter((name) => !usual.includes(name));
    expect(more).toEqual(expect.arrayContaining(["alert-messages.js", "samples.js"]));
    expect(heaviestMode(AT_SOME_EVENTS) / KIB).toBeLessThanOrEqual(950);
  });

  it("loads what reads JSONPaths only where there are any", () => {
    const isReader = (name: string): boolean =>
      CHUNKS.get(name)?.text.includes("JSONPathSyntaxError") === true;
    for (const mode of MODES) {
      expect(chunksOf(mode, CHUNKS).filter((name) => isReader(name))).toEqual([]);
      expect(chunksOf(mode, CHUNKS, ["json-path"]).filter((name) => isReader(name))).toHaveLength(
        1,
      );
    }
    expect(heaviestMode(PATH_READERS) / KIB).toBeLessThanOrEqual(950);
  });

  it("runs probes of databases and programs, whose clients are in it", async () => {
    const github = await startLocalGitHub();
    const port = await freePort();
    github.addRepository({
      owner: "acme",
      name: "shop",
      files: {
        ".github/incidents.yml": `network: { allow: [127.0.0.1] }
probes:
  db: { kind: postgres, url: "postgres://probe@127.0.0.1:${port}/shop", query: select 1, retries: 0 }
  cache: { kind: redis, url: "redis://127.0.0.1:${port}", retries: 0 }
  disk: { kind: command, argv: [node, -p, "JSON.stringify({free: 7})"] }
`,
      },
    });
    const { token } = github.runnerHost.mintToken({
      repository: "acme/shop",
      permissions: { contents: "read" },
      runId: 77,
    });
    const healthOf = async (probe: string) => {
      const run = await runBundle({
        inputs: { mode: "probe", probe, "github-token": token },
        env: { GITHUB_API_URL: github.url, PATH: dirname(process.execPath) },
      });
      return run.result;
    };
    const refused = { decision: "unhealthy", reason_code: "refused" };
    expect(await healthOf("db")).toMatchObject(refused);
    expect(await healthOf("cache")).toMatchObject(refused);
    expect(await healthOf("disk")).toMatchObject({ decision: "healthy" });
    await github.close();
  });

  it("needs nothing but itself and the templates beside it", async () => {
    const github = await startLocalGitHub();
    await using patient = await startPatient((_, response) => response.end("ok"));
    github.addRepository({
      owner: "acme",
      name: "shop",
      files: {
        ".github/incidents.yml": `{ network: { allow: [127.0.0.1] }, probes: { up: { kind: http, url: "${patient.url}", expect: [{ status: 200 }] } } }`,
      },
    });
    const { token } = github.runnerHost.mintToken({
      repository: "acme/shop",
      permissions: { contents: "read" },
      runId: 77,
    });
    const folder = mkdtempSync(join(tmpdir(), "release-"));
    cpSync(DIST, join(folder, "dist"), { recursive: true });
    cpSync(TEMPLATES, join(folder, "templates"), { recursive: true });
    writeFileSync(join(folder, "package.json"), '{"type":"module"}');
    const run = await runBundle({
      bundle: join(folder, "dist", "action.js"),
      inputs: { mode: "probe", probe: "up", "github-token": token },
      env: { GITHUB_API_URL: github.url },
    });
    expect(run.log).toBe("");
    expect(run.code).toBe(0);
    expect(run.result).toMatchObject({ decision: "healthy", comment: "none" });
    expect(run.summary).toContain("healthy");
    expect(JSON.parse(run.report ?? "")).toMatchObject({ probe: "up", health: "healthy" });
    rmSync(folder, { recursive: true });
    await github.close();
  });
});
