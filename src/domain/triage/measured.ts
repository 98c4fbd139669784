import type { JsonScalar } from "../probe/expectation.ts";
import { earlierOf, type Earlier, type History } from "../probe/history.ts";
import type { ProbeReport } from "../probe/report.ts";
import type { Instant } from "../time.ts";

/** A value some probe of a triage read, and its earlier readings in the same incident, oldest first. */
export interface Measured {
  readonly value: JsonScalar;
  readonly at: Instant;
  readonly earlier: readonly Earlier[];
}

/**
 * What is known of a value by its name: `PROBE.NAME`, else the name as the first of the probes reports it that has it,
 * else `PROBE.health`. A probe that could not look knows nothing.
 */
export function measure(
  name: string,
  reports: readonly ProbeReport[],
  history: History,
): Measured | undefined {
  const conclusive = reports.filter(({ health }) => health !== "inconclusive");
  const named = conclusive.flatMap((report) => {
    const own = nameWithin(name, report.probe);
    return own === undefined ? [] : [{ report, own }];
  });
  const bare = conclusive.map((report) => ({ report, own: name }));
  for (const { report, own } of [named, bare].flat()) {
    const value = Object.hasOwn(report.values, own) ? report.values[own] : undefined;
    if (value !== undefined)
      return { value, at: report.at, earlier: earlierOf(history.get(report.probe) ?? [], own) };
  }
  const asked = named.find(({ own }) => own === "health")?.report;
  return asked === undefined ? undefined : healthOf(asked, history);
}

/** `queued` for `queue.queued` of the probe `queue`. */
const nameWithin = (name: string, probe: string): string | undefined =>
  name.startsWith(`${probe}.`) ? name.slice(probe.length + 1) : undefined;

const healthOf = ({ probe, health, at }: ProbeReport, history: History): Measured => ({
  value: health,
  at,
  earlier: (history.get(probe) ?? []).flatMap((reading) =>
    reading.health === "inconclusive" ? [] : [{ at: reading.at, value: reading.health }],
  ),
});
