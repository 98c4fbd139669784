import { CONFIG_DOCUMENTS } from "../../config/config-documents.ts";
import { configInForce } from "../../control/config-in-force.ts";
import { createMemory } from "../../control/memory.ts";
import { TerminalFault } from "../../domain/fault.ts";
import { gate } from "../../domain/operation/gate.ts";
import { connect } from "../connect.ts";
import { issueOf } from "../issue.ts";
import type { Job } from "../job.ts";
import { readClaim } from "../operation-claim.ts";
import { publishOperation } from "../operation-report.ts";
import { perform, notCarriedOut, pause } from "../perform-operation.ts";
import type { OperateReason, Outcome } from "../outcome.ts";

/**
 * Carries out one operation that is due by the record of its incident, at most once, and writes what came of it into the
 * issue. The inputs name the request and nothing else: what is done, and with which parameters, is on record.
 */
export async function operate(job: Job): Promise<Outcome> {
  const key = issueOf(job);
  const request = job.input("request");
  const isDryRun = job.input("dry-run") === "true";
  if (key === undefined || request === "")
    throw new TerminalFault(
      "The inputs issue and request say what is to be done: leave this workflow for the bot to start",
    );
  const forge = connect(job);
  const repo = await forge.repository(job.repo);
  const eyes = { forge, documents: CONFIG_DOCUMENTS, memory: createMemory() };
  const { config, notice } = await configInForce(job.repo, repo.commit, eyes);
  if (notice !== undefined) job.log.warn(notice);
  const refused = (reason: OperateReason, why: string, operation: string | null): Outcome => ({
    result: {
      schema_version: 1,
      mode: "operate",
      decision: "refused",
      reason_code: reason,
      operation,
      request,
      dry_run: isDryRun,
      comment: "none",
    },
    outputs: {},
    summary: undefined,
    failure: `Nothing was done. ${why}`,
  });
  if (job.variable("GITHUB_REF") !== `refs/heads/${repo.defaultBranch}`)
    return refused("wrong_branch", `This runs on ${repo.defaultBranch} only.`, null);
  const { claim, bot } = await readClaim({
    job,
    forge,
    repo,
    config,
    key,
    request,
    isDryRun,
    delay: pause,
  });
  const decision = gate(claim);
  if (decision.kind === "closed" && decision.ends === undefined)
    return refused(
      decision.reason,
      decision.reason === "unknown_request" && config.hosts.app === undefined
        ? `${decision.why} Where an App runs the incidents, name it in \`.github/incidents.yml\`: \`hosts: {app: SLUG}\`.`
        : decision.why,
      claim.run?.operation ?? null,
    );
  const ended =
    decision.kind === "open"
      ? await perform(decision, { job, forge, repo, config, isDryRun })
      : notCarriedOut(decision, job);
  const published = await publishOperation(ended, { job, forge, repo, config, key, bot, isDryRun });
  return {
    result: {
      schema_version: 1,
      mode: "operate",
      decision: decision.kind === "open" ? ended.outcome.kind : "refused",
      reason_code: decision.kind === "open" ? "carried_out" : decision.reason,
      operation: ended.run.operation,
      request,
      dry_run: isDryRun,
      comment: published.comment,
    },
    outputs: { report: published.path },
    summary: published.markdown,
    failure: published.failure,
  };
}
