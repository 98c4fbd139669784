import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:net";
import { destination } from "pino";
import { parse } from "yaml";
import { z } from "zod";
import { createEngine } from "../../src/app/worker/engine.ts";
import { createLog, engineLog } from "../../src/app/log.ts";
import { startApp, type LocalApp } from "../../src/app/one-thread.ts";
import { DOCUMENTS } from "../../src/config/documents.ts";
import { createMemory } from "../../src/control/memory.ts";
import { readTemplates } from "../../src/files/read-templates.ts";
import type { LocalGitHub } from "../../test/github/local-github.ts";
import type { MovingClock } from "./moving-clock.ts";

/** The part of the App's manifest an installation needs. */
const Manifest = z.object({
  name: z.string(),
  default_permissions: z.record(z.string(), z.enum(["read", "write"])),
  default_events: z.array(z.string()),
});

const MANIFEST = new URL("../../app.yml", import.meta.url);
const TEMPLATES = new URL("../../templates/", import.meta.url);
const HOST = "127.0.0.1";
const SECRET = "webhook-secret-of-this-demo";

/** Where the App is installed, and what it runs on. */
export interface InstallOptions {
  readonly github: LocalGitHub;
  /** `owner/name` */
  readonly repository: string;
  readonly clock: MovingClock;
  /** File the App logs to. */
  readonly log: string;
}

/** Registers the App with the permissions of its manifest, starts it, and installs it on the repository. */
export async function installSitrep(options: InstallOptions): Promise<LocalApp> {
  const { github, repository, clock } = options;
  const manifest = Manifest.parse(parse(await readFile(MANIFEST, "utf8")));
  const port = await findPort();
  // GitHub tells the App of its installation before the App can know who it is: the word waits until it listens.
  github.faults.holdWebhooks();
  const installed = github.installApp({
    slug: manifest.name,
    repositories: [repository],
    permissions: manifest.default_permissions,
    events: manifest.default_events,
    webhookUrl: `http://${HOST}:${port}/api/github/webhooks`,
    webhookSecret: SECRET,
  });
  const log = createLog("info", destination({ dest: options.log, mkdir: true, sync: true }));
  const app = await startApp(
    {
      appId: String(installed.appId),
      privateKey: installed.privateKey,
      webhookSecrets: [SECRET],
      port,
      host: HOST,
      apiUrl: github.url,
      databaseUrl: undefined,
      passesAtOnce: 64,
      logLevel: "info",
    },
    {
      engine: createEngine({
        clock: clock.now,
        documents: DOCUMENTS,
        memory: createMemory(),
        templates: await readTemplates(TEMPLATES),
        log: engineLog(log),
      }),
      log,
      clock: clock.now,
      alarm: clock.alarm,
    },
  );
  github.faults.releaseWebhooks();
  await app.recovered;
  return app;
}

/** A port nobody listens at. */
async function findPort(): Promise<number> {
  const server = createServer();
  server.listen(0, HOST);
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("there is no free port");
  return address.port;
}
