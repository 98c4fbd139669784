import type { Why } from "../clause.ts";
import type { Incident, ProbeRun } from "../incident.ts";
import type { Instant } from "../time.ts";
import { toldIn } from "../probe/report.ts";
import { isFinal } from "./final.ts";

/** A red reading that started the soak again. */
interface Setback {
  readonly at: Instant;
  readonly probe: string;
  /** Key of the workflow run that found it. */
  readonly run: string;
  readonly isFinal: boolean;
  /** What its report says, which names what does not hold. */
  readonly why: Why;
}

/** The red readings since the resolution was asked for, oldest first: each of them started the count again. */
export const setbacksOf = ({
  validation,
  probeRuns,
}: Pick<Incident, "validation" | "probeRuns">): readonly Setback[] =>
  validation === undefined
    ? []
    : probeRuns.flatMap((run) =>
        run.purpose === "validation" && run.requestedAt >= validation.requestedAt
          ? setback(run)
          : [],
      );

function setback(run: ProbeRun): readonly Setback[] {
  const { outcome, probe, request, group } = run;
  if (outcome.kind !== "reported" || outcome.report.health !== "unhealthy") return [];
  return [
    {
      at: outcome.at,
      probe,
      run: group ?? request,
      isFinal: isFinal(run),
      why: toldIn(outcome.report),
    },
  ];
}
