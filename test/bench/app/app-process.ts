import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Charter } from "../town/build.ts";
import { until } from "../until.ts";
import { freePort } from "../../support/free-port.ts";
import { type Metrics, parseMetrics } from "./metrics.ts";

/** The App as `npm start` runs it: a process known by its address alone. */
export interface AppProcess {
  readonly url: string;
  /** Milliseconds from the start of the process until it said it was ready. */
  readonly readyAfter: number;
  readonly metrics: () => Promise<Metrics>;
  /** Resolves once it has looked for what a restart forgot. */
  readonly recovered: () => Promise<unknown>;
  /** Resolves once nothing waits and nothing runs, after at least so many passes. */
  readonly quiet: (passes?: number) => Promise<unknown>;
  /** SIGKILL. */
  readonly kill: () => Promise<void>;
  /** SIGTERM, and waits for the end. */
  readonly close: () => Promise<void>;
}

/** What an App may be told beside which App it is. */
export interface AppSettings {
  /** With it, it is one replica of those that have the same; without, its queue is in memory. */
  readonly databaseUrl?: string;
  readonly passesAtOnce?: number;
}

/** Starts the App for a town; resolves when it says that it is ready. */
export async function startAppProcess(
  charter: Charter,
  settings: AppSettings = {},
): Promise<AppProcess> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), "sitrep-bench-"));
  const log = join(folder, "app.log");
  const url = `http://127.0.0.1:${port}`;
  const startedAt = performance.now();
  const child = spawnApp(environmentOf(charter, port, settings), log);
  const isRunning = (): boolean => child.exitCode === null && child.signalCode === null;
  const orEnd = async <T>(look: Promise<T>): Promise<T> => {
    if (isRunning()) return look;
    throw new Error(`the App has ended: ${readFileSync(log, "utf8").slice(-2000)}`);
  };
  await until("the App to be ready", () => orEnd(isReady(url)));
  const readyAfter = performance.now() - startedAt;
  const metrics = async (): Promise<Metrics> =>
    parseMetrics(await (await fetch(`${url}/metrics`)).text());
  const end = async (signal: "SIGKILL" | "SIGTERM"): Promise<void> => {
    const ended = isRunning() ? once(child, "exit") : undefined;
    child.kill(signal);
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  return {
    url,
    readyAfter,
    metrics,
    recovered: () =>
      until(
        "the App to look for what it forgot",
        async () => ((await orEnd(metrics())).get("sitrep_sweeps_total") ?? 0) > 0,
      ),
    quiet: (passes = 0) => {
      let looks = 0;
      return until("the App to be quiet", async () => {
        looks = isQuiet(await orEnd(metrics()), passes) ? looks + 1 : 0;
        return looks === QUIET_LOOKS;
      });
    },
    kill: () => end("SIGKILL"),
    close: () => end("SIGTERM"),
  };
}

/** Between two passes of one incident there is a moment in which nothing waits and nothing runs. */
const QUIET_LOOKS = 3;

/** Nothing of the environment the bench runs in, except where programs are found. */
const environmentOf = (
  { appId, privateKey, webhookSecret, url }: Charter,
  port: number,
  { databaseUrl, passesAtOnce }: AppSettings,
) => ({
  PATH: process.env["PATH"] ?? "",
  APP_ID: String(appId),
  PRIVATE_KEY: privateKey,
  WEBHOOK_SECRET: webhookSecret,
  HOST: "127.0.0.1",
  PORT: String(port),
  GITHUB_API_URL: url,
  ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
  ...(passesAtOnce === undefined ? {} : { PASSES_AT_ONCE: String(passesAtOnce) }),
});

function spawnApp(env: Readonly<Record<string, string>>, log: string): ChildProcess {
  const file = openSync(log, "w");
  const child = spawn(process.execPath, ["build/app/main.js"], {
    env,
    stdio: ["ignore", file, file],
  });
  closeSync(file);
  return child;
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/readyz`)).ok;
  } catch {
    return false;
  }
}

const isQuiet = (metrics: Metrics, passes: number): boolean =>
  (metrics.get("sitrep_queue_waiting") ?? 0) === 0 &&
  (metrics.get("sitrep_queue_running") ?? 0) === 0 &&
  (metrics.get("sitrep_passes_total") ?? 0) >= passes;
