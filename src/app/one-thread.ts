import { type RunningApp, serve } from "./server.ts";
import type { Settings } from "../settings/settings.ts";
import { type Dependencies, type LocalWorker, startWorker } from "./worker/local.ts";

/** An App whose passes share the thread with its webhooks, so that its queue can be looked into. */
export interface LocalApp extends RunningApp {
  readonly queue: LocalWorker["queue"];
}

/** Starts the App with its worker in this thread; resolves when it takes webhooks. */
export async function startApp(settings: Settings, dependencies: Dependencies): Promise<LocalApp> {
  const worker = await startWorker(settings, dependencies);
  return { ...(await serve(settings, worker, dependencies)), queue: worker.queue };
}
