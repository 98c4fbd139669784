import { withMarker } from "../../src/control/bot-comment.ts";
import type { Health, ProbeReport } from "../../src/domain/probe/report.ts";
import { readMarker } from "../../src/control/bot-comment.ts";
import { milliseconds } from "../../src/domain/time.ts";
import { ACTIONS } from "../support/memory-forge.ts";
import type { bench } from "./bench.ts";

type Bench = ReturnType<typeof bench>;

/** Key of the request that the last probe run answers. */
export const requestOf = (b: Bench, index = -1): string =>
  b.runs.at(index)?.title.split(" ").at(-1) ?? "";

/** Does what the Action does: runs the probe of a request, reports into its comment, ends the run. */
export function reportProbe(
  b: Bench,
  health: Health,
  request = requestOf(b),
  values: ProbeReport["values"] = { overall: health },
): void {
  const answer = b.of("probe").find(({ body }) => {
    const marker = readMarker(body);
    return marker?.kind === "probe" && marker.request === request;
  });
  const body = withMarker(`The API is ${health}.`, {
    kind: "probe",
    request,
    run: undefined,
    impossible: undefined,
    report: {
      version: 1,
      probe: "health",
      request,
      health,
      summary: health === "healthy" ? "every assertion holds" : "status is 503",
      at: b.clock(),
      latency: milliseconds(12),
      attempts: 1,
      assertions: [{ assertion: "status is 200", holds: health === "healthy", found: "503" }],
      values,
      runUrl: undefined,
    },
  });
  if (answer === undefined) b.sayAs(ACTIONS, body);
  else b.editAs(answer.id, body);
  b.finishRun(request, health === "healthy" ? "success" : "failure");
}

/** Ends a quiet reading of a soak: healthy says nothing, anything else writes. */
export function endReading(b: Bench, health: Health, request = requestOf(b)): void {
  if (health === "healthy") b.finishRun(request, "success");
  else reportProbe(b, health, request);
}
