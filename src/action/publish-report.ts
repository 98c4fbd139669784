import type { Config } from "../config/config.ts";
import type { IssueKey } from "../control/key.ts";
import type { Forge, RepoState } from "../control/port.ts";
import type { Reported, Reporting } from "../control/report.ts";
import type { History } from "../domain/probe/history.ts";
import type { ProbeReport } from "../domain/probe/report.ts";
import type { ReportPrinter } from "../render/create-probe.ts";
import type { Place } from "../render/view.ts";
import type { Job } from "./job.ts";
import type { Look } from "./look.ts";

/** Where and for whom reports are published. */
export interface Publishing {
  readonly job: Pick<Job, "input" | "repo" | "runId" | "log">;
  readonly forge: Forge;
  readonly repo: RepoState;
  readonly config: Pick<Config, "hosts">;
  readonly printer: ReportPrinter;
  /** `undefined`: nobody's issue, so that no comment is written. */
  readonly key: IssueKey | undefined;
  /** Key of the request this run answers; empty where nobody asked. */
  readonly request: string;
  /** Earlier readings of the same incident. */
  readonly history: History;
}

/** What became of the reports of one run. */
export interface Published {
  /** The reports as people read them. */
  readonly markdown: string;
  readonly comment: Reported | "none" | "failed";
  /** A sentence for whoever can mend what went wrong. */
  readonly problem: string | undefined;
}

/** How many earlier readings the comment of a series keeps; a sparkline shows as many. */
const SERIES = 11;

/**
 * Renders what one run found and writes it into the issue. What is healthy and was to be kept quiet is not written, but
 * where later readings are compared with it: then it stays in the one comment that is edited with each of them.
 */
export async function publishReport(
  looks: readonly Look[],
  publishing: Publishing,
): Promise<Published> {
  const { job, key, request } = publishing;
  const markdown = textOf(looks, reportsOf(looks), publishing);
  if (key === undefined) return { markdown, comment: "none", problem: undefined };
  const isQuiet = isToBeQuiet(publishing) && looks.every(isHealthy);
  try {
    if (isQuiet)
      return { markdown, comment: await writeSeries(looks, key, publishing), problem: undefined };
    const { writeReport } = await import("../control/report.ts");
    const comment = await writeReport(key, reportsOf(looks), {
      ...reporting(looks, publishing),
      request: request === "" ? `run-${job.runId}` : request,
    });
    if (comment !== "unchanged") await startRespond(key, publishing);
    return { markdown, comment, problem: undefined };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const problem = `The result could not be written to the issue: ${why}.`;
    return { markdown, comment: "failed", problem };
  }
}

const isToBeQuiet = ({ job }: Pick<Publishing, "job">): boolean => job.input("quiet") === "true";

const isHealthy = ({ report }: Look): boolean => report.health === "healthy";

const reportsOf = (looks: readonly Look[]): readonly ProbeReport[] =>
  looks.map(({ report }) => report);

const reporting = (looks: readonly Look[], publishing: Publishing): Omit<Reporting, "request"> => ({
  forge: publishing.forge,
  hosts: publishing.config.hosts,
  run: publishing.job.runId,
  render: (reports) => textOf(looks, reports, publishing),
});

/**
 * Keeps readings for later ones, each probe in a comment of its own; one that reads what the last one kept has read leaves
 * it as it is. Tells how the last of them was written.
 */
async function writeSeries(
  looks: readonly Look[],
  key: IssueKey,
  publishing: Publishing,
): Promise<Published["comment"]> {
  let comment: Published["comment"] = "none";
  const { writeReport } = await import("../control/report.ts");
  for (const look of looks.filter((one) => one.isCompared && isNews(one, publishing)))
    // GitHub asks for one write at a time.
    // oxlint-disable-next-line no-await-in-loop
    comment = await writeReport(key, [look.report], {
      ...reporting([look], publishing),
      request: `readings-${look.report.probe}`,
      keep: SERIES,
    });
  return comment;
}

/** Whether comparing with this reading could ever come to something else than with the last one. */
function isNews({ report }: Look, { history }: Publishing): boolean {
  const last = history.get(report.probe)?.at(-1);
  const values = Object.entries(report.values);
  return (
    last?.reading !== "healthy" ||
    last.health !== "healthy" ||
    values.length !== Object.keys(last.values).length ||
    values.some(([name, value]) => last.values[name] !== value)
  );
}

/** The comment on reports, of which each belongs to the look in its place. */
function textOf(
  looks: readonly Look[],
  reports: readonly ProbeReport[],
  publishing: Publishing,
): string {
  const { printer, repo, key, history } = publishing;
  const issue = key?.number ?? 0;
  const place: Place = {
    repositoryUrl: repo.url,
    issue,
    issueTitle: "",
    issueUrl: `${repo.url}/issues/${issue}`,
  };
  const answers = reports.map((report, index) => ({
    title: looks[index]?.title ?? report.probe,
    report,
    earlier: history.get(report.probe) ?? [],
  }));
  const [first] = answers;
  if (first === undefined || answers.length > 1)
    return printer.probes({ place, runUrl: first?.report.runUrl, answers });
  const { title, report, earlier } = first;
  return printer.probe({
    place,
    run: {
      request: report.request ?? "",
      probe: report.probe,
      purpose: isToBeQuiet(publishing) ? "validation" : "question",
      requestedAt: report.at,
      requestedBy: undefined,
      outcome: { kind: "reported", report, at: report.at },
    },
    title,
    runUrl: report.runUrl,
    impossible: undefined,
    earlier,
  });
}

/**
 * Starts the workflow that brings the incident up to date, where the repository has it: a comment written with a
 * `GITHUB_TOKEN` starts none. Where an App does the work there is no such workflow, and the App hears of the comment.
 */
export async function startRespond(
  { number }: IssueKey,
  { job, forge, repo }: Pick<Publishing, "job" | "forge" | "repo">,
): Promise<void> {
  const workflow = job.input("respond-workflow");
  if (workflow === "") return;
  const file = await forge.file(job.repo, `.github/workflows/${workflow}`, repo.commit);
  if (file === undefined) return;
  const inputs = { issue: String(number) };
  const started = await forge.dispatch(job.repo, workflow, repo.defaultBranch, inputs);
  if (started.kind === "impossible") {
    job.log.warn(`${workflow} could not be started: ${started.why}`);
  }
}
