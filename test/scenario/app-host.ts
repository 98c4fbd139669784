import { pino } from "pino";
import { DOCUMENTS } from "../../src/config/documents.ts";
import { createEngine } from "../../src/app/worker/engine.ts";
import { startApp, type LocalApp } from "../../src/app/one-thread.ts";
import type { InstalledApp } from "../github/local-github.ts";
import { EVENTS, PERMISSIONS } from "../support/app-manifest.ts";
import type { Setting } from "./set-stage.ts";
import { REPOSITORY, type Host } from "./stage.ts";
import { settingsFor } from "../support/app-settings.ts";
import { newMemory, TEMPLATES } from "../support/built-in.ts";

const SECRET = "a secret of the scenario";

/** The App, and what can befall its process. */
export interface AppHost extends Host {
  /** Ends the process in an orderly way; webhooks find nobody from then on. */
  readonly stop: () => Promise<void>;
  /** Starts a new process that knows nothing but its settings. */
  readonly startAnew: () => Promise<void>;
  /** How many passes this process has run. */
  readonly passes: () => Promise<number>;
}

/** The Probot app, as it runs for a team, fed by signed webhooks. */
export async function startAppHost(setting: Setting): Promise<AppHost> {
  const { github } = setting;
  const installed = github.installApp({
    slug: "sitrep",
    repositories: [REPOSITORY],
    permissions: PERMISSIONS,
    events: EVENTS,
    webhookSecret: SECRET,
  });
  let app = await startProcess(setting, installed);

  /** Webhooks start passes, passes write, writes are webhooks: it is quiet when a round brings nothing new. */
  const settle = async (): Promise<void> => {
    for (let before = -1; before !== github.requests.entries.length;) {
      before = github.requests.entries.length;
      await github.settled();
      await app.queue.idle();
    }
    const [dead] = (await app.queue.figures()).dead;
    if (dead !== undefined) throw new Error(`a pass failed for good: ${dead.why}`);
  };
  return {
    name: "app",
    settle,
    ring: () => Promise.resolve(),
    close: () => app.close(),
    stop: () => app.close(),
    startAnew: async () => {
      app = await startProcess(setting, installed);
    },
    passes: async () => {
      const answer = await fetch(`${app.url}/metrics`);
      const counts = (await answer.text()).matchAll(/^sitrep_passes_total\{.*\} (?<count>\d+)$/gmu);
      return [...counts].reduce((sum, { groups }) => sum + Number(groups?.["count"]), 0);
    },
  };
}

async function startProcess(
  { github, clock }: Setting,
  installed: InstalledApp,
): Promise<LocalApp> {
  const engine = createEngine({
    clock: clock.now,
    documents: DOCUMENTS,
    memory: newMemory(),
    templates: TEMPLATES,
    log: { info: () => undefined, warn: () => undefined },
  });
  const app = await startApp(
    settingsFor(github, installed, { secret: SECRET, logLevel: "silent" }),
    { engine, log: pino({ level: "silent" }), clock: clock.now, alarm: clock.alarm },
  );
  github.setWebhookUrl(installed, `${app.url}/api/github/webhooks`);
  await app.recovered;
  return app;
}
