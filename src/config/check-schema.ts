import { z } from "zod";
import { line, name } from "./scalar.ts";

const runs = (fallback: number) =>
  z
    .int({ error: "must be a whole number from 1 to 10" })
    .min(1, { error: "must be a whole number from 1 to 10" })
    .max(10, { error: "must be a whole number from 1 to 10" })
    .default(fallback);

/** Probes that run on a schedule, as written. */
const Check = z.strictObject(
  {
    title: line(100)
      .optional()
      .describe("Title of the incident it opens. Default: the key, with “fails” behind it."),
    probes: z
      .array(name(), { error: "must be a list of names of probes" })
      .min(1, { error: "must name at least one probe" })
      .max(20, { error: "may name at most twenty probes" })
      .describe("Probes that one run of the check runs side by side."),
    fail: runs(2).describe("How many failing runs in a row open the incident."),
    recover: runs(2).describe("How many good runs in a row note that it has recovered."),
    severity: line(50)
      .optional()
      .describe("Severity of the incident. Default: the mildest but one."),
    service: line(100).optional().describe("The service it is about, by its id."),
  },
  { error: "must be a mapping with `probes`, such as `{probes: [health]}`" },
);

/** All checks, by the name that the workflow gives as `check`. */
export const Checks = z
  .record(name(), Check, { error: "must be a mapping from names to checks" })
  .describe(
    "Probes that a workflow runs on a schedule, by the name it gives as `check`; they open an incident when they keep failing.",
  );
