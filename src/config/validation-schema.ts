import { z } from "zod/mini";
import { described, fallback, later } from "./schema-part.ts";
import { minutes, seconds } from "../domain/time.ts";
import { duration, line, name } from "./scalar.ts";

/** What must be well for an incident to be resolved, as written. */
export const Validation = later(() =>
  described(
    z.strictObject(
      {
        probes: described(
          fallback(z.array(name(), { error: "must be a list of names of probes" }), []),
          "Probes that must be healthy, and stay so for the soak of the severity, for an incident to be resolved.",
        ),
        every: described(
          z.prefault(duration(seconds(60), minutes(24 * 60)), "5m"),
          "How often they run between `/resolve` and the resolution.",
        ),
        manual: described(
          fallback(
            z
              .array(line(300), {
                error: "must be a list of sentences, each line beginning with `-`",
              })
              .check(z.maxLength(20, { error: "may list at most twenty checks" })),
            [],
          ),
          "What people check by hand, each in a sentence; all of them must be ticked before an incident is resolved.",
        ),
        final: described(
          fallback(
            z
              .array(name(), { error: "must be a list of names of probes" })
              .check(z.maxLength(10, { error: "may name at most ten probes" })),
            [],
          ),
          "Probes that run once, after the soak has held and the checks by hand are ticked, and must be healthy: most often a smoke test of kind `workflow`.",
        ),
      },
      { error: "must be a mapping with `probes`, `every`, `manual` and `final`" },
    ),
    "What must be well before an incident is resolved.",
  ),
);
