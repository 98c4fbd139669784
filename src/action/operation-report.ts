import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Config } from "../config/config.ts";
import type { BotComment } from "../control/bot-comment.ts";
import type { IssueKey } from "../control/key.ts";
import { writeOperationReport } from "../control/operation-report.ts";
import { readOverrides } from "../control/overrides.ts";
import { operationView } from "../control/plan/operation.ts";
import type { Forge, RepoState } from "../control/port.ts";
import type { Reported } from "../control/report.ts";
import type { OperationReport } from "../domain/operation/report.ts";
import type { OperationRun } from "../domain/operation/state.ts";
import { instant, isoInstant } from "../domain/time.ts";
import { readTemplates } from "../files/read-templates.ts";
import { createRenderer } from "../render/create.ts";
import { samplesFor } from "../render/samples-for.ts";
import type { Job } from "./job.ts";
import type { EndedOperation } from "./perform-operation.ts";
import { startRespond } from "./publish-report.ts";

interface Publishing {
  readonly job: Job;
  readonly forge: Forge;
  readonly repo: RepoState;
  readonly config: Config;
  readonly key: IssueKey;
  readonly bot: readonly BotComment[];
  readonly isDryRun: boolean;
}

/** What became of a result. */
interface Published {
  readonly markdown: string;
  readonly comment: Reported | "failed";
  /** Path of the JSON file. */
  readonly path: string;
  /** What the step fails with; `undefined`: it succeeded. */
  readonly failure: string | undefined;
}

/** Says what came of an operation in every place where somebody looks: a file, the issue, the summary. */
export async function publishOperation(
  { run, outcome }: EndedOperation,
  publishing: Publishing,
): Promise<Published> {
  const { job, forge, repo, config, key, bot, isDryRun } = publishing;
  const report: OperationReport = {
    version: 1,
    operation: run.operation,
    request: run.request,
    hash: run.hash,
    isDryRun,
    outcome,
    at: instant(Date.now()),
    run: job.runId,
  };
  const path = await saveReport(report, run, job);
  const overrides = await readOverrides({ key: job.repo, repo }, forge);
  const renderer = createRenderer({
    builtIn: await readTemplates(job.templates),
    overrides,
    samples: await samplesFor(overrides),
    locale: config.locale,
  });
  const place = {
    repositoryUrl: repo.url,
    issue: key.number,
    issueTitle: "",
    issueUrl: `${repo.url}/issues/${key.number}`,
  };
  let markdown = "";
  const render = (told: OperationRun, reports: readonly OperationReport[]): string => {
    markdown = renderer.operation(operationView({ config, place }, told, reports));
    return markdown;
  };
  const bad =
    outcome.kind === "succeeded"
      ? []
      : [
          `${isDryRun ? "The dry run of " : ""}${run.operation} ${outcome.kind}: ${outcome.summary}.`,
        ];
  try {
    const comment = await writeOperationReport(key, report, run, { forge, bot, render });
    await startRespond(key, { job, forge, repo });
    return { markdown, comment, path, failure: bad.length === 0 ? undefined : bad.join(" ") };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const lost = `The result could not be written to the issue: ${why}. Write there what came of it.`;
    return { markdown, comment: "failed", path, failure: [...bad, lost].join(" ") };
  }
}

/** Writes the result as a JSON file for people and programs, and tells its path. */
async function saveReport(
  { operation, request, hash, isDryRun, outcome, at }: OperationReport,
  { parameters, target, commit, approvedBy, requestedBy }: OperationRun,
  { temporary }: Pick<Job, "temporary">,
): Promise<string> {
  const folder = join(temporary, "sitrep");
  const path = join(folder, `operation-${operation.replaceAll(/[^\w.-]+/gu, "-")}.json`);
  const content = {
    schema_version: 1,
    operation,
    request,
    hash,
    dry_run: isDryRun,
    target,
    parameters,
    commit,
    requested_by: requestedBy ?? null,
    approved_by: approvedBy ?? null,
    decision: outcome.kind,
    summary: outcome.summary,
    output: outcome.output ?? null,
    at: isoInstant(at),
    run_url: outcome.runUrl ?? null,
  };
  await mkdir(folder, { recursive: true });
  await writeFile(path, `${JSON.stringify(content, undefined, 2)}\n`);
  return path;
}
