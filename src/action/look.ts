import { setTimeout } from "node:timers/promises";
import type { Policy } from "../domain/policy.ts";
import type { Attempt } from "../domain/probe/damp.ts";
import { damp } from "../domain/probe/damp.ts";
import { makeReport } from "../domain/probe/make-report.ts";
import type { ReportOrigin } from "../domain/probe/make-report.ts";
import type { ProbeReport } from "../domain/probe/report.ts";
import type { ProbeSpec } from "../domain/probe/spec.ts";
import { instant } from "../domain/time.ts";
import type { ProbeReason } from "./outcome.ts";

/** What a probe found, and in one word why. */
export interface Look {
  readonly title: string;
  readonly report: ProbeReport;
  readonly reason: ProbeReason;
}

/** Runs a probe with its retries. */
export async function look(
  spec: ProbeSpec,
  secrets: ReadonlyMap<string, string>,
  origin: ReportOrigin,
): Promise<Look> {
  const { runProbe } = await import("../probe/run.ts");
  const attempts = await runProbe(spec, {
    secrets,
    clock: () => instant(Date.now()),
    // The runner ends the whole process when the job is cancelled.
    signal: new AbortController().signal,
    delay: (span) => setTimeout(span),
  });
  return {
    title: spec.title,
    report: makeReport(spec, attempts, origin),
    reason: reasonOf(damp(attempts)),
  };
}

function reasonOf({ observation, verdict }: Attempt): ProbeReason {
  if (verdict.health === "healthy") return "assertions_hold";
  if (observation.kind === "failed") return observation.reason;
  return verdict.health === "unhealthy" ? "assertion_failed" : "misconfigured";
}

/** Nothing was looked at, because the config has no such probe. */
export function unknownProbe(
  name: string,
  probes: Policy["probes"],
  { request, runUrl }: ReportOrigin,
): Look {
  const known = [...probes.keys()];
  const hint = known.length === 0 ? "it has none" : `it has ${known.join(", ")}`;
  return {
    title: name,
    reason: "unknown_probe",
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
    },
  };
}
