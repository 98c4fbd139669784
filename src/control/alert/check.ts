import type { Alert } from "../../domain/alert/alert.ts";
import { hasHeld, verdictIn } from "../../domain/alert/check.ts";
import { checkFingerprint } from "../../domain/alert/fingerprint.ts";
import type { CheckSpec } from "../../domain/alert/spec.ts";
import { worstOf, type Health, type ProbeReport } from "../../domain/probe/report.ts";
import { suspects } from "../../domain/probe/telling.ts";
import type { Instant } from "../../domain/time.ts";
import type { RepoKey } from "../key.ts";
import { openDesk, type AlertWorld } from "./desk.ts";
import { homeOf } from "./home.ts";
import { raiseAlerts, type Raised } from "./raise.ts";

/** One run of a check. */
export interface CheckRun {
  readonly key: RepoKey;
  readonly check: CheckSpec;
  readonly reports: readonly ProbeReport[];
  /** Title of each probe, by its name. */
  readonly titles: ReadonlyMap<string, string>;
  readonly run: { readonly id: number; readonly url: string; readonly at: Instant };
  /** File name of the workflow that runs it, and the branch: where earlier runs left their verdicts. */
  readonly workflow: string;
  readonly branch: string;
}

/** All runs of a check are one alert. */
const CHECK = "check";

/** What a run of a check has led to. */
export type CheckResult =
  /** It could not look, so it says nothing of the service. */
  | { readonly kind: "inconclusive" }
  /** Good, and nothing is open; or not yet for long enough that it counts. */
  | { readonly kind: "quiet" }
  /** It fails, and not yet in as many runs as the team asks for. */
  | { readonly kind: "waiting" }
  | ({ readonly kind: "told" } & Raised);

/**
 * Opens, updates or calms the incident of a check. How often it has failed in a row is told by the earlier runs of the
 * same workflow alone, each of which left its verdict: nothing is stored, and a run that was cancelled or lost has said
 * nothing.
 */
export async function concludeCheck(run: CheckRun, world: AlertWorld): Promise<CheckResult> {
  const { key, check } = run;
  const health = worstOf(run.reports.map((report) => report.health));
  if (health === "inconclusive") return { kind: "inconclusive" };
  const desk = await openDesk(key, world);
  const open = homeOf(await desk.look(), {
    fingerprint: checkFingerprint(check.name),
    id: CHECK,
  });
  const isFailing = health === "unhealthy";
  if (open === undefined && !isFailing) return { kind: "quiet" };
  const isCalmAlready = open?.mark.heard.alerts.every(({ isFiring }) => !isFiring) ?? false;
  if (!isFailing && isCalmAlready) return { kind: "quiet" };
  // Once it is open, every further failure is told at once; the recovery has to hold first.
  const needed = isFailing ? (open === undefined ? check.fail : 1) : check.recover;
  if (!(await holdsFor(run, health, needed, world))) {
    return { kind: isFailing ? "waiting" : "quiet" };
  }
  return { kind: "told", ...(await raiseAlerts(key, [alertOf(run, isFailing)], world)) };
}

/** Whether this run and those before it all say the same, as many as are needed. */
async function holdsFor(
  { key, check, run, workflow, branch }: CheckRun,
  health: "healthy" | "unhealthy",
  needed: number,
  { forge }: Pick<AlertWorld, "forge">,
): Promise<boolean> {
  const verdicts: (Health | undefined)[] = [health];
  const first = hasHeld(verdicts, health, needed);
  if (first !== undefined) return first;
  const earlier = (await forge.runsOn(key, workflow, branch)).filter(
    ({ id, status, createdAt }) => id !== run.id && status === "completed" && createdAt <= run.at,
  );
  for (const { id, conclusion } of earlier) {
    if (conclusion === "cancelled" || conclusion === "skipped") continue;
    // Most often one of them tells enough, so they are asked one after the other.
    // oxlint-disable-next-line no-await-in-loop
    verdicts.push(verdictIn(await forge.annotationTitles(key, id), check.name));
    const held = hasHeld(verdicts, health, needed);
    if (held !== undefined) return held;
  }
  return false;
}

/** A run of a check as an alert: one that began with the run, so that a run tells the same however often it is told. */
function alertOf({ check, reports, titles, run }: CheckRun, isFiring: boolean): Alert {
  const failing = reports.filter(({ health }) => health === "unhealthy");
  const lines = (failing.length === 0 ? reports : failing).map(
    ({ probe, health, summary }) => `${titles.get(probe) ?? probe} is ${health}: ${summary}`,
  );
  return {
    fingerprint: checkFingerprint(check.name),
    id: CHECK,
    name: check.name,
    isFiring,
    title: check.title,
    detail: lines.join("\n"),
    severity: check.severity,
    service: check.service,
    url: run.url,
    startedAt: run.at,
    labels: failing.flatMap((report) =>
      suspects(report).map(([name, value]) => [name, String(value)] as const),
    ),
  };
}
