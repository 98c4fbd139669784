import { cpSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { startLocalGitHub } from "../github/server.ts";
import { startPatient } from "../probe/patient.ts";
import { BUNDLE, runBundle } from "./run-bundle.ts";

const DIST = dirname(BUNDLE);
const TEMPLATES = fileURLToPath(new URL("../../templates", import.meta.url));
const KIB = 1024;

const sizes = new Map(readdirSync(DIST).map((name) => [name, statSync(join(DIST, name)).size]));

describe("the bundle", () => {
  it("is at most 900 KiB, of which every start reads little", () => {
    const all = [...sizes.values()].reduce((sum, size) => sum + size, 0);
    expect(all).toBeLessThanOrEqual(900 * KIB);
    expect(sizes.get("action.js")).toBeLessThanOrEqual(32 * KIB);
  });

  it("needs nothing but itself and the templates beside it", async () => {
    const github = await startLocalGitHub();
    await using patient = await startPatient((_, response) => response.end("ok"));
    github.addRepository({
      owner: "acme",
      name: "shop",
      files: {
        ".github/incidents.yml": `probes: { up: { kind: http, url: "${patient.url}", expect: [{ status: 200 }] } }`,
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
