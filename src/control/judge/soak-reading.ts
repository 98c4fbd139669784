import type { IncidentEvent } from "../../domain/event.ts";
import type { Validation } from "../../domain/incident.ts";
import { keptOf } from "../../domain/probe/keep.ts";
import { after, milliseconds, minutes, type Instant } from "../../domain/time.ts";
import { openChecks, soakedAt } from "../../domain/validation/soak.ts";
import type { Docket } from "./docket.ts";
import { findRun, quietReport, reportOf, whyEnded } from "./probe.ts";

/**
 * One reading of a soak. Its request key follows from the last reading on record, so that nothing has to be
 * written down before it is asked for: whoever looks finds the same key, and GitHub's list of runs tells
 * whether it was asked already.
 */
export interface Reading {
  readonly at: Instant;
  /** Which reading behind the last one on record, from 1. */
  readonly slot: number;
  readonly probe: string;
  readonly request: string;
  /** Whether the soak has held where this reading is healthy. */
  readonly isDecisive: boolean;
}

/** A soak is bounded: no team reads a thing two thousand times before it believes it. */
const MOST_SLOTS = 2000;

/**
 * Readings due up to now, oldest first; slots that were missed altogether stay in the list. They go on behind the end
 * of the soak, for the incident may have to wait for people.
 */
export function readingsUntil(validation: Validation, now: Instant): readonly Reading[] {
  const { lastReadingAt: anchor, probes } = validation;
  if (anchor === undefined) return [];
  const readings: Reading[] = [];
  for (let slot = 1; slot <= MOST_SLOTS; slot++) {
    const { at, isDecisive } = slotAt(validation, anchor, slot);
    if (at > now) break;
    for (const probe of probes)
      readings.push({ at, slot, probe, isDecisive, request: requestOf(anchor, slot, probe) });
  }
  return readings;
}

/** When the next reading is due behind those that were due up to now. */
export function nextReadingAt(validation: Validation, now: Instant): Instant | undefined {
  const { lastReadingAt: anchor, probes } = validation;
  if (anchor === undefined || probes.length === 0) return undefined;
  const passed = readingsUntil(validation, now).at(-1)?.slot ?? 0;
  return passed < MOST_SLOTS ? slotAt(validation, anchor, passed + 1).at : undefined;
}

const requestOf = (anchor: Instant, slot: number, probe: string): string =>
  `s${Math.floor(anchor / 1000).toString(36)}-${slot}-${probe}`;

/** The slot in which the soak ends is moved to its very end; those behind it count from there. */
function slotAt(
  validation: Validation,
  anchor: Instant,
  slot: number,
): { readonly at: Instant; readonly isDecisive: boolean } {
  const { every } = validation;
  const plain = after(anchor, minutes((every / 60_000) * slot));
  const due = soakedAt(validation);
  // A reading at the end that could not be had moves the anchor behind that; then each of the next decides.
  if (due === undefined || due <= anchor) return { at: plain, isDecisive: due !== undefined };
  const last = Math.ceil((due - anchor) / every);
  if (slot < last) return { at: plain, isDecisive: false };
  return { at: after(due, milliseconds(every * (slot - last))), isDecisive: true };
}

/** Whether a run that could not be started was answered by saying so. */
export const isAnswered = (docket: Docket, request: string): boolean =>
  docket.bot.some(({ slot }) => slot === `probe/${request}`);

/** What a reading came to. */
export interface ReadingOutcome {
  /** Healthy as before: nothing is put on record of it until the soak has held. */
  readonly isQuiet: boolean;
  readonly at: Instant;
  readonly events: readonly IncidentEvent[];
}

/** What a reading came to; `undefined` while it runs or was never asked for. */
export function outcomeOf(
  docket: Docket,
  validation: Validation,
  { at, probe, request }: Reading,
): ReadingOutcome | undefined {
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
  if (report !== undefined) {
    const told = { at: report.at, by: undefined, request, report: keptOf(report) };
    return {
      isQuiet: report.health === "healthy" && validation.healthySince !== undefined,
      at: report.at,
      events: [requested, { kind: "probe-reported", ...told }],
    };
  }
  const why = whyEnded(docket, request, at, run);
  if (why === undefined || (run === undefined && !isAnswered(docket, request))) return undefined;
  return {
    isQuiet: false,
    at: docket.now,
    events: [requested, { kind: "probe-lost", at: docket.now, by: undefined, request, why }],
  };
}

/** Whether more than the soak stands between the incident and its resolution. */
export const mayHaveToWait = (validation: Validation): boolean =>
  openChecks(validation) > 0 || validation.final.length > 0;

/** Whether the run of a reading goes on. */
export function isRunning(docket: Docket, { request }: Reading): boolean {
  const run = findRun(docket, request);
  return run !== undefined && run.status !== "completed";
}
