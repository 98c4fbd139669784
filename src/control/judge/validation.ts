import type { IncidentEvent } from "../../domain/event.ts";
import type { Validation } from "../../domain/incident.ts";
import { after, before, earliest, minutes, type Instant } from "../../domain/time.ts";
import { record, type Docket } from "./docket.ts";
import { findRun, quietReport, reportOf, RUN_LIMIT, whyEnded } from "./probe.ts";

/**
 * One reading of a soak. Its request key follows from the last reading on record, so that nothing has to be
 * written down before it is asked for: whoever looks finds the same key, and GitHub's list of runs tells
 * whether it was asked already.
 */
export interface Reading {
  readonly at: Instant;
  readonly probe: string;
  readonly request: string;
  /** Whether a healthy outcome ends the soak. */
  readonly isLast: boolean;
}

/** When the incident is resolved if it stays healthy. */
const dueAt = (validation: Validation): Instant | undefined =>
  validation.healthySince === undefined
    ? undefined
    : after(validation.healthySince, validation.soakFor);

/** Readings due up to now, oldest first; slots that were missed altogether stay in the list. */
function readingsUntil(validation: Validation, now: Instant): readonly Reading[] {
  const { lastReadingAt: anchor, probes } = validation;
  if (anchor === undefined) return [];
  const readings: Reading[] = [];
  for (let slot = 1; slot <= MOST_SLOTS; slot++) {
    const { at, isLast } = slotAt(validation, anchor, slot);
    if (at > now) break;
    for (const probe of probes)
      readings.push({ at, probe, isLast, request: requestOf(anchor, slot, probe) });
    if (isLast) break;
  }
  return readings;
}

/** A soak is bounded: no team reads a thing two thousand times before it believes it. */
const MOST_SLOTS = 2000;

const requestOf = (anchor: Instant, slot: number, probe: string): string =>
  `s${Math.floor(anchor / 1000).toString(36)}-${slot}-${probe}`;

function slotAt(
  validation: Validation,
  anchor: Instant,
  slot: number,
): { readonly at: Instant; readonly isLast: boolean } {
  const at = after(anchor, minutes((validation.every / 60_000) * slot));
  const due = dueAt(validation);
  if (due === undefined) return { at, isLast: false };
  // A last reading that could not be had moves the anchor behind the due moment; the next one decides.
  return due > anchor && at >= due ? { at: due, isLast: true } : { at, isLast: at >= due };
}

/** The readings to ask for now: those of the newest slot that has come, where no run exists yet. */
export function readingsToStart(docket: Docket): readonly Reading[] {
  const validation = docket.incident?.validation;
  if (validation === undefined) return [];
  const due = readingsUntil(validation, docket.now);
  const newest = due.at(-1)?.at;
  return due.filter(
    ({ at, request }) =>
      at === newest && findRun(docket, request) === undefined && !isAnswered(docket, request),
  );
}

const isAnswered = (docket: Docket, request: string): boolean =>
  docket.bot.some(({ slot }) => slot === `probe/${request}`);

/** Ends the soak when it has held, and records readings that change something: the first healthy one, and red ones. */
export function judgeValidation(docket: Docket): Docket {
  const validation = docket.incident?.validation;
  if (validation === undefined) return docket;
  const due = dueAt(validation);
  if (due !== undefined && due <= docket.now && isSeen(validation, due))
    return resolve(docket, validation, due, []);
  let next = docket;
  const healthy: Evidence[] = [];
  for (const reading of readingsUntil(validation, docket.now)) {
    const outcome = outcomeOf(docket, validation, reading);
    if (outcome === undefined) continue;
    if (outcome.isQuiet) healthy.push({ reading, events: outcome.events, at: outcome.at });
    else next = record(next, `reading/${reading.request}`, outcome.events);
  }
  if (next !== docket) return next;
  const last = healthy.filter(({ reading }) => reading.isLast);
  if (last.length === 0 || last.length < validation.probes.length) return docket;
  const at = last.map((evidence) => evidence.at).toSorted((a, b) => b - a)[0] ?? docket.now;
  return resolve(
    docket,
    validation,
    at,
    healthy.slice(-MOST_EVIDENCE).flatMap(({ events }) => events),
  );
}

/** How many readings of a soak the ledger keeps as evidence. */
const MOST_EVIDENCE = 12;

/** Without probes, or without a soak, what is on record is enough. */
const isSeen = ({ probes, lastHealthyAt }: Validation, due: Instant): boolean =>
  probes.length === 0 || (lastHealthyAt !== undefined && lastHealthyAt >= due);

interface Evidence {
  readonly reading: Reading;
  readonly at: Instant;
  readonly events: readonly IncidentEvent[];
}

function resolve(
  docket: Docket,
  validation: Validation,
  at: Instant,
  evidence: readonly IncidentEvent[],
): Docket {
  const { requestedAt, requestedBy: by, note } = validation;
  return record(docket, `resolved/${requestedAt}/${at}`, [
    ...evidence,
    { kind: "resolved", at, by, note, isOverride: false },
  ]);
}

/** What a reading came to; `undefined` while it runs or was never asked for. Quiet: healthy as before. */
function outcomeOf(
  docket: Docket,
  validation: Validation,
  { at, probe, request }: Reading,
):
  | { readonly isQuiet: boolean; readonly at: Instant; readonly events: readonly IncidentEvent[] }
  | undefined {
  const requested: IncidentEvent = {
    kind: "probe-requested",
    at,
    by: validation.requestedBy,
    probe,
    request,
    purpose: "validation",
  };
  const run = findRun(docket, request);
  const report =
    reportOf(docket, { request, probe }) ??
    (run?.status === "completed" && run.conclusion === "success"
      ? quietReport(probe, request, run)
      : undefined);
  if (report !== undefined)
    return {
      isQuiet: report.health === "healthy" && validation.healthySince !== undefined,
      at: report.at,
      events: [
        requested,
        { kind: "probe-reported", at: report.at, by: undefined, request, report },
      ],
    };
  const why = whyEnded(docket, request, at, run);
  if (why === undefined || (run === undefined && !isAnswered(docket, request))) return undefined;
  return {
    isQuiet: false,
    at: docket.now,
    events: [requested, { kind: "probe-lost", at: docket.now, by: undefined, request, why }],
  };
}

/** When the soak needs another look: its next reading, or the end of one that runs. */
export function wakeForValidation(docket: Docket): Instant | undefined {
  const validation = docket.incident?.validation;
  if (validation === undefined) return undefined;
  if (validation.probes.length === 0) return dueAt(validation);
  const anchor = validation.lastReadingAt;
  if (anchor === undefined) return undefined;
  const asked = readingsUntil(validation, docket.now);
  const newest = asked.at(-1)?.at;
  // A reading that was late to begin is waited for as well.
  const isPending = asked.some(({ at, request }) => {
    const run = at === newest ? findRun(docket, request) : undefined;
    return run !== undefined && run.status !== "completed";
  });
  const isYoung = newest !== undefined && newest >= before(docket.now, RUN_LIMIT);
  const passed = new Set(asked.map(({ at }) => at)).size;
  const next = slotAt(validation, anchor, passed + 1).at;
  return earliest(
    asked.at(-1)?.isLast === true ? undefined : next,
    isYoung || isPending ? after(docket.now, minutes(2)) : undefined,
  );
}
