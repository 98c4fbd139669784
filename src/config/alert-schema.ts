import { z } from "zod/mini";
import { described, fallback, later } from "./schema-part.ts";
import { minutes } from "../domain/time.ts";
import { duration, line } from "./scalar.ts";

const Storm = later(() =>
  described(
    z.strictObject(
      {
        most: described(
          fallback(
            z
              .int({ error: "must be a whole number from 1 to 100" })
              .check(
                z.minimum(1, { error: "must be a whole number from 1 to 100" }),
                z.maximum(100, { error: "must be a whole number from 1 to 100" }),
              ),
            10,
          ),
          "How many incidents alerts may open in that time.",
        ),
        per: described(
          z.prefault(duration(minutes(1), minutes(24 * 60)), "10m"),
          "The time. What comes beyond joins the newest of them.",
        ),
      },
      { error: "must be a mapping with `most` and `per`" },
    ),
    "How many incidents alerts may open in how much time.",
  ),
);

/** How alerts of other systems become incidents, as written. */
export const Alerts = later(() =>
  described(
    z.strictObject(
      {
        severities: described(
          fallback(
            z.record(z.string(), line(50), {
              error: "must be a mapping from words, such as `critical`, to severities",
            }),
            {},
          ),
          "Severity by what alerts call it: `{critical: sev-1, page: sev-1}`.",
        ),
        fingerprint: described(
          fallback(
            z
              .array(line(100), { error: "must be a list of names of labels" })
              .check(z.maxLength(10, { error: "may name at most ten labels" })),
            ["alertname", "service"],
          ),
          "Labels that tell one incident from another. The alert's name always does.",
        ),
        storm: z.prefault(Storm, {}),
      },
      { error: "must be a mapping with `severities`, `fingerprint` and `storm`" },
    ),
    "How alerts, which arrive as `repository_dispatch` of type `alert`, become incidents.",
  ),
);
