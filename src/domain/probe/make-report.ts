import type { Attempts } from "./damp.ts";
import { damp } from "./damp.ts";
import type { ProbeReport } from "./report.ts";
import type { ProbeSpec } from "./spec.ts";

/** Who asked for a run and where it can be seen. */
export interface ReportOrigin {
  readonly request: string | undefined;
  readonly runUrl: string | undefined;
}

/** Puts together what a run of a probe says, from all its attempts. */
export function makeReport(
  spec: ProbeSpec,
  attempts: Attempts,
  { request, runUrl }: ReportOrigin,
): ProbeReport {
  const { observation, verdict } = damp(attempts);
  return {
    version: 1,
    probe: spec.name,
    request,
    ...verdict,
    at: observation.at,
    latency: observation.latency,
    attempts: attempts.length,
    runUrl,
  };
}
