import { z } from "zod";
import { durationOrNone, line, name } from "./scalar.ts";

const PALETTE_HELP = 'Six hexadecimal digits, in quotes: `"b60205"`.';

/** One level of `severities`, as written. */
const Severity = z
  .strictObject(
    {
      label: line(50)
        .optional()
        .describe("What the team calls it in prose. Default: the code in capitals."),
      description: line(300)
        .optional()
        .describe("When it applies; shown in the label's description."),
      aliases: z
        .array(line(50), { error: "must be a list of words" })
        .optional()
        .describe(
          "Other words people use for it, in commands and in the form. Case and punctuation do not matter.",
        ),
      color: z
        .string({ error: "must be six hexadecimal digits in quotes" })
        .regex(/^#?[0-9A-Fa-f]{6}$/u, { error: "must be six hexadecimal digits in quotes" })
        .transform((text) => text.replace("#", "").toLowerCase())
        .optional()
        .describe(`Colour of its label. ${PALETTE_HELP} Default: from red to grey.`),
      acknowledge: durationOrNone()
        .optional()
        .describe("How soon somebody has to acknowledge; `false` for no target."),
      resolve: durationOrNone()
        .optional()
        .describe("How soon users should be well again; `false` for no target."),
      update: durationOrNone()
        .optional()
        .describe("How often an update is due while the incident is active; `false` for never."),
      soak: durationOrNone()
        .optional()
        .describe(
          "How long it must stay healthy between `/resolve` and being resolved. Default: no soak.",
        ),
      postmortem: durationOrNone()
        .optional()
        .describe(
          "How soon after the resolution the postmortem is due; `false` where none is written. Default: 24h.",
        ),
    },
    { error: "must be a mapping of settings, such as `{acknowledge: 5m}`" },
  )
  .nullable();

/** The scale, from worst to mildest. */
export const Severities = z
  .record(name(), Severity, {
    error: "must be a mapping from codes, such as `sev-1`, to their settings",
  })
  .refine((levels) => Object.keys(levels).length > 0, {
    error: "must name at least one severity",
    abort: true,
  })
  .describe("The severity scale, from worst to mildest, by the code used in labels and commands.");
