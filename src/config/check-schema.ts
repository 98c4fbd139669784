import { z } from "zod/mini";
import { described, fallback, later } from "./schema-part.ts";
import { line, name } from "./scalar.ts";

const runs = (usual: number) =>
  fallback(
    z
      .int({ error: "must be a whole number from 1 to 10" })
      .check(
        z.minimum(1, { error: "must be a whole number from 1 to 10" }),
        z.maximum(10, { error: "must be a whole number from 1 to 10" }),
      ),
    usual,
  );

/** Probes that run on a schedule, as written. */
const check = () =>
  z.strictObject(
    {
      title: described(
        z.optional(line(100)),
        "Title of the incident it opens. Default: the key, with “fails” behind it.",
      ),
      probes: described(
        z
          .array(name(), { error: "must be a list of names of probes" })
          .check(
            z.minLength(1, { error: "must name at least one probe" }),
            z.maxLength(20, { error: "may name at most twenty probes" }),
          ),
        "Probes that one run of the check runs side by side.",
      ),
      fail: described(runs(2), "How many failing runs in a row open the incident."),
      recover: described(runs(2), "How many good runs in a row note that it has recovered."),
      severity: described(
        z.optional(line(50)),
        "Severity of the incident. Default: the mildest but one.",
      ),
      service: described(z.optional(line(100)), "The service it is about, by its id."),
    },
    { error: "must be a mapping with `probes`, such as `{probes: [health]}`" },
  );

/** All checks, by the name that the workflow gives as `check`. */
export const Checks = later(() =>
  described(
    z.record(name(), later(check), { error: "must be a mapping from names to checks" }),
    "Probes that a workflow runs on a schedule, by the name it gives as `check`; they open an incident when they keep failing.",
  ),
);
