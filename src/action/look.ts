import type { Policy } from "../domain/policy.ts";
import { damp, type Attempts } from "../domain/probe/damp.ts";
import { makeReport, type ReportOrigin } from "../domain/probe/make-report.ts";
import { needsHistory } from "../domain/probe/needs-history.ts";
import type { ProbeReport } from "../domain/probe/report.ts";
import type { ProbeSpec } from "../domain/probe/spec.ts";
import { instant } from "../domain/time.ts";
import { runProbes, type RunContext } from "../probe/run.ts";
import { reasonOf, type ProbeReason } from "./probe-reason.ts";
import { digestOf } from "./spec-digest.ts";

/** What a probe found, and in one word why. */
export interface Look {
  readonly title: string;
  readonly report: ProbeReport;
  readonly reason: ProbeReason;
  /** Whether later readings of the incident are compared with this one. */
  readonly isCompared: boolean;
  /** Each attempt, in order; none where nothing was looked at. */
  readonly attempts: readonly Attempts[number][];
}

/** Runs probes, all at the same time, with their retries and samples. */
export async function look(
  specs: readonly ProbeSpec[],
  context: RunContext,
  originOf: (probe: string) => ReportOrigin,
): Promise<readonly Look[]> {
  const runs = await runProbes(specs, context);
  return runs.flatMap((attempts, index) => {
    const spec = specs[index];
    if (spec === undefined) return [];
    const origin = { ...originOf(spec.name), spec: digestOf(spec) };
    const earlier = context.history?.get(spec.name) ?? [];
    const report = makeReport(spec, attempts, origin, earlier);
    return [
      {
        title: spec.title,
        report,
        reason: reasonOf(damp(attempts, spec), report.health),
        isCompared: needsHistory(spec),
        attempts,
      },
    ];
  });
}

/** Nothing was looked at, because the config has no such probe. */
export function unknownProbe(
  name: string,
  probes: Policy["probes"],
  { request, runUrl, commit }: ReportOrigin,
): Look {
  const known = [...probes.keys()];
  const hint = known.length === 0 ? "it has none" : `it has ${known.join(", ")}`;
  return {
    title: name,
    reason: "unknown_probe",
    isCompared: false,
    attempts: [],
    report: {
      version: 1,
      probe: name,
      request,
      health: "inconclusive",
      summary: `There is no probe "${name}" in the config of the default branch; ${hint}.`,
      at: instant(Date.now()),
      latency: undefined,
      attempts: undefined,
      assertions: [],
      values: {},
      runUrl,
      commit,
    },
  };
}
