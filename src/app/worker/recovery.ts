import type { Logger } from "pino";
import type { IssueKey, RepoKey } from "../../control/key.ts";
import type { Alarm, Clock, Queue } from "../../control/port.ts";
import { after, type Duration, milliseconds, minutes, seconds } from "../../domain/time.ts";
import { nameOf } from "../log.ts";
import type { RecallDeliveries } from "./redelivery.ts";
import type { Tenants } from "./tenants.ts";

/** What is needed to find what was lost, by a restart or on the way. */
export interface RecoveryOptions {
  readonly tenants: Pick<
    Tenants,
    "installations" | "repositories" | "forgetRepositories" | "learn"
  >;
  readonly queue: Pick<Queue, "nudge">;
  /** The incidents of a repository that changed since they were last looked at; all that may need a pass at first. */
  readonly sweep: (repo: RepoKey) => Promise<readonly IssueKey[]>;
  /** What the last sweep found was not all nudged. */
  readonly forgetSweep: (repo: RepoKey) => void;
  readonly recallDeliveries: RecallDeliveries;
  /** Whether this process is the one that recovers now; of several replicas one does. */
  readonly mayRecover: () => boolean;
  readonly onSweep: (result: "complete" | "partial" | "failed") => void;
  readonly log: Logger;
  readonly clock: Clock;
  readonly alarm: Alarm;
}

/** Looks again and again for incidents that nobody would come back to otherwise. */
export interface Recovery {
  /** Begins; resolves once the first look is done. */
  readonly begin: () => Promise<void>;
  /** Looks through one installation. */
  readonly recoverInstallation: (installation: number) => Promise<void>;
  /** Ends it after what is under way. */
  readonly close: () => Promise<void>;
}

/** Installations looked through side by side; within one, repositories follow each other. */
const SIDE_BY_SIDE = 8;

/** From the end of one look to the next. */
const PERIOD = minutes(5);

/** The same after a look that left something out, at first; twice as long after each further one. */
const PERIOD_IF_PARTIAL = seconds(30);

/** How long to wait when GitHub does not even tell the installations. */
const PAUSE = seconds(15);

/** How much one look has seen. */
type Seen = "all" | "part" | "nothing";

const longer = (period: Duration): Duration => milliseconds(Math.min(2 * period, PERIOD));

/** Makes a recovery that has not begun. */
export function createRecovery(options: RecoveryOptions): Recovery {
  const { clock, alarm, log } = options;
  let cancel: (() => void) | undefined;
  let isClosed = false;
  let round = Promise.resolve();

  const recovered = Promise.withResolvers<void>();
  let period = PERIOD_IF_PARTIAL;
  const look = async (): Promise<void> => {
    const seen = await attempt();
    if (seen !== "nothing" || isClosed) recovered.resolve();
    if (!isClosed) cancel = alarm.at(after(clock(), restAfter(seen)), start);
  };
  const restAfter = (seen: Seen): Duration => {
    if (seen === "nothing") return PAUSE;
    const rest = seen === "all" ? PERIOD : period;
    period = seen === "all" ? PERIOD_IF_PARTIAL : longer(period);
    return rest;
  };
  const start = (): void => {
    round = look();
  };

  const attempt = async (): Promise<Seen> => {
    try {
      if (!options.mayRecover()) return "all";
      const [isComplete] = await Promise.all([
        sweepAll(options, () => isClosed),
        options.recallDeliveries(),
      ]);
      options.onSweep(isComplete ? "complete" : "partial");
      log.debug("recovered");
      return isComplete ? "all" : "part";
    } catch (problem) {
      options.onSweep("failed");
      log.warn({ problem: nameOf(problem) }, "recovery has to wait");
      return "nothing";
    }
  };

  return {
    begin: () => {
      start();
      return recovered.promise;
    },
    recoverInstallation: async (installation) => {
      await sweepInstallation(installation, options, () => isClosed);
    },
    close: async () => {
      isClosed = true;
      cancel?.();
      await round;
    },
  };
}

/** Answers whether nothing was left out. */
async function sweepAll(options: RecoveryOptions, isOver: () => boolean): Promise<boolean> {
  const installations = [...(await options.tenants.installations())];
  let isComplete = true;
  const workers = Array.from({ length: SIDE_BY_SIDE }, async () => {
    for (let next = installations.shift(); next !== undefined; next = installations.shift()) {
      options.tenants.learn(next.owner, next.id);
      isComplete = (await sweepInstallation(next.id, options, isOver)) && isComplete;
    }
  });
  await Promise.all(workers);
  return isComplete;
}

/** Nudges every incident of one installation that may need a pass; answers whether nothing was left out. */
async function sweepInstallation(
  installation: number,
  { tenants, queue, sweep, forgetSweep, log }: RecoveryOptions,
  isOver: () => boolean,
): Promise<boolean> {
  let isComplete = true;
  const attempt = async <T>(what: string, work: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await work();
    } catch (problem) {
      isComplete = false;
      // It may be gone, or known by another name.
      tenants.forgetRepositories(installation);
      log.warn({ installation, what, problem: nameOf(problem) }, "recovery left something out");
      return undefined;
    }
  };
  const repositories = await attempt("repositories", () => tenants.repositories(installation));
  for (const repo of repositories ?? []) {
    if (isOver()) return false;
    await attempt(`${repo.owner}/${repo.repo}`, async () => {
      const found = await sweep(repo);
      try {
        await Promise.all(found.map((key) => queue.nudge(key, "low")));
      } catch (problem) {
        forgetSweep(repo);
        throw problem;
      }
    });
  }
  return isComplete;
}
