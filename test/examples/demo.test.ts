import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { expect, onTestFinished, test } from "vitest";

const DEMO = join(import.meta.dirname, "..", "..", "examples", "demo", "main.ts");

/** Runs the demo in a folder of its own, as `npm run demo` would. */
async function demo(...words: readonly string[]): Promise<{
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  readonly read: (path: string) => Promise<string>;
}> {
  const folder = await mkdtemp(join(tmpdir(), "sitrep-demo-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const child = spawn(process.execPath, [DEMO, ...words], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, out, err, read: (path) => readFile(join(folder, path), "utf8") };
}

test("npm run demo plays a whole incident, verifies every step, and leaves its thread and postmortem", async () => {
  const { code, out, err, read } = await demo();
  expect(code, `${out}\n${err}`).toBe(0);
  expect(out).not.toContain("✗");
  const { writes, reads, unchanged } =
    /the incident: (?<writes>\d+) writes, (?<reads>\d+) reads, (?<unchanged>\d+) answered 304/u.exec(
      out,
    )?.groups ?? {};
  expect(Number(writes)).toBeGreaterThan(0);
  expect(Number(writes)).toBeLessThanOrEqual(25);
  expect(Number(reads)).toBeGreaterThan(0);
  expect(Number(unchanged)).toBeGreaterThan(0);

  const thread = await read(".demo/pitpilot/thread.md");
  expect(thread).toContain("phase/closed");
  expect(thread).toContain("/probe health");
  expect(thread).not.toContain("<!-- sitrep:");
  await expect(read(".demo/pitpilot/thread.html")).resolves.toContain("<!doctype html>");
  const path = /\.demo\/pitpilot\/postmortems\/\S+\.md/u.exec(out)?.[0] ?? "";
  const postmortem = await read(path);
  expect(postmortem).toMatch(/^---\ntitle: /u);
  expect(postmortem).toContain("Read sync jobs of the release before, too");
});

test("an unknown team is answered with those there are", async () => {
  const { code, err } = await demo("--system", "nobody");
  expect(code).toBe(2);
  expect(err).toContain('There is no team "nobody".');
  expect(err).toContain("Teams: pitpilot");
});
