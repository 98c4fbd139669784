import { z } from "zod";
import { minutes } from "../domain/time.ts";
import { duration, line } from "./scalar.ts";

const Storm = z
  .strictObject(
    {
      most: z
        .int({ error: "must be a whole number from 1 to 100" })
        .min(1, { error: "must be a whole number from 1 to 100" })
        .max(100, { error: "must be a whole number from 1 to 100" })
        .default(10)
        .describe("How many incidents alerts may open in that time."),
      per: duration(minutes(1), minutes(24 * 60))
        .prefault("10m")
        .describe("The time. What comes beyond joins the newest of them."),
    },
    { error: "must be a mapping with `most` and `per`" },
  )
  .describe("How many incidents alerts may open in how much time.");

/** How alerts of other systems become incidents, as written. */
export const Alerts = z
  .strictObject(
    {
      severities: z
        .record(z.string(), line(50), {
          error: "must be a mapping from words, such as `critical`, to severities",
        })
        .default({})
        .describe("Severity by what alerts call it: `{critical: sev-1, page: sev-1}`."),
      fingerprint: z
        .array(line(100), { error: "must be a list of names of labels" })
        .max(10, { error: "may name at most ten labels" })
        .default(["alertname", "service"])
        .describe("Labels that tell one incident from another. The alert's name always does."),
      storm: Storm.prefault({}),
    },
    { error: "must be a mapping with `severities`, `fingerprint` and `storm`" },
  )
  .describe("How alerts, which arrive as `repository_dispatch` of type `alert`, become incidents.");
