import { createHash } from "node:crypto";
import type { Octokit } from "@octokit/rest";
import type { RepoKey } from "../control/key.ts";
import type { Annotation, CheckResult, CheckRun, Forge } from "../control/port.ts";
import { keeping } from "./conditional.ts";
import { type Attempted, attemptWrite, resultOf } from "./fault.ts";
import { type Identity, placeOf, type Requests } from "./requests.ts";

type RunData = Awaited<
  ReturnType<Octokit["rest"]["checks"]["listForRef"]>
>["data"]["check_runs"][number];

const NEEDS = "checks: write";

/** GitHub takes no more annotations in one request. */
const BATCH = 50;

/** What is read of a check run, and of its suite. */
const kept = keeping(
  "check-runs",
  "check_runs",
  "id",
  "status",
  "external_id",
  "app",
  "slug",
  "output",
  "annotations_count",
  "check_suite",
);
const keptOfSuite = keeping("check-suite", "status");

/** Writes check runs. */
export function checkFunctions(octokit: Requests, self: Identity): Pick<Forge, "ensureCheckRun"> {
  const { checks } = octokit.rest;

  /** Our runs of that name on the commit, newest first. */
  const ownRuns = (
    repo: RepoKey,
    { name, commit }: CheckRun,
  ): Promise<Attempted<readonly RunData[]>> =>
    attemptWrite({ to: "list check runs", needs: NEEDS }, async () => {
      const { data } = await checks.listForRef({
        ...placeOf(repo),
        ref: commit,
        check_name: name,
        filter: "all",
        per_page: 100,
        request: kept,
      });
      return data.check_runs
        .filter(({ app }) => app?.slug === self.app)
        .toSorted((one, other) => other.id - one.id);
    });

  /** Somebody asked to run it again: GitHub opens the suite anew and leaves the run itself as it was. */
  const isAskedAgain = async (repo: RepoKey, { check_suite: suite }: RunData): Promise<boolean> => {
    if (suite === null) return false;
    const read = await attemptWrite({ to: "read a check suite", needs: NEEDS }, () =>
      checks.getSuite({ ...placeOf(repo), check_suite_id: suite.id, request: keptOfSuite }),
    );
    return read.kind === "written" && read.value.data.status !== "completed";
  };

  const update = (repo: RepoKey, id: number, change: object): Promise<Attempted<unknown>> =>
    attemptWrite({ to: "update a check run", needs: NEEDS }, () =>
      checks.update({ ...placeOf(repo), check_run_id: id, ...change }),
    );

  /** Adds the annotations that are not there yet; the last of them complete the run. */
  const finish = async (repo: RepoKey, id: number, run: CheckRun, there: number) => {
    for (let from = there; ; from += BATCH) {
      const isLast = from + BATCH >= run.annotations.length;
      // oxlint-disable-next-line no-await-in-loop
      const updated = await update(repo, id, {
        ...(isLast ? doneAs(run.conclusion) : {}),
        output: outputOf(run, from),
      });
      if (isLast || updated.kind === "impossible") return resultOf(updated);
    }
  };

  const create = async (repo: RepoKey, run: CheckRun, digest: string): Promise<CheckResult> => {
    const isWhole = run.annotations.length <= BATCH;
    const created = await attemptWrite({ to: "create a check run", needs: NEEDS }, () =>
      checks.create({
        ...placeOf(repo),
        name: run.name,
        head_sha: run.commit,
        external_id: digest,
        ...(isWhole ? doneAs(run.conclusion) : { status: "in_progress" }),
        output: outputOf(run, 0),
      }),
    );
    if (created.kind === "impossible" || isWhole) return resultOf(created);
    return await finish(repo, created.value.data.id, run, BATCH);
  };

  return {
    ensureCheckRun: async (repo, run) => {
      const digest = digestOf(run);
      const listed = await ownRuns(repo, run);
      if (listed.kind === "impossible") return resultOf(listed);
      const [newest, ...older] = listed.value;
      const isSame = newest?.external_id === digest;
      const stale = [...older, ...(newest === undefined || isSame ? [] : [newest])];
      for (const { id, status } of stale) {
        if (status === "completed") continue;
        // A pass that died left it; nobody else would end it.
        // oxlint-disable-next-line no-await-in-loop
        await update(repo, id, { ...doneAs("cancelled"), output: SUPERSEDED });
      }
      if (newest === undefined || !isSame) return await create(repo, run, digest);
      if (newest.status !== "completed")
        return await finish(repo, newest.id, run, newest.output.annotations_count);
      return (await isAskedAgain(repo, newest))
        ? await create(repo, run, digest)
        : { kind: "unchanged" };
    },
  };
}

const SUPERSEDED = { title: "Superseded", summary: "A newer run of this check says more." };

const doneAs = (conclusion: CheckRun["conclusion"] | "cancelled") =>
  ({ status: "completed", conclusion }) as const;

const outputOf = ({ title, summary, annotations }: CheckRun, from: number) => ({
  title,
  summary,
  annotations: annotations.slice(from, from + BATCH).map((one) => annotationOf(one)),
});

const annotationOf = ({ path, line, column, level, title, message }: Annotation) => ({
  path,
  start_line: line,
  end_line: line,
  ...(column === undefined ? {} : { start_column: column, end_column: column }),
  annotation_level: level,
  title,
  message,
});

/** Stands for all a run says, so that one look tells whether it says it already. */
const digestOf = ({ conclusion, title, summary, annotations }: CheckRun): string =>
  createHash("sha256")
    .update(JSON.stringify([conclusion, title, summary, annotations]))
    .digest("hex");
