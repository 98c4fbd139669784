import type { EventOf } from "../event.ts";
import type { Incident, ProbeRun, Validation } from "../incident.ts";
import type { Instant } from "../time.ts";
import { isFinal } from "../validation/final.ts";
import { enter } from "./phase.ts";

/** Adds a run of a probe; asking twice under one key is asking once. */
export function requestProbe(incident: Incident, event: EventOf<"probe-requested">): Incident {
  if (incident.probeRuns.some(({ request }) => request === event.request)) return incident;
  const run: ProbeRun = {
    request: event.request,
    probe: event.probe,
    purpose: event.purpose,
    group: event.group,
    requestedAt: event.at,
    requestedBy: event.by,
    outcome: { kind: "pending" },
  };
  return { ...incident, probeRuns: [...incident.probeRuns, run] };
}

/** Ends a run with its report, or without one, and draws from it what a soak needs. */
export function endProbe(
  incident: Incident,
  event: EventOf<"probe-reported" | "probe-lost">,
): Incident {
  const run = incident.probeRuns.find(({ request }) => request === event.request);
  // A report that comes after the run was given up is still a report.
  const isOpen =
    run?.outcome.kind === "pending" ||
    (run?.outcome.kind === "lost" && event.kind === "probe-reported");
  if (run === undefined || !isOpen) return incident;
  const outcome: ProbeRun["outcome"] =
    event.kind === "probe-reported"
      ? { kind: "reported", report: event.report, at: event.at }
      : { kind: "lost", why: event.why, at: event.at };
  const probeRuns = incident.probeRuns.map((other) =>
    other === run ? { ...run, outcome } : other,
  );
  return read({ ...incident, probeRuns }, { ...run, outcome }, event.at);
}

/** What a finished reading means for a soak. Only a look that could be had counts, for or against. */
function read(incident: Incident, run: ProbeRun, at: Instant): Incident {
  const { validation } = incident;
  if (validation === undefined || run.purpose !== "validation") return incident;
  if (run.requestedAt < validation.requestedAt) return incident;
  const seen: Validation = { ...validation, lastReadingAt: at };
  const health = run.outcome.kind === "reported" ? run.outcome.report.health : "inconclusive";
  if (health === "unhealthy")
    return {
      ...enter(incident, validation.phaseBefore, at),
      validation: { ...seen, healthySince: undefined, lastHealthyAt: undefined },
    };
  // Whether a final probe is healthy is asked when all else holds; it is no reading of the soak.
  if (isFinal(run)) return incident;
  if (health === "inconclusive") return { ...incident, validation: seen };
  if (!areAllHealthy(incident, validation)) return { ...incident, validation: seen };
  const healthy: Validation = { ...seen, lastHealthyAt: at };
  return validation.healthySince === undefined
    ? { ...enter(incident, "monitoring", at), validation: { ...healthy, healthySince: at } }
    : { ...incident, validation: healthy };
}

/** Whether the last reading of each probe named by the validation is healthy. */
function areAllHealthy(incident: Incident, validation: Validation): boolean {
  return validation.probes.every((probe) => {
    const last = incident.probeRuns.findLast(
      (run) =>
        run.probe === probe &&
        run.purpose === "validation" &&
        !isFinal(run) &&
        run.requestedAt >= validation.requestedAt &&
        run.outcome.kind !== "pending",
    );
    return last?.outcome.kind === "reported" && last.outcome.report.health === "healthy";
  });
}

/** Begins the soak: at once where nothing has to be read, else with the first healthy reading. */
export function requestResolution(
  incident: Incident,
  event: EventOf<"resolution-requested">,
): Incident {
  const { at, by, note, probes, soakFor, every } = event;
  const isSeen = probes.length === 0;
  const validation: Validation = {
    requestedAt: at,
    requestedBy: by,
    note,
    probes,
    soakFor,
    every,
    manual: (event.manual ?? []).map((text) => ({ text, isDone: false })),
    final: event.final ?? [],
    phaseBefore: incident.phase === "monitoring" ? "mitigating" : incident.phase,
    healthySince: isSeen ? at : undefined,
    lastHealthyAt: isSeen ? at : undefined,
    lastReadingAt: isSeen ? at : undefined,
  };
  return { ...(isSeen ? enter(incident, "monitoring", at) : incident), validation };
}

/** Ticks or unticks one of the checks by hand of a soak. */
export function checkByHand(
  incident: Incident,
  { check, isDone }: EventOf<"manual-check-set">,
): Incident {
  const { validation } = incident;
  if (validation === undefined) return incident;
  const manual = validation.manual.map((one, index) =>
    index === check - 1 ? { ...one, isDone } : one,
  );
  return { ...incident, validation: { ...validation, manual } };
}
