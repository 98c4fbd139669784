import { run } from "probot";
import { DOCUMENTS } from "../config/documents.ts";
import { createMemory } from "../control/memory.ts";
import { type Instant, instant } from "../domain/time.ts";
import { readTemplates } from "../files/read-templates.ts";
import { systemAlarm } from "../queue/alarm.ts";
import { createEngine } from "./engine.ts";
import { createLog, engineLog, nameOf } from "./log.ts";
import { startApp } from "./server.ts";
import { readSettings, type Settings } from "./settings.ts";

const TEMPLATES = new URL("../../templates/", import.meta.url);

/** How long passes under way may take to end after a signal, in milliseconds; container hosts kill after 30 s. */
const PATIENCE = 25_000;

/** `npm start`: the App as the environment (and a `.env` file) sets it. */
async function main(): Promise<void> {
  loadEnvFile();
  const reading = readSettings(process.env);
  switch (reading.kind) {
    case "invalid":
      for (const problem of reading.problems) process.stderr.write(`${problem}\n`);
      process.exitCode = 1;
      break;
    case "unregistered":
      return register();
    case "settings":
      return serve(reading.settings);
  }
}

/** Serves Probot's page that registers the App from `app.yml` and writes `.env`. */
async function register(): Promise<void> {
  const server = await run(() => {});
  closeOnSignal(() => server.stop());
}

const clock = (): Instant => instant(Date.now());

async function serve(settings: Settings): Promise<void> {
  const log = createLog(settings.logLevel);

  const templates = await readTemplates(TEMPLATES);
  const engine = createEngine({
    clock,
    documents: DOCUMENTS,
    memory: createMemory(),
    templates,
    log: engineLog(log),
  });
  const app = await startApp(settings, { engine, log, clock, alarm: systemAlarm(clock) });
  closeOnSignal(async () => {
    log.info("closing");
    await app.close();
    log.info("closed");
  });
}

/** Lets what is under way end at the first SIGTERM or SIGINT; a second one ends the process as usual. */
function closeOnSignal(close: () => Promise<void>): void {
  const end = (): void => {
    setTimeout(() => process.exit(1), PATIENCE).unref();
    close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once("SIGTERM", end);
  process.once("SIGINT", end);
}

function loadEnvFile(): void {
  try {
    process.loadEnvFile();
  } catch (error) {
    const isMissing = error instanceof Error && "code" in error && error.code === "ENOENT";
    if (!isMissing) throw error;
  }
}

try {
  await main();
} catch (problem) {
  process.stderr.write(`the App cannot start: ${nameOf(problem)}\n`);
  process.exitCode = 1;
}
