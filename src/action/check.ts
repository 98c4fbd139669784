import { setTimeout } from "node:timers/promises";
import { DOCUMENTS } from "../config/documents.ts";
import { concludeCheck, type CheckResult } from "../control/alert/check.ts";
import { configInForce } from "../control/config-in-force.ts";
import { createMemory } from "../control/memory.ts";
import type { Forge, RepoState } from "../control/port.ts";
import { readOverrides } from "../control/overrides.ts";
import { verdictTitle } from "../domain/alert/check.ts";
import type { CheckSpec } from "../domain/alert/spec.ts";
import { TerminalFault } from "../domain/fault.ts";
import { NO_HISTORY } from "../domain/probe/history.ts";
import type { Health } from "../domain/probe/report.ts";
import { instant } from "../domain/time.ts";
import { readTemplates } from "../files/read-templates.ts";
import { connect } from "./connect.ts";
import type { Job } from "./job.ts";
import { look, type Look } from "./look.ts";
import type { Outcome } from "./outcome.ts";
import { probeGitHub } from "./probe-github.ts";
import { failureOf, healthOf, resultOf } from "./probe-result.ts";
import { openEnvironment, takeSecrets } from "./probe-secrets.ts";
import { publishReport, startRespond } from "./publish-report.ts";
import { saveReport } from "./report-file.ts";
import { reportPrinter } from "./report-printer.ts";

const clock = () => instant(Date.now());

/**
 * Runs the probes of a check, leaves the verdict for the runs after this one, and opens, updates or calms the incident
 * of the check. The step fails unless the service is healthy.
 */
export async function runCheck(job: Job): Promise<Outcome> {
  const forge = connect(job);
  const repo = await forge.repository(job.repo);
  const memory = createMemory();
  const eyes = { forge, documents: DOCUMENTS, memory };
  const { config, notice } = await configInForce(job.repo, repo.commit, eyes);
  if (notice !== undefined) job.log.warn(notice);
  const name = job.input("check");
  const check = config.checks.get(name);
  if (check === undefined) throw new TerminalFault(unknownCheck(name, [...config.checks.keys()]));
  const specs = check.probes.flatMap((probe) => config.probes.get(probe) ?? []);
  const origin = {
    request: undefined,
    runUrl: job.runUrl,
    commit: notice === undefined ? repo.commit : undefined,
  };
  const looks = await look(
    specs,
    {
      secrets: takeSecrets(specs, job),
      clock,
      // The runner ends the whole process when the job is cancelled.
      signal: new AbortController().signal,
      network: config.network,
      environment: openEnvironment(job),
      github: probeGitHub(job, { forge, repo }),
      delay: (span) => setTimeout(span),
      history: NO_HISTORY,
    },
    () => origin,
  );
  const path = await saveReport(looks, job);
  const templates = await readTemplates(job.templates);
  const printer = await reportPrinter(job.templates, {
    overrides: await readOverrides({ key: job.repo, repo }, forge),
    locale: config.locale,
  });
  const published = await publishReport(looks, {
    job,
    forge,
    repo,
    config,
    printer,
    key: undefined,
    request: "",
    history: NO_HISTORY,
  });
  const health = healthOf(looks);
  const world = {
    ...eyes,
    clock,
    templates,
    log: job.log,
    pause: (span: number) => setTimeout(span),
  };
  const told = await tell(looks, { job, forge, repo, check, world });
  const sentences = [failureOf(looks, published), told.sentence].filter((one) => one !== undefined);
  return {
    result: {
      ...resultOf(looks, "", published),
      check: { name, outcome: told.outcome, opened: told.opened, changed: told.changed },
    },
    outputs: { health, report: path },
    summary: published.markdown,
    commands: verdictCommand(name, health),
    failure: health === "healthy" && told.outcome !== "failed" ? undefined : sentences.join(" "),
  };
}

const unknownCheck = (name: string, known: readonly string[]): string =>
  `There is no check "${name}" in the config of the default branch; ` +
  (known.length === 0 ? "it has none." : `it has ${known.join(", ")}.`);

/** The annotation later runs read; a colon in its title is written as the runner wants it. */
const verdictCommand = (name: string, health: Health): string =>
  `::notice title=${verdictTitle(name, health).replaceAll(":", "%3A")}::The verdict of this run, for the runs after it.\n`;

interface Telling {
  readonly job: Job;
  readonly forge: Forge;
  readonly repo: RepoState;
  readonly check: CheckSpec;
  readonly world: Parameters<typeof concludeCheck>[1];
}

interface Told {
  readonly outcome: CheckResult["kind"] | "elsewhere" | "failed";
  readonly opened: readonly number[];
  readonly changed: readonly number[];
  /** For whoever reads the run. */
  readonly sentence: string | undefined;
}

const NOTHING = { opened: [], changed: [] } as const;

/** Brings the run into the incident of the check. What goes wrong there must not cost the verdict. */
async function tell(looks: readonly Look[], telling: Telling): Promise<Told> {
  const { job, forge, repo, check, world } = telling;
  const ref = job.variable("GITHUB_REF");
  if (ref !== `refs/heads/${repo.defaultBranch}`)
    return {
      ...NOTHING,
      outcome: "elsewhere",
      sentence: `This run is not of ${repo.defaultBranch}, so it opens no incident.`,
    };
  try {
    const run = await forge.run(job.repo, job.runId);
    const result = await concludeCheck(
      {
        key: job.repo,
        check,
        reports: looks.map(({ report }) => report),
        titles: new Map(looks.map(({ title, report }) => [report.probe, title])),
        run: { id: job.runId, url: job.runUrl, at: run?.createdAt ?? clock() },
        workflow: workflowOf(job),
        branch: repo.defaultBranch,
      },
      world,
    );
    if (result.kind !== "told")
      return { ...NOTHING, outcome: result.kind, sentence: sentenceFor(result, check) };
    for (const number of result.opened)
      // oxlint-disable-next-line no-await-in-loop
      await startRespond({ ...job.repo, number }, { job, forge, repo });
    return { ...result, outcome: "told", sentence: sentenceFor(result, check) };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const sentence = `The incident of the check could not be brought up to date: ${why}.`;
    return { ...NOTHING, outcome: "failed", sentence };
  }
}

function sentenceFor(result: CheckResult, { name, fail }: CheckSpec): string | undefined {
  switch (result.kind) {
    case "quiet":
      return undefined;
    case "inconclusive":
      return `The check ${name} could not look, which says nothing of the service: no incident is opened for that.`;
    case "waiting":
      return `No incident is open yet: one opens after ${fail} failing runs in a row.`;
    case "told": {
      const opened = result.opened.map((number) => `Incident #${number} was opened.`);
      const changed = result.changed.map((number) => `It stands in incident #${number}.`);
      return [...opened, ...changed].join(" ");
    }
  }
}

/** File name of the workflow that runs this job: `check.yml` of `acme/shop/.github/workflows/check.yml@refs/heads/main`. */
function workflowOf({ variable }: Pick<Job, "variable">): string {
  const path = variable("GITHUB_WORKFLOW_REF")?.split("@")[0] ?? "";
  const file = path.split("/").at(-1) ?? "";
  if (file === "")
    throw new TerminalFault("GITHUB_WORKFLOW_REF is not set, so earlier runs cannot be found");
  return file;
}
