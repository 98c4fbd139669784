import { z } from "zod/mini";
import { described, later } from "./schema-part.ts";
import { durationOrNone, line, name } from "./scalar.ts";

const PALETTE_HELP = 'Six hexadecimal digits, in quotes: `"b60205"`.';

/** One level of `severities`, as written. */
const severity = () =>
  z.nullable(
    z.strictObject(
      {
        label: described(
          z.optional(line(50)),
          "What the team calls it in prose. Default: the code in capitals.",
        ),
        description: described(
          z.optional(line(300)),
          "When it applies; shown in the label's description.",
        ),
        aliases: described(
          z.optional(z.array(line(50), { error: "must be a list of words" })),
          "Other words people use for it, in commands and in the form. Case and punctuation do not matter.",
        ),
        color: described(
          z.optional(
            z.pipe(
              z.string({ error: "must be six hexadecimal digits in quotes" }).check(
                z.regex(/^#?[0-9A-Fa-f]{6}$/u, {
                  error: "must be six hexadecimal digits in quotes",
                }),
              ),
              z.transform((text) => text.replace("#", "").toLowerCase()),
            ),
          ),
          `Colour of its label. ${PALETTE_HELP} Default: from red to grey.`,
        ),
        acknowledge: described(
          z.optional(durationOrNone()),
          "How soon somebody has to acknowledge; `false` for no target.",
        ),
        resolve: described(
          z.optional(durationOrNone()),
          "How soon users should be well again; `false` for no target.",
        ),
        update: described(
          z.optional(durationOrNone()),
          "How often an update is due while the incident is active; `false` for never.",
        ),
        soak: described(
          z.optional(durationOrNone()),
          "How long it must stay healthy between `/resolve` and being resolved. Default: no soak.",
        ),
        postmortem: described(
          z.optional(durationOrNone()),
          "How soon after the resolution the postmortem is due; `false` where none is written. Default: 24h.",
        ),
      },
      { error: "must be a mapping of settings, such as `{acknowledge: 5m}`" },
    ),
  );

/** The scale, from worst to mildest. */
export const Severities = later(() =>
  described(
    z
      .record(name(), later(severity), {
        error: "must be a mapping from codes, such as `sev-1`, to their settings",
      })
      .check(
        z.refine((levels) => Object.keys(levels).length > 0, {
          error: "must name at least one severity",
          abort: true,
        }),
      ),
    "The severity scale, from worst to mildest, by the code used in labels and commands.",
  ),
);
