import { pino } from "pino";
import { noticesOf } from "../../src/app/ingress/notice.ts";
import { createEngine, type Engine } from "../../src/app/worker/engine.ts";
import { startWorker } from "../../src/app/worker/local.ts";
import { DOCUMENTS } from "../../src/config/documents.ts";
import { formatKey } from "../../src/control/key.ts";
import { after, minutes } from "../../src/domain/time.ts";
import type { InstalledApp } from "../github/local-github.ts";
import type { Machine } from "./machine.ts";
import { createShelf, type Shelf } from "../support/shelf.ts";
import type { Trace } from "./trace.ts";

/** The App in one process of its own, as far as it can be looked at. */
export interface AppHost {
  readonly receive: (event: string, payload: unknown) => Promise<void>;
  /** Nothing runs, nothing waits, and no alarm is set but that of the next look for what was lost. */
  readonly isAtRest: () => boolean;
}

/** What an App is started with: its settings, and nothing else. */
export interface AppHostOptions {
  readonly machine: Machine;
  readonly installed: InstalledApp;
  readonly apiUrl: string;
  readonly shelf: Shelf;
  readonly trace: Trace;
}

/** Starts the App's worker as the real host does, without its server; resolves when it takes webhooks. */
export async function startAppHost(options: AppHostOptions): Promise<AppHost> {
  const { machine, installed, apiUrl } = options;
  const { clock, alarm, carry } = machine;
  const busy = countBusy();
  const { privateKey, appId } = installed;
  const worker = await startWorker(
    { appId: String(appId), privateKey, apiUrl, databaseUrl: undefined, passesAtOnce: 64 },
    { engine: engineFor(options, busy), log: logTo(options), clock, alarm, carry },
  );
  let hasRecovered = false;
  void worker.recover().then(() => (hasRecovered = true));
  return {
    receive: (event, payload) => worker.take(noticesOf(event, payload, worker.self())),
    isAtRest: () => hasRecovered && !busy.is() && !machine.isBusy() && soon(machine).length <= 1,
  };
}

/** Whatever is to be done later than this is nothing to wait for. */
const HORIZON = minutes(60);

const soon = ({ alarms, clock }: Machine): readonly number[] => {
  const until = after(clock(), HORIZON);
  return alarms().filter((at) => at <= until);
};

/** Counts what is under way. */
function countBusy() {
  let underWay = 0;
  return {
    is: () => underWay > 0,
    during: async <T>(work: () => Promise<T>): Promise<T> => {
      underWay += 1;
      try {
        return await work();
      } finally {
        underWay -= 1;
      }
    },
  };
}

/** The real engine, whose passes are told and counted. */
function engineFor(
  { machine, shelf, trace }: AppHostOptions,
  busy: ReturnType<typeof countBusy>,
): Engine {
  const engine = createEngine({
    clock: machine.clock,
    documents: DOCUMENTS,
    memory: createShelf(shelf),
    templates: shelf.templates,
    log: { info: () => {}, warn: () => {} },
  });
  return {
    ...engine,
    reconcile: (key, forge) =>
      busy.during(async () => {
        const result = await engine.reconcile(key, forge);
        const { kind, effects } = result;
        trace(`${machine.name}: pass for ${formatKey(key)} ${kind} ${effects.join(" ")}`);
        return result;
      }),
    sweep: (repo, forge) => busy.during(() => engine.sweep(repo, forge)),
    prepareRepository: (repo, forge) => busy.during(() => engine.prepareRepository(repo, forge)),
  };
}

/** What went wrong, told in the trace. */
const logTo = ({ machine, trace }: AppHostOptions) =>
  pino(
    { level: "warn", base: {}, timestamp: false },
    { write: (line: string) => trace(`${machine.name}: ${line.trimEnd()}`) },
  );
