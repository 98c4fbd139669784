import { isInstant, type Duration, type Instant } from "../time.ts";
import type { JsonScalar } from "./expectation.ts";
import type { Health, ProbeReport } from "./report.ts";

/** What one earlier run of a probe read. */
export interface Reading {
  readonly at: Instant;
  /** The health of the service as it was told then. */
  readonly health: Health;
  /** What that run alone said, whatever its neighbours. */
  readonly reading: Health;
  readonly latency: Duration | undefined;
  readonly values: Readonly<Record<string, JsonScalar>>;
}

/** Earlier readings of one incident by name of probe, oldest first. */
export type History = ReadonlyMap<string, readonly Reading[]>;

/** Nothing was read before. */
export const NO_HISTORY: History = new Map();

/** Most readings of one probe that are looked back at. */
const MOST = 60;

/**
 * The history that reports of an incident tell. One run counts once, however often its report stands somewhere; where
 * there are too many, the oldest are left out.
 */
export function historyOf(reports: readonly ProbeReport[]): History {
  const byProbe = new Map<string, Map<string, Reading>>();
  for (const report of reports) {
    // Reports are read from comments, and one there may have been changed by hand.
    if (!isInstant(report.at)) continue;
    const runs = byProbe.get(report.probe) ?? new Map<string, Reading>();
    runs.set(report.request ?? `${report.at}`, readingOf(report));
    byProbe.set(report.probe, runs);
  }
  return new Map(
    [...byProbe].map(([probe, runs]) => [
      probe,
      [...runs.values()].toSorted((a, b) => a.at - b.at).slice(-MOST),
    ]),
  );
}

const readingOf = ({ at, health, reading = health, latency, values }: ProbeReport): Reading => ({
  at,
  health,
  reading,
  latency,
  values,
});

/** One earlier reading of one value. */
export interface Earlier {
  readonly at: Instant;
  readonly value: JsonScalar;
}

/** The earlier readings of one value, oldest first; runs that did not read it are left out. */
export const earlierOf = (readings: readonly Reading[], name: string): readonly Earlier[] =>
  readings.flatMap(({ at, values }) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    return value === undefined ? [] : [{ at, value }];
  });
