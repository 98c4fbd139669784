import type { Config } from "../config/config.ts";
import { botComments, ledgerOf, type BotComment } from "../control/bot-comment.ts";
import { reportsOn } from "../control/judge/operation-run.ts";
import type { IssueKey } from "../control/key.ts";
import type { Forge, RepoState, TimelineItem } from "../control/port.ts";
import { TerminalFault } from "../domain/fault.ts";
import { fold } from "../domain/fold.ts";
import { runNameOf } from "../domain/operation/report.ts";
import { rivalOf, type Claim, type Rival } from "../domain/operation/gate.ts";
import type { OperationRun } from "../domain/operation/state.ts";
import { before, instant, minutes, seconds, type Duration } from "../domain/time.ts";
import type { Job } from "./job.ts";

/** What a run claims to be for, and the comments by which it is judged. */
export interface Reading {
  readonly claim: Claim;
  readonly bot: readonly BotComment[];
}

/** What is needed to read it. */
export interface Claiming {
  readonly job: Pick<Job, "repo" | "runId" | "variable">;
  readonly forge: Forge;
  /** The repository as it is now. */
  readonly repo: RepoState;
  readonly config: Config;
  readonly key: IssueKey;
  readonly request: string;
  readonly isDryRun: boolean;
  readonly delay: (span: Duration) => Promise<unknown>;
}

/** GitHub's lists may be some seconds behind the record that led here. */
const WAITS = [seconds(2), seconds(5), seconds(10)] as const;

/**
 * Reads the record of the issue, as the engine wrote it, and all else that decides. Where the bot has started this run,
 * what is not on record yet is looked for again.
 */
export async function readClaim(claiming: Claiming): Promise<Reading> {
  const { job, delay, isDryRun } = claiming;
  const isStartedByBot = (job.variable("GITHUB_ACTOR") ?? "").endsWith("[bot]");
  let reading = await look(claiming);
  for (const wait of isStartedByBot ? WAITS : []) {
    const { run } = reading.claim;
    if ((isDryRun ? run?.dryRunBegunAt : run?.begunAt) !== undefined) break;
    // Each look follows the pause ahead of it.
    // oxlint-disable-next-line no-await-in-loop
    await delay(wait);
    // oxlint-disable-next-line no-await-in-loop
    reading = await look(claiming);
  }
  return reading;
}

async function look({
  job,
  forge,
  repo,
  config,
  key,
  request,
  isDryRun,
}: Claiming): Promise<Reading> {
  const items = await forge.timeline(key);
  const bot = engineComments(items, { forge, config });
  const run = operationsOf(bot).find((one) => one.request === request);
  const own = await forge.run(job.repo, job.runId);
  if (own === undefined)
    throw new TerminalFault(
      `GitHub does not show the run ${job.runId} to this token: the workflow needs \`permissions: actions: write\``,
    );
  // A run from before the intent found nothing due. Clocks differ a little.
  const begunAt = (isDryRun ? run?.dryRunBegunAt : run?.begunAt) ?? own.createdAt;
  const others = await forge.runs(job.repo, config.operateWorkflow, before(begunAt, minutes(1)));
  return {
    bot,
    claim: {
      run,
      isDryRun,
      operations: config.operations,
      commits: [job.variable("GITHUB_SHA") ?? repo.commit, repo.commit],
      reports: run === undefined ? [] : reportsOn({ bot }, run),
      attempt: Number(job.variable("GITHUB_RUN_ATTEMPT") ?? "0"),
      name: {
        is: own.title,
        mustBe: run === undefined ? "" : runNameOf(run, key.number, isDryRun),
      },
      id: job.runId,
      isByBot: own.isByBot,
      others: others.filter(({ isByBot }) => isByBot),
      rival:
        run === undefined || isDryRun
          ? undefined
          : rivalOf({ issue: key.number, run }, await readRivals({ job, forge, config, key })),
    },
  };
}

/** Comments as the engine reads them: the App the config names, or this repository's own workflows where it names none. */
const engineComments = (
  items: readonly TimelineItem[],
  { forge, config }: Pick<Claiming, "forge" | "config">,
): readonly BotComment[] =>
  botComments(
    items.flatMap((item) => (item.kind === "comment" ? [item.comment] : [])),
    { login: "", app: config.hosts.app ?? forge.self.app },
    config.hosts,
  );

const operationsOf = (bot: readonly BotComment[]): readonly OperationRun[] =>
  fold(ledgerOf(bot))?.operations ?? [];

/** Requests of the other incidents that are open or changed of late. */
async function readRivals({
  job,
  forge,
  config,
  key,
}: Pick<Claiming, "job" | "forge" | "config" | "key">): Promise<readonly Rival[]> {
  const since = before(instant(Date.now()), minutes(24 * 60));
  const listed = await forge.incidents(job.repo, config.incident.label, since);
  const read = listed
    .filter(({ number }) => number !== key.number)
    .map(async ({ number }) => {
      const bot = engineComments(await forge.timeline({ ...job.repo, number }), { forge, config });
      return operationsOf(bot).map((run): Rival => ({ issue: number, run }));
    });
  return (await Promise.all(read)).flat();
}
