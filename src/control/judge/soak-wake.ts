import type { Validation } from "../../domain/incident.ts";
import { after, before, earliest, minutes, type Instant } from "../../domain/time.ts";
import { finalsOf } from "../../domain/validation/final.ts";
import { soakedAt } from "../../domain/validation/soak.ts";
import type { Docket } from "./docket.ts";
import { findRun, RUN_LIMIT } from "./probe.ts";
import {
  isRunning,
  mayHaveToWait,
  nextReadingAt,
  outcomeOf,
  readingsUntil,
} from "./soak-reading.ts";

/** When the soak needs another look: its next reading, the end of one that runs, its end, or the final probes again. */
export function wakeForValidation(docket: Docket): Instant | undefined {
  const { incident, now } = docket;
  const validation = incident?.validation;
  if (incident === undefined || validation === undefined) return undefined;
  const finals = finalsOf(incident, validation);
  const own = [soakedAt(validation), finals.kind === "inconclusive" ? finals.againAt : undefined];
  return earliest(
    ...own.filter((at) => at !== undefined && at > now),
    ...(validation.probes.length === 0 ? [] : wakesForReadings(docket, validation)),
  );
}

function wakesForReadings(docket: Docket, validation: Validation): readonly Instant[] {
  const asked = readingsUntil(validation, docket.now);
  const newest = asked.at(-1);
  // A reading that was late to begin is waited for as well.
  const isPending = asked.some((one) => isRunning(docket, one));
  const isYoung = newest !== undefined && newest.at >= before(docket.now, RUN_LIMIT);
  const isAnyOpen = asked.some(
    (one) =>
      (one.slot === newest?.slot || findRun(docket, one.request) !== undefined) &&
      outcomeOf(docket, validation, one) === undefined,
  );
  const next = nextReadingAt(validation, docket.now);
  const isAtEnd = newest?.isDecisive === true && !mayHaveToWait(validation);
  return [
    ...(isAtEnd || next === undefined ? [] : [next]),
    ...((isYoung && isAnyOpen) || isPending ? [after(docket.now, minutes(2))] : []),
  ];
}
