import type { Config } from "../config/config.ts";
import type { IssueKey } from "../control/key.ts";
import type { Forge, RepoState } from "../control/port.ts";
import { writeReport } from "../control/report.ts";
import type { Reported } from "../control/report.ts";
import type { ProbeReport } from "../domain/probe/report.ts";
import type { Renderer } from "../render/renderer.ts";
import type { ProbeView } from "../render/view.ts";
import type { Job } from "./job.ts";
import type { Look } from "./look.ts";

/** Where and for whom a report is published. */
export interface Publishing {
  readonly job: Pick<Job, "input" | "repo" | "runId" | "log">;
  readonly forge: Forge;
  readonly repo: RepoState;
  readonly config: Config;
  readonly renderer: Renderer;
  /** `undefined`: nobody's issue, so that no comment is written. */
  readonly key: IssueKey | undefined;
}

/** What became of a report. */
export interface Published {
  /** The report as people read it. */
  readonly markdown: string;
  readonly comment: Reported | "none" | "failed";
  /** A sentence for whoever can mend what went wrong. */
  readonly problem: string | undefined;
}

/** Renders a report and writes it into the issue, unless it is healthy and was to be kept quiet. */
export async function publishReport(look: Look, publishing: Publishing): Promise<Published> {
  const { job, forge, config, renderer, key } = publishing;
  const render = (report: ProbeReport): string =>
    renderer.probe(viewOf({ ...look, report }, publishing));
  const markdown = render(look.report);
  const isQuiet = job.input("quiet") === "true" && look.report.health === "healthy";
  if (key === undefined || isQuiet) return { markdown, comment: "none", problem: undefined };
  const request = look.report.request ?? `run-${job.runId}`;
  try {
    const comment = await writeReport(key, look.report, {
      forge,
      hosts: config.hosts,
      request,
      run: job.runId,
      render,
    });
    if (comment !== "unchanged") await startRespond(key, publishing);
    return { markdown, comment, problem: undefined };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const problem = `The result could not be written to the issue: ${why}.`;
    return { markdown, comment: "failed", problem };
  }
}

function viewOf({ title, report }: Look, { job, repo, key }: Publishing): ProbeView {
  const issue = key?.number ?? 0;
  return {
    place: {
      repositoryUrl: repo.url,
      issue,
      issueTitle: "",
      issueUrl: `${repo.url}/issues/${issue}`,
    },
    run: {
      request: report.request ?? "",
      probe: report.probe,
      purpose: job.input("quiet") === "true" ? "validation" : "question",
      requestedAt: report.at,
      requestedBy: undefined,
      outcome: { kind: "reported", report, at: report.at },
    },
    title,
    runUrl: report.runUrl,
    impossible: undefined,
  };
}

/**
 * Starts the workflow that brings the incident up to date, where the repository has it: a comment written with a
 * `GITHUB_TOKEN` starts none. Where an App does the work there is no such workflow, and the App hears of the comment.
 */
async function startRespond({ number }: IssueKey, { job, forge, repo }: Publishing): Promise<void> {
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
