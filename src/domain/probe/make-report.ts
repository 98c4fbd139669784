import { damp, healthyIn, type Attempts } from "./damp.ts";
import type { Reading } from "./history.ts";
import { steady, type Steadied } from "./hysteresis.ts";
import type { Health, ProbeReport } from "./report.ts";
import type { ProbeSpec } from "./spec.ts";
import { describeVerdict, type Verdict } from "./verdict.ts";

/** Who asked for a run, what was asked, and where it can be seen. */
export interface ReportOrigin {
  readonly request: string | undefined;
  readonly runUrl: string | undefined;
  /** Commit the spec was read from. */
  readonly commit?: string | undefined;
  /** Digest of the spec. */
  readonly spec?: string | undefined;
}

/** Puts together what a run of a probe says, from all its attempts and the readings before it, oldest first. */
export function makeReport(
  spec: ProbeSpec,
  attempts: Attempts,
  { request, runUrl, commit, spec: digest }: ReportOrigin,
  earlier: readonly Reading[] = [],
): ProbeReport {
  const { observation, verdict } = damp(attempts, spec);
  const steadied = steady(verdict.health, earlier, spec.hysteresis);
  const isHeldBack = steadied.health !== verdict.health;
  const timings = observation.kind === "answered" ? observation.timings : {};
  const more = [
    ...sampled(spec, attempts),
    ...(isHeldBack ? [heldBack(verdict.health, steadied)] : []),
  ];
  return {
    version: 1,
    probe: spec.name,
    request,
    ...verdict,
    health: steadied.health,
    summary: [verdict.summary, ...more.map(describeVerdict)].join(" "),
    says: { kind: "sentences", of: [verdict.says, ...more] },
    at: observation.at,
    latency: observation.latency,
    attempts: attempts.length,
    runUrl,
    ...(isHeldBack && { reading: verdict.health }),
    ...(observation.kind === "failed" && { reason: observation.reason }),
    ...(digest !== undefined && { spec: digest }),
    ...(commit !== undefined && { commit }),
    ...(Object.keys(timings).length > 0 && { timings }),
  };
}

function sampled({ samples }: ProbeSpec, attempts: Attempts): readonly Verdict[] {
  if (samples === undefined) return [];
  const { need, of } = samples;
  return [{ kind: "sampled", healthy: healthyIn(attempts), attempts: attempts.length, need, of }];
}

/** Why the service counts as something else than this run saw. */
const heldBack = (reading: Health, { row, needed }: Steadied): Verdict => ({
  kind: reading === "unhealthy" ? "failing-in-row" : "healthy-in-row",
  row,
  needed,
});
