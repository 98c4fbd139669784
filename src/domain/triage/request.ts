import type { EventOf } from "../event.ts";
import type { Instant } from "../time.ts";
import type { TriageSpec } from "./spec.ts";

/** Asks for all probes of a triage; one workflow run, whose key is `group`, serves them together. */
export const triageRequests = (
  { probes }: Pick<TriageSpec, "probes">,
  {
    at,
    by,
    group,
  }: { readonly at: Instant; readonly by: string | undefined; readonly group: string },
): readonly EventOf<"probe-requested">[] =>
  [...new Set(probes)].map((probe) => ({
    kind: "probe-requested",
    at,
    by,
    probe,
    request: `${group}~${probe}`,
    purpose: "triage",
    group,
  }));
