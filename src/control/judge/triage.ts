import type { Clause, Why } from "../../domain/clause.ts";
import type { IncidentEvent } from "../../domain/event.ts";
import type { ProbeRun } from "../../domain/incident.ts";
import { isActive } from "../../domain/phase.ts";
import type { Policy } from "../../domain/policy.ts";
import { historyOf } from "../../domain/probe/history.ts";
import type { ProbeReport } from "../../domain/probe/report.ts";
import { decide, type TriageDecision } from "../../domain/triage/decide.ts";
import { triageRequests } from "../../domain/triage/request.ts";
import type { TriageSpec } from "../../domain/triage/spec.ts";
import { after, earliest, isInstant, minutes, type Instant } from "../../domain/time.ts";
import { reportsIn } from "../bot-comment.ts";
import { runbookOf } from "../snapshot.ts";
import { isJudged, record, type Docket } from "./docket.ts";
import { NO_STEPS, stepsFor, withSeverity, worseSeverity } from "./triage-branch.ts";

/** Key of the group that opening an incident asks for by itself; there is one in its life. */
const ON_OPEN = "triage-open";

/**
 * The triage that counts for an incident: the config's. Where the config has no branches, those of the first attached
 * runbook that has some, whose probes run beside the config's as far as there are such probes.
 */
function triageOf({ snapshot, incident }: Pick<Docket, "snapshot" | "incident">): TriageSpec {
  const { triage, probes } = snapshot.config.config;
  if (triage.branches.length > 0) return triage;
  const [own] = (incident?.checklists ?? []).flatMap(
    ({ ref }) => runbookOf(snapshot, ref)?.triage ?? [],
  );
  if (own === undefined) return triage;
  const named = [...new Set([...triage.probes, ...own.probes])];
  return {
    probes: named.filter((name) => probes.has(name)),
    onOpen: triage.onOpen || own.onOpen,
    branches: own.branches,
  };
}

/** The config with the triage that counts for this incident. */
export const policyFor = (docket: Docket): Policy => ({
  ...docket.snapshot.config.config,
  triage: triageOf(docket),
});

/** Groups of a triage that no decision was drawn from yet, oldest first. */
export function openGroups({
  incident,
  ledger,
}: Pick<Docket, "incident" | "ledger">): readonly string[] {
  const groups = (incident?.probeRuns ?? []).flatMap(({ purpose, group }) =>
    purpose === "triage" && group !== undefined ? [group] : [],
  );
  return [...new Set(groups)].filter((group) => !isJudged({ ledger }, receiptOf(group)));
}

const receiptOf = (group: string): string => `triage/${group}`;

/** Asks for a triage once a new incident is out of the phase of that name, where the team wants that. */
export function judgeTriageOnOpen(docket: Docket): Docket {
  const { incident } = docket;
  const isNew =
    incident !== undefined &&
    incident.phase !== "triage" &&
    isActive(incident.phase) &&
    incident.mitigatedAt === undefined &&
    !incident.probeRuns.some(({ purpose }) => purpose === "triage");
  if (!isNew || isJudged(docket, ON_OPEN)) return docket;
  const triage = triageOf(docket);
  if (!triage.onOpen || triage.probes.length === 0) return docket;
  const at = askedAt(docket);
  return record(docket, ON_OPEN, triageRequests(triage, { at, by: undefined, group: ON_OPEN }));
}

/** Now; after the record was lost, not later than what is left of the answer, which would else be of no request. */
function askedAt({ bot, now }: Docket): Instant {
  const answers = bot.filter(({ slot }) => slot === `probe/${ON_OPEN}`);
  const moments = answers.flatMap(({ comment, marker }) => [
    comment.createdAt,
    ...reportsIn(marker).map(({ at }) => at),
  ]);
  return earliest(now, ...moments.filter((at) => isInstant(at))) ?? now;
}

/** Goes down the tree for every group whose reports are all there, or given up. */
export function judgeTriage(docket: Docket): Docket {
  let next = docket;
  for (const group of openGroups(docket)) {
    const runs = (next.incident?.probeRuns ?? []).filter((run) => run.group === group);
    if (!isEnded(runs)) continue;
    const decision = decideOn(next, group, runs);
    // A pass that did not read the runbooks leaves it to the next one.
    const isWaiting =
      decision.branch?.runbook !== undefined && docket.snapshot.catalogue === undefined;
    if (!isWaiting) next = record(next, receiptOf(group), eventsOf(next, group, decision));
  }
  return next;
}

const isEnded = (runs: readonly ProbeRun[]): boolean =>
  runs.every(({ outcome }) => outcome.kind !== "pending");

/** When to look again at a group that is complete and undecided. */
export function wakeForTriage(docket: Docket): Instant | undefined {
  const runs = docket.incident?.probeRuns ?? [];
  const isDue = openGroups(docket).some((group) =>
    isEnded(runs.filter((run) => run.group === group)),
  );
  return isDue ? after(docket.now, minutes(1)) : undefined;
}

function decideOn(docket: Docket, group: string, runs: readonly ProbeRun[]): TriageDecision {
  const others = (docket.incident?.probeRuns ?? []).filter((run) => run.group !== group);
  return decide(triageOf(docket), {
    reports: reportsOf(runs),
    history: historyOf(reportsOf(others)),
  });
}

function eventsOf(
  docket: Docket,
  group: string,
  { branch, because, missing }: TriageDecision,
): readonly IncidentEvent[] {
  const { incident, now: at } = docket;
  if (incident === undefined) return [];
  // Of an incident that ended meanwhile the numbers are still told; nothing more follows.
  const follows = branch !== undefined && isActive(incident.phase);
  const severity = follows ? worseSeverity(branch, docket) : undefined;
  const reason = reasonOf(because, branch?.title ?? "");
  const steps = follows ? stepsFor(branch, withSeverity(docket, severity), reason) : NO_STEPS;
  return [
    {
      kind: "triage-decided",
      at,
      by: undefined,
      request: group,
      branch: branch?.id,
      title: branch?.title ?? "",
      because: [...because, ...missing, ...steps.problems],
      flags: follows ? branch.flags : [],
    },
    ...(severity === undefined
      ? []
      : [{ kind: "severity-set", at, by: undefined, severity, reason } as const]),
    ...steps.events,
  ];
}

/** Why what follows from a branch is done: the numbers that led to it, else what the team calls it. */
function reasonOf(because: readonly Clause[], title: string): Why {
  const [first, second] = because;
  if (first === undefined) return title;
  return second === undefined ? first : { kind: "all", of: because };
}

const reportsOf = (runs: readonly ProbeRun[]): readonly ProbeReport[] =>
  runs.flatMap(({ outcome }) => (outcome.kind === "reported" ? [outcome.report] : []));
