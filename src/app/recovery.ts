import type { Logger } from "pino";
import type { IssueKey, RepoKey } from "../control/key.ts";
import type { Alarm, Clock, Queue } from "../control/port.ts";
import { after, seconds } from "../domain/time.ts";
import { nameOf } from "./log.ts";
import type { Tenants } from "./tenants.ts";

/** What is needed to find the incidents a restart forgot. */
export interface RecoveryOptions {
  readonly tenants: Pick<Tenants, "installations" | "repositories" | "learn">;
  readonly queue: Pick<Queue, "nudge">;
  readonly incidentsOf: (repo: RepoKey) => Promise<readonly IssueKey[]>;
  readonly log: Logger;
  readonly clock: Clock;
  readonly alarm: Alarm;
}

/** Installations looked through side by side; within one, repositories follow each other. */
const SIDE_BY_SIDE = 8;

/** How long to wait when GitHub does not even tell the installations. */
const PAUSE = seconds(15);

/** Nudges every incident that may need a pass, of every installation; goes on until GitHub could be asked. */
export async function recover(options: RecoveryOptions): Promise<void> {
  const { clock, alarm, log } = options;
  for (;;) {
    try {
      await recoverAll(options);
      log.info("recovered");
      return;
    } catch (problem) {
      log.warn({ problem: nameOf(problem) }, "recovery has to wait");
      await new Promise<void>((resolve) => alarm.at(after(clock(), PAUSE), resolve));
    }
  }
}

async function recoverAll(options: RecoveryOptions): Promise<void> {
  const installations = [...(await options.tenants.installations())];
  const workers = Array.from({ length: SIDE_BY_SIDE }, async () => {
    for (let next = installations.shift(); next !== undefined; next = installations.shift()) {
      options.tenants.learn(next.owner, next.id);
      await recoverInstallation(next.id, options);
    }
  });
  await Promise.all(workers);
}

/** Nudges every incident of one installation that may need a pass. */
export async function recoverInstallation(
  installation: number,
  { tenants, queue, incidentsOf, log }: RecoveryOptions,
): Promise<void> {
  const attempt = async <T>(what: string, work: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await work();
    } catch (problem) {
      log.warn({ installation, what, problem: nameOf(problem) }, "recovery left something out");
      return undefined;
    }
  };
  const repositories = await attempt("repositories", () => tenants.repositories(installation));
  for (const repo of repositories ?? []) {
    const keys = await attempt(`${repo.owner}/${repo.repo}`, () => incidentsOf(repo));
    for (const key of keys ?? []) await queue.nudge(key);
  }
}
