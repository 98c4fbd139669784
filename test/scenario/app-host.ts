import { pino } from "pino";
import { DOCUMENTS } from "../../src/config/documents.ts";
import { createMemory } from "../../src/control/memory.ts";
import { readTemplates } from "../../src/files/read-templates.ts";
import { createEngine } from "../../src/app/engine.ts";
import { startApp } from "../../src/app/server.ts";
import { EVENTS, PERMISSIONS } from "../support/app-manifest.ts";
import type { Setting } from "./set-stage.ts";
import { REPOSITORY, type Host } from "./stage.ts";

/** The Probot app, as it runs for a team, fed by signed webhooks. */
export async function startAppHost({ github, clock }: Setting): Promise<Host> {
  const installed = github.installApp({
    slug: "sitrep",
    repositories: [REPOSITORY],
    permissions: PERMISSIONS,
    events: EVENTS,
    webhookSecret: "a secret of the scenario",
  });
  const templates = await readTemplates(new URL("../../templates/", import.meta.url));
  const engine = createEngine({
    clock: clock.now,
    documents: DOCUMENTS,
    memory: createMemory(),
    templates,
    log: { info: () => undefined, warn: () => undefined },
  });
  const app = await startApp(
    {
      appId: String(installed.appId),
      privateKey: installed.privateKey,
      webhookSecret: "a secret of the scenario",
      port: 0,
      host: "127.0.0.1",
      apiUrl: github.url,
      logLevel: "silent",
    },
    {
      engine,
      log: pino({ level: "silent" }),
      clock: clock.now,
      alarm: clock.alarm,
    },
  );
  github.setWebhookUrl(installed, `${app.url}/api/github/webhooks`);
  await app.ready;

  /** Webhooks start passes, passes write, writes are webhooks: it is quiet when a round brings nothing new. */
  const settle = async (): Promise<void> => {
    for (let before = -1; before !== github.requests.entries.length;) {
      before = github.requests.entries.length;
      await github.settled();
      await app.queue.idle();
    }
    const [dead] = app.queue.dead();
    if (dead !== undefined) throw new Error(`a pass failed for good: ${dead.why}`);
  };
  return { name: "app", settle, ring: () => Promise.resolve(), close: app.close };
}
