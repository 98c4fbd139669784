import type { Incident, ProbeRun } from "../../domain/incident.ts";
import { isActive } from "../../domain/phase.ts";
import type { Policy } from "../../domain/policy.ts";
import { formatDuration, formatInstant, seconds } from "../../domain/time.ts";
import { link } from "../link.ts";
import { join, type Model } from "../markdown.ts";
import type { Words } from "../messages.ts";
import type { ValidationView } from "../view.ts";
import { clocksOf } from "./clocks.ts";
import { probeTitle, readingModel } from "./reading.ts";
import { code, minuteOf, severityOf } from "./text.ts";

const READINGS = 20;
const NO_SOAK = seconds(0);

/** The soak behind `/resolve`: readings so far, and what follows from them. */
export function validationModel(view: ValidationView, words: Words): Model {
  const { incident, policy, runs } = view;
  const { validation, resolvedAt } = incident;
  const broken = validation?.healthySince === undefined ? lastRed(runs) : undefined;
  const shown = runs.slice(-READINGS);
  return {
    isResolved: !isActive(incident.phase),
    isEnded: validation === undefined && isActive(incident.phase),
    requested:
      validation === undefined
        ? undefined
        : {
            at: formatInstant(validation.requestedAt),
            by: validation.requestedBy,
            note: validation.note,
          },
    resolvedAt: resolvedAt === undefined ? undefined : formatInstant(resolvedAt),
    ...rules(incident, policy),
    broken: broken === undefined ? undefined : readingOf(broken, view, words),
    hidden: runs.length - shown.length,
    readings: shown.map((run) => readingOf(run, view, words)),
  };
}

function rules(incident: Incident, policy: Policy): Model {
  const { validation } = incident;
  const soakedAt = clocksOf(incident, policy).soakedAt;
  return {
    soak: formatDuration(severityOf(incident, policy)?.soakFor ?? NO_SOAK),
    every: formatDuration(policy.validation.every),
    probes: join(
      policy.validation.probes.map((name) => code(name)),
      ", ",
    ),
    since:
      validation?.healthySince === undefined ? undefined : formatInstant(validation.healthySince),
    until: soakedAt === undefined ? undefined : minuteOf(soakedAt),
  };
}

function readingOf(run: ProbeRun, view: ValidationView, words: Words): Model {
  return {
    probe: link(probeTitle(run.probe, view.policy), view.runUrls.get(run.request)),
    ...readingModel(run, words),
  };
}

/** The reading that ended the last row of healthy ones. */
const lastRed = (runs: readonly ProbeRun[]): ProbeRun | undefined =>
  runs.findLast(
    ({ outcome }) =>
      outcome.kind === "lost" ||
      (outcome.kind === "reported" && outcome.report.health !== "healthy"),
  );
