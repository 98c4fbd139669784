import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "./free-port.ts";

/** A Redis of its own. */
export interface Redis extends AsyncDisposable {
  readonly port: number;
}

/** Why tests that need Redis cannot run; empty where they can. */
export const whyNoRedis = (): string =>
  spawnSync("redis-server", ["--version"]).status === 0
    ? ""
    : "redis-server is not installed here (Debian: apt-get install redis-server)";

/** Whether the Redis that is installed here was built to speak TLS. It stops at the first setting it does not know. */
export function speaksTls(): boolean {
  const input = "port 0\ntls-port 0\nno-such-setting 1\n";
  const { stdout, stderr } = spawnSync("redis-server", ["-"], { input, encoding: "utf8" });
  return `${stdout}${stderr}`.includes("'no-such-setting 1'");
}

/**
 * Starts a real Redis on a free port of the loopback interface, with these settings and nothing kept on disk. Its port is
 * that of `tls-port` or `port` where the settings name one.
 */
export async function startRedis(settings: Readonly<Record<string, string>> = {}): Promise<Redis> {
  const port = Number(settings["tls-port"] ?? settings["port"] ?? (await freePort()));
  const directory = mkdtempSync(join(tmpdir(), "sitrep-redis-"));
  const all = { port: String(port), bind: "127.0.0.1", save: '""', dir: directory, ...settings };
  const lines = Object.entries(all).map(([name, value]) => `${name} ${value}\n`);
  const server = spawn("redis-server", ["-"], { stdio: ["pipe", "ignore", "ignore"] });
  server.stdin.end(lines.join(""));
  const ended = once(server, "exit");
  for (let tries = 0; !(await listens(port)); tries += 1) {
    if (server.exitCode !== null || tries > 500) throw new Error("redis-server did not start");
    await pause(10);
  }
  return {
    port,
    async [Symbol.asyncDispose]() {
      server.kill("SIGKILL");
      await ended;
      rmSync(directory, { recursive: true });
    },
  };
}

async function listens(port: number): Promise<boolean> {
  const socket = connect(port, "127.0.0.1");
  try {
    await once(socket, "connect");
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
