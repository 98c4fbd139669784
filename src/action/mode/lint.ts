import { readFile } from "node:fs/promises";
import { checkoutAt } from "../../control/pull-request/checkout.ts";
import { checkRunOf } from "../../control/pull-request/check-run.ts";
import type { Annotation, Forge } from "../../control/port.ts";
import type { Diagnostic } from "../../domain/diagnostic.ts";
import { instant } from "../../domain/time.ts";
import { numberAt, textAt } from "../../github/payload.ts";
import { lint as look } from "../../lint/lint.ts";
import { countsOf, type Counts } from "../../domain/diagnostic-counts.ts";
import { printCommands } from "../../lint/report/github.ts";
import { connect } from "../connect.ts";
import type { Job } from "../job.ts";
import type { Outcome, Result } from "../outcome.ts";

/**
 * Says what is wrong with the runbooks, templates and config of the commit an event is about; for a pull request, with
 * those it changes. The lines are marked in a check run, or where the token may not write one by the runner. The step
 * fails on errors.
 */
export async function lint(job: Job): Promise<Outcome> {
  const forge = connect(job);
  const { commit, only } = await targetOf(job, forge);
  const { checkout, unread } = await checkoutAt(job.repo, commit, only ?? new Set(), forge);
  const report = await look(checkout, { now: instant(Date.now()), only });
  const run = checkRunOf(report, commit, unread);
  const written = await forge.ensureCheckRun(job.repo, run);
  const isMarked = written.kind !== "impossible";
  const counts = countsOf(report.diagnostics);
  return {
    result: {
      schema_version: 1,
      mode: "lint",
      ...verdictOf(counts, report.files.length),
      commit,
      files: report.files.length,
      unread: unread.size,
      ...counts,
      annotations: isMarked ? "check_run" : "job",
    },
    outputs: {},
    summary: `### ${run.title}\n\n${run.summary}\n`,
    commands: isMarked ? undefined : printCommands(run.annotations.map(toDiagnostic)),
    failure:
      counts.errors === 0 ? undefined : `${run.title}: the lines that are marked say what to do.`,
  };
}

interface Target {
  readonly commit: string;
  /** Files that are reported on; `undefined`: all. */
  readonly only: ReadonlySet<string> | undefined;
}

/** The commit of the event, which of a pull request is its head and not the one GitHub would merge. */
async function targetOf(
  { event, repo, variable }: Job,
  forge: Pick<Forge, "pullFiles" | "repository">,
): Promise<Target> {
  const payload: unknown =
    event.path === undefined ? {} : JSON.parse(await readFile(event.path, "utf8"));
  const head = textAt(payload, "pull_request", "head", "sha");
  const number = numberAt(payload, "pull_request", "number");
  if (head !== undefined && number !== undefined) {
    const files = await forge.pullFiles(repo, number);
    return { commit: head, only: new Set(files.map(({ path }) => path)) };
  }
  const commit = variable("GITHUB_SHA") ?? "";
  return {
    commit: commit === "" ? (await forge.repository(repo)).commit : commit,
    only: undefined,
  };
}

const verdictOf = (
  { errors, warnings, notices }: Counts,
  files: number,
): Pick<Extract<Result, { readonly mode: "lint" }>, "decision" | "reason_code"> => {
  if (errors > 0) return { decision: "problems", reason_code: "errors_found" };
  if (warnings > 0) return { decision: "problems", reason_code: "warnings_found" };
  if (notices > 0) return { decision: "problems", reason_code: "notices_found" };
  return { decision: "clean", reason_code: files === 0 ? "nothing_to_check" : "nothing_found" };
};

const SEVERITIES = { failure: "error", warning: "warning", notice: "notice" } as const;

/** As the check run would have shown it. */
const toDiagnostic = ({ path, line, column, level, title, message }: Annotation): Diagnostic => ({
  file: path,
  line,
  column: column ?? 1,
  severity: SEVERITIES[level],
  code: title,
  message,
  hint: "",
});
