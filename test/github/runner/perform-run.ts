import type { Activity, Latch } from "./activity.ts";
import type { ConcurrencyGroups, Member } from "./concurrency.ts";
import { runContexts } from "./contexts.ts";
import { interpolate, isTruthy, type Standing } from "./expression.ts";
import type { RunGate } from "./faults.ts";
import type { JobResult } from "./job-frame.ts";
import { performJob } from "./job.ts";
import type { Conclusion } from "./report.ts";
import { reportOf, type Run } from "./run.ts";
import type { Slots } from "./slots.ts";
import { messageOf } from "./step.ts";
import type { Concurrency, Job } from "./workflow.ts";

/** What the runs of a runner share. */
export interface Floor {
  readonly activity: Activity;
  readonly slots: Slots;
  readonly gate: RunGate;
  /** The groups of a repository. */
  readonly groups: (repository: string) => ConcurrencyGroups;
}

const CANCELLED: JobResult = { result: "cancelled", outputs: {} };
const LOST: JobResult = { result: "failure", outputs: {} };

/** Brings a run from queued to completed. The caller has begun an activity for it; it is ended here. */
export async function performRun(run: Run, floor: Floor): Promise<void> {
  try {
    const member = { cancel: () => run.cancelled.abort() };
    const result = await inGroup(
      { run, floor, member, cancelled: run.cancelled.signal },
      run.workflow.concurrency,
      () => performJobs(run, floor),
    );
    conclude(run, result ?? "cancelled");
  } catch (error) {
    run.log.note(`##[error]${messageOf(error)}`);
    conclude(run, "failure");
  } finally {
    floor.activity.end();
  }
}

function conclude(run: Run, conclusion: Conclusion): void {
  run.done.status = "completed";
  run.done.conclusion = conclusion;
  run.host.updateRun(run.id, { status: "completed", conclusion, jobs: jobsOf(run) });
}

/** The log is that of the whole run, so what was noted in it goes to the first job. */
const jobsOf = ({ done, log }: Run): Parameters<Run["host"]["updateRun"]>[1]["jobs"] =>
  Object.entries(done.jobs).map(([name, conclusion], index) => ({
    name,
    conclusion,
    annotations:
      index > 0
        ? []
        : log.annotations().map(({ level, message, properties }) => ({
            level: level === "error" ? "failure" : level,
            title: properties["title"] ?? null,
            message,
          })),
  }));

interface Entrance {
  readonly run: Run;
  readonly floor: Floor;
  readonly member: Member;
  readonly cancelled: AbortSignal;
}

/** Does the work when its concurrency group admits it; undefined when it is not admitted. */
async function inGroup<Result>(
  { run, floor, member, cancelled }: Entrance,
  concurrency: Concurrency | undefined,
  work: () => Promise<Result>,
): Promise<Result | undefined> {
  if (concurrency === undefined) return await work();
  const scope = { contexts: runContexts(run), standing: "success" } as const;
  const name = interpolate(concurrency.group, scope);
  const cancelInProgress = interpolate(concurrency.cancelInProgress, scope) === "true";
  const groups = floor.groups(run.event.repository);
  const leaveQueue = (): void => groups.leave(name, member);
  cancelled.addEventListener("abort", leaveQueue);
  const mayRun = await groups.enter(name, member, cancelInProgress);
  cancelled.removeEventListener("abort", leaveQueue);
  if (!mayRun) {
    run.log.note(`##[error]Canceling since a higher priority waiting request for '${name}' exists`);
    return undefined;
  }
  try {
    return await work();
  } finally {
    groups.leave(name, member);
  }
}

async function performJobs(run: Run, floor: Floor): Promise<Conclusion> {
  const report = reportOf(run);
  await floor.gate.pass(report, run.cancelled.signal);
  const loss = floor.gate.takeLoss(report);
  if (loss?.kind === "before-steps") run.lost.abort();
  if (loss?.kind === "at-line") run.loseAt(loss.line);
  const latches = new Map(
    Object.keys(run.workflow.jobs).map((id) => [id, floor.activity.latch<JobResult>()]),
  );
  for (const [id, job] of Object.entries(run.workflow.jobs)) {
    floor.activity.begin();
    void startJob(run, floor, { id, job, latches }).finally(() => floor.activity.end());
  }
  for (const latch of latches.values()) await latch.wait();
  return summarize(run);
}

interface JobStart {
  readonly id: string;
  readonly job: Job;
  readonly latches: ReadonlyMap<string, Latch<JobResult>>;
}

async function startJob(run: Run, floor: Floor, start: JobStart): Promise<void> {
  const { id, job, latches } = start;
  const needs: Record<string, JobResult> = {};
  for (const need of job.needs) {
    const result = await latches.get(need)?.wait();
    if (result !== undefined) needs[need] = result;
  }
  const result = await considerJob(run, floor, { id, job, needs }).catch((error: unknown) => {
    run.log.note(`##[error]${messageOf(error)}`);
    return LOST;
  });
  const isForgiven = result.result === "failure" && job["continue-on-error"] === "true";
  // As on GitHub, jobs that need a forgiven one see it as a success.
  const seen: JobResult = isForgiven ? { ...result, result: "success" } : result;
  run.done.jobs[id] = seen.result;
  latches.get(id)?.settle(seen);
}

interface Considered {
  readonly id: string;
  readonly job: Job;
  readonly needs: Readonly<Record<string, JobResult>>;
}

async function considerJob(run: Run, floor: Floor, considered: Considered): Promise<JobResult> {
  const { job, needs } = considered;
  const standing = run.cancelled.signal.aborted ? "cancelled" : standingOf(needs);
  const scope = { contexts: { ...runContexts(run), needs }, standing };
  if (!isTruthy(job.if, scope))
    return { result: standing === "cancelled" ? "cancelled" : "skipped", outputs: {} };
  const own = new AbortController();
  const cancelled = AbortSignal.any([run.cancelled.signal, own.signal]);
  const member = { cancel: () => own.abort() };
  const result = await inGroup({ run, floor, member, cancelled }, job.concurrency, () =>
    onMachine(run, floor, { ...considered, cancelled }),
  );
  return result ?? CANCELLED;
}

async function onMachine(
  run: Run,
  floor: Floor,
  call: Considered & { readonly cancelled: AbortSignal },
): Promise<JobResult> {
  const giveBack = await floor.slots.take();
  try {
    const asksForMore = /\b(?:always|cancelled)\s*\(/.test(call.job.if ?? "");
    if (call.cancelled.aborted && !asksForMore) return CANCELLED;
    if (run.done.status === "queued") {
      run.done.status = "in_progress";
      run.host.updateRun(run.id, { status: "in_progress" });
    }
    const result = run.lost.signal.aborted ? LOST : await performJob({ run, ...call });
    if (run.lost.signal.aborted)
      run.log.note("##[error]The runner lost communication with the server.");
    return result;
  } finally {
    giveBack();
  }
}

function standingOf(needs: Readonly<Record<string, JobResult>>): Standing {
  const results = Object.values(needs).map((need) => need.result);
  return (
    (["failure", "cancelled", "skipped"] as const).find((bad) => results.includes(bad)) ?? "success"
  );
}

function summarize(run: Run): Conclusion {
  const results = Object.values(run.done.jobs);
  const first = (["failure", "cancelled", "success"] as const).find((one) => results.includes(one));
  return first ?? "skipped";
}
