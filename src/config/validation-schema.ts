import { z } from "zod";
import { minutes, seconds } from "../domain/time.ts";
import { duration, line, name } from "./scalar.ts";

/** What must be well for an incident to be resolved, as written. */
export const Validation = z
  .strictObject(
    {
      probes: z
        .array(name(), { error: "must be a list of names of probes" })
        .default([])
        .describe(
          "Probes that must be healthy, and stay so for the soak of the severity, for an incident to be resolved.",
        ),
      every: duration(seconds(60), minutes(24 * 60))
        .prefault("5m")
        .describe("How often they run between `/resolve` and the resolution."),
      manual: z
        .array(line(300), {
          error: "must be a list of sentences, each line beginning with `-`",
        })
        .max(20, { error: "may list at most twenty checks" })
        .default([])
        .describe(
          "What people check by hand, each in a sentence; all of them must be ticked before an incident is resolved.",
        ),
      final: z
        .array(name(), { error: "must be a list of names of probes" })
        .max(10, { error: "may name at most ten probes" })
        .default([])
        .describe(
          "Probes that run once, after the soak has held and the checks by hand are ticked, and must be healthy: most often a smoke test of kind `workflow`.",
        ),
    },
    { error: "must be a mapping with `probes`, `every`, `manual` and `final`" },
  )
  .describe("What must be well before an incident is resolved.");
