import { spawn, type ChildProcessByStdio } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { createInterface } from "node:readline";
import { expect, onTestFinished, test } from "vitest";

const DEMO = join(import.meta.dirname, "..", "..", "examples", "demo", "main.ts");

/** A demo that runs in a folder of its own, as `npm run demo` would. */
interface Run {
  readonly child: ChildProcessByStdio<null, Readable, Readable>;
  readonly ended: Promise<number | null>;
  /** A file it left. */
  readonly read: (path: string) => Promise<string>;
}

async function start(...words: readonly string[]): Promise<Run> {
  const folder = await mkdtemp(join(tmpdir(), "sitrep-demo-"));
  const child = spawn(process.execPath, [DEMO, ...words], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await rm(folder, { recursive: true, force: true });
  });
  return {
    child,
    ended: new Promise((resolve) => child.once("close", resolve)),
    read: (path) => readFile(join(folder, path), "utf8"),
  };
}

/** Runs the demo to its end. */
async function demo(...words: readonly string[]) {
  const { child, ended, read } = await start(...words);
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, out, err, read };
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

test("--serve keeps the repository and its form up until it is interrupted", async () => {
  const { child, ended } = await start("--serve", "--port", "0");
  const lines: string[] = [];
  for await (const line of createInterface(child.stdout)) {
    lines.push(line);
    if (line.startsWith("Ctrl-C")) break;
  }
  const form = lines.join("\n").match(/http:\S+\/issues\/new\/choose/u)?.[0] ?? "";
  const page = await (await fetch(form)).text();
  expect(page).toContain("Something is broken for users right now");
  expect(page).toContain("Break: sync backlog");
  expect(page).toContain("Skip 10 minutes");
  child.kill("SIGINT");
  await expect(ended).resolves.toBe(0);
});
