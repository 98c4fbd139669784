import type { Logger } from "pino";
import { formatKey, type RepoKey } from "../control/key.ts";
import type { Alarm, Clock } from "../control/port.ts";
import { type ClientSettings, createClient } from "../github/client.ts";
import { appIdentity } from "../github/identity.ts";
import { createLimits } from "../github/limits.ts";
import { createAnswerCache } from "../github/remembered.ts";
import type { Identity } from "../github/requests.ts";
import { PATIENT } from "../queue/backoff.ts";
import { createMemoryQueue, type MemoryQueue } from "../queue/memory.ts";
import { type Background, createBackground } from "./background.ts";
import type { Engine } from "./engine.ts";
import { createHttp, listen, stopListening } from "./http.ts";
import { createIngress } from "./ingress.ts";
import { nameOf } from "./log.ts";
import { createMetrics, type Metrics } from "./metrics.ts";
import { createPass } from "./pass.ts";
import { createReceive } from "./receive.ts";
import { recover, recoverInstallation, type RecoveryOptions } from "./recovery.ts";
import type { Settings } from "./settings.ts";
import { createTenants, type Tenants } from "./tenants.ts";

/** What the App is built from beside its settings. */
export interface Dependencies {
  readonly engine: Engine;
  readonly log: Logger;
  readonly clock: Clock;
  readonly alarm: Alarm;
}

/** An App that listens. */
export interface RunningApp {
  readonly url: string;
  readonly queue: MemoryQueue;
  /** Resolves once what a restart forgot has been brought back; `/readyz` says the same. */
  readonly ready: Promise<void>;
  /** Takes no more webhooks, lets what is under way end. */
  readonly close: () => Promise<void>;
}

/** Passes at once. They wait for GitHub most of the time, so there may be many. */
const CONCURRENCY = { total: 64, perOwner: 12 };
/** Characters of GitHub's answers kept for conditional requests. */
const CACHE_SIZE = 64_000_000;

/** Starts the App; resolves when it takes webhooks. */
export async function startApp(
  settings: Settings,
  dependencies: Dependencies,
): Promise<RunningApp> {
  const { engine, log, clock } = dependencies;
  const metrics = createMetrics();
  const { self, tenants } = await meetGitHub(settings, log, metrics);
  const queue = createQueue(dependencies);
  metrics.watch({ waiting: queue.depth, dead: () => queue.dead().length });
  const recovery: RecoveryOptions = {
    ...dependencies,
    tenants,
    queue,
    incidentsOf: async (repo) => engine.incidentsOf(repo, await tenants.forgeFor(repo)),
  };
  const background = createBackground(log);
  const receive = createReceive({
    ...dependencies,
    self,
    queue,
    tenants,
    onDelivery: metrics.delivered,
    prepare: preparing(background, engine, tenants),
    revive: (installation) =>
      background.add(`revive ${installation}`, () => recoverInstallation(installation, recovery)),
  });
  let isReady = false;
  const bringBack = async (): Promise<void> => {
    await recover(recovery);
    isReady = true;
  };
  const webhooks = await createIngress(settings, receive, log);
  const server = createHttp({ webhooks, metrics, isReady: () => isReady });
  const url = await listen(server, settings);
  await queue.run(createPass({ engine, tenants, metrics, clock, log }));
  log.info({ url, app: self.app }, "listening");
  return {
    url,
    queue,
    ready: bringBack(),
    close: async () => {
      isReady = false;
      await stopListening(server);
      await Promise.all([queue.close(), background.close()]);
    },
  };
}

/** Learns who the App is and prepares a client for each of its installations. */
async function meetGitHub(
  { appId, privateKey, apiUrl }: Settings,
  log: Logger,
  metrics: Metrics,
): Promise<{ readonly self: Identity; readonly tenants: Tenants }> {
  const client: ClientSettings = {
    apiUrl,
    cache: createAnswerCache(CACHE_SIZE),
    limits: createLimits(),
    onAnswer: metrics.asked,
    onWarning: (message) => log.warn(message),
  };
  const asApp = createClient({ kind: "app", appId, privateKey }, client);
  const self = await appIdentity(asApp);
  return { self, tenants: createTenants({ appId, privateKey, asApp, self, client }) };
}

const createQueue = ({ clock, alarm, log }: Dependencies): MemoryQueue =>
  createMemoryQueue({
    clock,
    alarm,
    random: Math.random,
    concurrency: CONCURRENCY,
    backoff: PATIENT,
    onFailure: (key, problem, retryAt) => {
      const fields = { key: formatKey(key), problem: nameOf(problem) };
      if (retryAt === undefined) log.error(fields, "a pass failed for good");
      else log.warn(fields, "a pass failed and is tried again");
    },
  });

const preparing =
  (background: Background, engine: Engine, tenants: Tenants) =>
  (repo: RepoKey): void =>
    background.add(`prepare ${repo.owner}/${repo.repo}`, async () => {
      await engine.prepareRepository(repo, await tenants.forgeFor(repo));
    });
