import type { IncidentEvent } from "../../domain/event.ts";
import type { Validation } from "../../domain/incident.ts";
import { instant, type Instant } from "../../domain/time.ts";
import { finalsAsked, finalsOf } from "../../domain/validation/final.ts";
import { isSoakOnRecord, openChecks, soakedAt } from "../../domain/validation/soak.ts";
import { record, type Docket } from "./docket.ts";
import { findRun } from "./probe.ts";
import {
  isAnswered,
  isRunning,
  mayHaveToWait,
  outcomeOf,
  readingsUntil,
  type Reading,
  type ReadingOutcome,
} from "./soak-reading.ts";

/** The readings to ask for now: those of the newest slot that has come, where no run exists yet. */
export function readingsToStart(docket: Docket): readonly Reading[] {
  const validation = docket.incident?.validation;
  if (validation === undefined) return [];
  const due = readingsUntil(validation, docket.now);
  const newest = due.at(-1)?.slot;
  // Where a reading under way may already end the soak, another would only cost.
  if (!mayHaveToWait(validation) && due.some((one) => one.isDecisive && isRunning(docket, one)))
    return [];
  return due.filter(
    ({ slot, request }) =>
      slot === newest && findRun(docket, request) === undefined && !isAnswered(docket, request),
  );
}

/**
 * Records readings that change something: the first healthy one, and red ones. When the soak has held and the checks by
 * hand are ticked it asks for the final probes; when these are healthy, too, the incident is resolved.
 */
export function judgeValidation(docket: Docket): Docket {
  const validation = docket.incident?.validation;
  if (validation === undefined) return docket;
  let next = docket;
  const healthy: Evidence[] = [];
  for (const reading of readingsUntil(validation, docket.now)) {
    const outcome = outcomeOf(docket, validation, reading);
    if (outcome === undefined) continue;
    if (outcome.isQuiet) healthy.push({ reading, ...outcome });
    else next = record(next, `reading/${reading.request}`, outcome.events);
  }
  if (next !== docket) return next;
  const held = soakOf(docket, validation, healthy);
  return held === undefined ? docket : conclude(docket, validation, held);
}

interface Evidence extends ReadingOutcome {
  readonly reading: Reading;
}

/** A soak that has held: when, and readings that show it and are not on record. */
interface Held {
  readonly at: Instant;
  readonly evidence: readonly IncidentEvent[];
}

/** How many readings of a soak the ledger keeps as evidence. */
const MOST_EVIDENCE = 12;

function soakOf(
  docket: Docket,
  validation: Validation,
  healthy: readonly Evidence[],
): Held | undefined {
  const due = soakedAt(validation);
  if (due === undefined || due > docket.now) return undefined;
  const slots = wholeSlots(validation, healthy);
  if (isSoakOnRecord(validation)) {
    const last = slots.at(-1) ?? [];
    const isMuch = (last[0]?.reading.slot ?? 0) >= MOST_EVIDENCE;
    return { at: due, evidence: isMuch ? last.flatMap(({ events }) => events) : [] };
  }
  const [whole] = slots;
  if (whole === undefined) return undefined;
  const slot = whole[0]?.reading.slot ?? 0;
  return {
    at: latest(whole.map(({ at }) => at)),
    evidence: healthy
      .filter(({ reading }) => reading.slot <= slot)
      .slice(-MOST_EVIDENCE)
      .flatMap(({ events }) => events),
  };
}

/** The readings by slot, where any of them may end the soak: all probes have to be healthy in one and the same. */
function wholeSlots(
  { probes }: Validation,
  healthy: readonly Evidence[],
): readonly (readonly Evidence[])[] {
  const slots = new Map<number, Evidence[]>();
  for (const one of healthy.filter(({ reading }) => reading.isDecisive))
    slots.set(one.reading.slot, [...(slots.get(one.reading.slot) ?? []), one]);
  return [...slots.values()].filter((all) => all.length >= probes.length);
}

const latest = (moments: readonly Instant[]): Instant => instant(Math.max(...moments));

/** What follows when the soak has held. */
function conclude(docket: Docket, validation: Validation, held: Held): Docket {
  const { incident } = docket;
  if (incident === undefined) return docket;
  const { requestedAt, lastReadingAt, note, requestedBy: by } = validation;
  const { evidence } = held;
  if (openChecks(validation) > 0) {
    // On record, so that the card can say that only people are waited for; now and then again, so that a night of quiet
    // readings need not be read anew each time. What runs is known by the last reading on record, so that stays meanwhile.
    const mayRecord = evidence.length > 0 && !isAnyRunning(docket, validation);
    return mayRecord
      ? record(docket, `soaked/${requestedAt}/${lastReadingAt ?? 0}`, evidence)
      : docket;
  }
  const finals = finalsOf(incident, validation);
  switch (finals.kind) {
    case "pending":
      return docket;
    case "inconclusive":
      return finals.againAt > docket.now ? docket : askFinals(docket, validation, evidence);
    case "due":
      return askFinals(docket, validation, evidence);
    case "healthy": {
      const ticked = lastTickOf(docket, requestedAt);
      const at = latest([held.at, finals.at, ticked ?? held.at]);
      return record(docket, `resolved/${requestedAt}/${at}`, [
        ...evidence,
        { kind: "resolved", at, by, note, isOverride: false },
      ]);
    }
  }
}

const isAnyRunning = (docket: Docket, validation: Validation): boolean =>
  readingsUntil(validation, docket.now).some((reading) => isRunning(docket, reading));

/** When a check by hand was last ticked since the resolution was asked for. */
const lastTickOf = ({ ledger }: Docket, since: Instant): Instant | undefined =>
  ledger.entries
    .flatMap(({ events }) => events)
    .findLast(({ kind, at }) => kind === "manual-check-set" && at >= since)?.at;

/** Asks for all final probes in one run. How often they were asked for before makes the key: whoever looks makes the same. */
function askFinals(
  docket: Docket,
  { requestedAt, requestedBy: by, final }: Validation,
  evidence: readonly IncidentEvent[],
): Docket {
  const { incident, snapshot, now: at } = docket;
  const attempt = finalsAsked(incident?.probeRuns ?? [], requestedAt) + 1;
  const asked = Math.floor(requestedAt / 1000).toString(36);
  const group = `f${snapshot.key.number}-${asked}-${attempt}`;
  return record(docket, `final/${group}`, [
    ...evidence,
    ...final.map((probe): IncidentEvent => ({
      kind: "probe-requested",
      at,
      by,
      probe,
      request: `${group}~${probe}`,
      purpose: "validation",
      group,
    })),
  ]);
}
