import { setTimeout as pause } from "node:timers/promises";
import type { Logger } from "pino";
import type { RepoKey } from "../../control/key.ts";
import type { Alarm, Clock } from "../../control/port.ts";
import { TerminalFault } from "../../domain/fault.ts";
import type { Carry } from "../../github/carry.ts";
import { failedDeliveries, redeliver } from "../../github/deliveries.ts";
import type { WatchedQueue } from "../../queue/watched.ts";
import { nameOf } from "../log.ts";
import type { Settings } from "../../settings/settings.ts";
import { type AlertIntake, createAlertIntake } from "./alert-intake.ts";
import { type Background, createBackground } from "./background.ts";
import type { Engine } from "./engine.ts";
import { type Connection, connect } from "./github.ts";
import { holdQueue, type SharedQueue } from "./hold-queue.ts";
import { createWorkerMetrics, type WorkerMetrics } from "./metrics.ts";
import type { Myself } from "./myself.ts";
import { createPass } from "./pass.ts";
import { createRecovery, type Recovery } from "./recovery.ts";
import { createRecall } from "./redelivery.ts";
import { standingBack } from "./stand-back.ts";
import { createTake } from "./take.ts";
import type { Tenants } from "./tenants.ts";
import type { Worker } from "./worker.ts";

/** Passes in a flood of deliveries, and how often, in milliseconds, it is looked whether it is over. */
const STAND_BACK = { few: 1, pause: () => pause(25) };

/** Milliseconds in which further alerts of a repository gather, far below the time GitHub waits for an answer. */
const ALERT_REST = 1000;

/** What the worker is built from beside its settings. */
export interface Dependencies {
  readonly engine: Engine;
  readonly log: Logger;
  readonly clock: Clock;
  readonly alarm: Alarm;
  /** Whether deliveries come in so fast that passes should stand back. */
  readonly isFlooded?: () => boolean;
  /** The way to GitHub; the network unless told otherwise. */
  readonly carry?: Carry;
}

/** What of the settings concerns the worker. */
export type WorkerSettings = Pick<
  Settings,
  "appId" | "privateKey" | "apiUrl" | "databaseUrl" | "passesAtOnce"
>;

/** A worker in this thread, whose queue can be looked into. */
export interface LocalWorker extends Worker {
  readonly queue: WatchedQueue;
}

/**
 * Starts a worker in this thread; resolves when nudges are taken and passes run.
 * @throws when GitHub does not accept the App's credentials or the database cannot be used
 */
export async function startWorker(
  settings: WorkerSettings,
  dependencies: Dependencies,
): Promise<LocalWorker> {
  const { clock, log, engine } = dependencies;
  const metrics = createWorkerMetrics();
  const held = await holdQueue({ ...settings, ...dependencies, metrics });
  const { queue, replicas } = held;
  metrics.watch({ queue: queue.figures, replicas, now: clock });
  const connection = connect(settings, dependencies, metrics, replicas);
  const { myself, tenants } = connection;
  await introduce(myself, log);
  const recovery = prepareRecovery(dependencies, connection, held, metrics);
  const background = createBackground(log);
  const pass = createPass({ ...dependencies, tenants, metrics });
  const alerts = receiveAlerts(engine, queue, tenants);
  const { isFlooded } = dependencies;
  await queue.run(
    isFlooded === undefined
      ? pass
      : standingBack(pass, { ...STAND_BACK, isFlooded, onWait: metrics.stoodBack }),
  );
  let isReady = true;
  return {
    queue,
    self: myself.known,
    isReady: () => isReady,
    recover: recovery.begin,
    metrics: metrics.text,
    take: createTake({
      queue,
      tenants,
      alert: alerts.add,
      prepare: preparing(background, engine, tenants),
      recheck: rechecking(background, queue, tenants),
      revive: (installation) =>
        background.add(`revive ${installation}`, () => recovery.recoverInstallation(installation)),
    }),
    close: async () => {
      isReady = false;
      // What they open is nudged.
      await alerts.close();
      await Promise.all([recovery.close(), queue.close(), background.close()]);
    },
  };
}

/** Learns who the App is. While GitHub is out, deliveries are taken all the same, and each pass asks again. */
async function introduce(myself: Myself, log: Logger): Promise<void> {
  try {
    const { app } = await myself.ask();
    log.info({ app }, "GitHub knows the App");
  } catch (problem) {
    if (problem instanceof TerminalFault) throw problem;
    log.warn({ problem: nameOf(problem) }, "GitHub cannot be asked now; passes wait for it");
  }
}

function prepareRecovery(
  dependencies: Dependencies,
  { asApp, tenants }: Connection,
  { queue, leads }: SharedQueue,
  metrics: WorkerMetrics,
): Recovery {
  const { engine } = dependencies;
  return createRecovery({
    ...dependencies,
    tenants,
    queue,
    sweep: async (repo) => engine.sweep(repo, await tenants.forgeFor(repo, "low")),
    forgetSweep: engine.forgetSweep,
    recallDeliveries: createRecall({
      ...dependencies,
      failedSince: (since) => failedDeliveries(asApp, since),
      redeliver: (id) => redeliver(asApp, id),
      onRedelivery: metrics.redelivered,
    }),
    mayRecover: leads,
    onSweep: metrics.swept,
  });
}

const receiveAlerts = (
  engine: Pick<Engine, "raise">,
  queue: Pick<WatchedQueue, "nudge">,
  tenants: Pick<Tenants, "forgeFor">,
): AlertIntake =>
  createAlertIntake({
    raise: async (repo, messages) => {
      const { opened } = await engine.raise(repo, messages, await tenants.forgeFor(repo, "normal"));
      // A webhook tells nothing of what the App itself has opened.
      await Promise.all(opened.map((number) => queue.nudge({ ...repo, number }, "normal")));
    },
    rest: () => pause(ALERT_REST),
  });

const rechecking =
  (background: Background, queue: Pick<WatchedQueue, "nudge">, tenants: Tenants) =>
  (repo: RepoKey, commit: string): void =>
    background.add(`look for the pull requests at ${commit}`, async () => {
      const forge = await tenants.forgeFor(repo, "low");
      const numbers = await forge.pullsAt(repo, commit);
      await Promise.all(numbers.map((number) => queue.nudge({ ...repo, number }, "low")));
    });

const preparing =
  (background: Background, engine: Engine, tenants: Tenants) =>
  (repo: RepoKey): void =>
    background.add(`prepare ${repo.owner}/${repo.repo}`, async () => {
      // The config that changed may name another label.
      engine.forgetSweep(repo);
      await engine.prepareRepository(repo, await tenants.forgeFor(repo, "normal"));
    });
