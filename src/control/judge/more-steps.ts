import type { Incident } from "../../domain/incident.ts";
import { isAttachable } from "../../domain/runbook/choice.ts";
import { readingsOf } from "../../domain/runbook/condition/readings.ts";
import { firstResponses } from "../../domain/runbook/first-response.ts";
import { numbersReason } from "../../domain/runbook/match-reasons.ts";
import { runbookOf } from "../snapshot.ts";
import { record, type Docket } from "./docket.ts";
import { refsOf, toRefs } from "./runbook.ts";

/** With so many checklists on an issue, numbers attach no further ones. */
const MANY = 8;

/** Whether people still work on it, so that further steps are of use. */
const isActive = ({ phase, outcome, resolvedAt }: Incident): boolean =>
  phase !== "triage" && outcome === undefined && resolvedAt === undefined;

/** Where the severity changed, the steps that the attached runbooks have for the new one. */
export function judgeSeveritySteps(docket: Docket): Docket {
  const { incident, snapshot } = docket;
  if (incident === undefined || !isActive(incident)) return docket;
  const { severity } = incident;
  const { config } = snapshot.config;
  const attached = new Set(incident.checklists.map(({ ref }) => `${ref.path} ${ref.part}`));
  const first = incident.checklists.filter(
    ({ ref }, index, all) => all.findIndex((other) => other.ref.path === ref.path) === index,
  );
  let next = docket;
  for (const { ref } of first) {
    const runbook = runbookOf(snapshot, ref);
    if (runbook === undefined) continue;
    const missing = firstResponses(runbook, severity, config).filter(
      ({ id, scope }) => scope.severities.length > 0 && !attached.has(`${ref.path} ${id}`),
    );
    if (missing.length === 0) continue;
    const shown = config.severities.find(({ code }) => code === severity)?.label ?? severity;
    next = record(next, `severity-steps/${severity}/${ref.id}`, [
      {
        kind: "runbook-attached",
        at: docket.now,
        by: undefined,
        checklists: toRefs(next, runbook, { checklists: missing, commit: ref.commit }),
        because: { kind: "severity-now", severity: shown },
        runnersUp: [],
      },
    ]);
  }
  return next;
}

/**
 * Where this pass heard the report of a probe that somebody asked for, the runbook whose limits its numbers exceed. At
 * most one for each report, and none twice.
 */
export function judgeNumbers(docket: Docket): Docket {
  const reports = docket.fresh.flatMap(({ events }) =>
    events.flatMap((event) => (event.kind === "probe-reported" ? [event] : [])),
  );
  let next = docket;
  for (const { request, report } of reports) {
    const { incident, snapshot } = next;
    if (incident === undefined || !isActive(incident)) return next;
    if (incident.checklists.length >= MANY || isDecidedElsewhere(incident, request)) continue;
    const readings = readingsOf(report.values, report.at);
    const paths = new Set(incident.checklists.map(({ ref }) => ref.path));
    const fitting = (snapshot.catalogue ?? [])
      .filter((runbook) => isAttachable(runbook) && !paths.has(runbook.path))
      .flatMap((runbook) => {
        const because = numbersReason(runbook.conditions, readings);
        return because === undefined ? [] : [{ runbook, because }];
      });
    const [best] = fitting.toSorted((a, b) => (a.runbook.path < b.runbook.path ? -1 : 1));
    if (best === undefined) continue;
    next = record(next, `numbers/${request}`, [
      {
        kind: "runbook-attached",
        at: docket.now,
        by: undefined,
        checklists: refsOf(next, best.runbook),
        because: best.because,
        runnersUp: [],
      },
    ]);
  }
  return next;
}

/** A reading of a soak attaches nothing, and those of a triage only where no branch of the tree held. */
function isDecidedElsewhere({ probeRuns, triage }: Incident, request: string): boolean {
  const run = probeRuns.find((one) => one.request === request);
  if (run?.purpose !== "triage") return run?.purpose === "validation";
  return triage.decision?.request !== run.group || triage.decision?.branch !== undefined;
}
