import { type Instant, instant } from "../domain/time.ts";
import { createLog, nameOf } from "./log.ts";
import { readSettings, type Settings } from "../settings/settings.ts";
import { startWorkerThread } from "./worker/thread/start.ts";

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
      return start(reading.settings);
  }
}

/** Serves Probot's page that registers the App from `app.yml` and writes `.env`. */
async function register(): Promise<void> {
  // Loaded only here: it takes longer to load than the whole App.
  const { run } = await import("probot");
  const server = await run(() => {});
  closeOnSignal(() => server.stop());
}

const clock = (): Instant => instant(Date.now());

async function start(settings: Settings): Promise<void> {
  const log = createLog(settings.logLevel);
  // The side that takes webhooks is loaded while the thread loads what passes need, which takes longer.
  const [worker, { serve }] = await Promise.all([
    startWorkerThread(settings, log),
    import("./server.ts"),
  ]);
  const app = await serve(settings, worker, { log, clock });
  void worker.broken.then((why) => {
    // Nothing is lost: the next process finds what this one knew at GitHub.
    log.fatal({ why }, "the App ends");
    process.exit(1);
  });
  closeOnSignal(async () => {
    log.info("closing");
    await app.leave();
    await app.close();
    log.info("closed");
  });
  app.recovered.then(
    () => log.info("recovered"),
    () => {
      // The worker ended before; that is told where it happens.
    },
  );
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
