import { z } from "zod/mini";
import { described, fallback, later } from "./schema-part.ts";
import { nearest } from "../domain/command/nearest.ts";
import { SECTION_ROLES } from "../domain/runbook/runbook.ts";
import { milliseconds } from "../domain/time.ts";
import { duration, name, path } from "./scalar.ts";
import { listed } from "./name-problem.ts";

const DAY = milliseconds(86_400_000);
const TEN_YEARS = milliseconds(3660 * DAY);

/** Says which of the roles was probably meant, or what they are. */
function noRole(input: unknown): string {
  const meant = typeof input === "string" ? nearest(input, SECTION_ROLES) : undefined;
  return meant === undefined
    ? `must be one of ${listed(SECTION_ROLES)}`
    : `must be the role of a section; probably \`${meant}\` is meant`;
}

const role = () => z.enum(SECTION_ROLES, { error: ({ input }) => noRole(input) });

const sections = () =>
  z.strictObject(
    {
      files: described(
        z.union([path("pattern of paths"), z.array(path("pattern of paths"))], {
          error: "must be a list of patterns such as `runbooks/**`",
        }),
        "Patterns of the runbooks that need them.",
      ),
      sections: described(
        z
          .array(role(), { error: "must be a list of roles of sections" })
          .check(z.minLength(1, { error: "must name at least one role of a section" })),
        "What sections these runbooks need, by their roles.",
      ),
    },
    { error: "must be a mapping with `files` and `sections`" },
  );

const required = () =>
  z.union([role(), sections()], {
    error: ({ input }) =>
      typeof input === "string"
        ? noRole(input)
        : "must be the role of a section, or a mapping with `files` and `sections`",
  });

/** `lint`, as written. */
export const Lint = later(() =>
  described(
    z.strictObject(
      {
        preset: described(
          fallback(z.enum(["recommended", "strict"]), "recommended"),
          "`strict` makes a warning of every rule that is a notice or off where nothing is said.",
        ),
        rules: described(
          fallback(
            z.record(name(), z.enum(["off", "notice", "warning", "error"]), {
              error: "must be a mapping from rules to `off`, `notice`, `warning` or `error`",
            }),
            {},
          ),
          "What single rules weigh, by their names without `runbook/`.",
        ),
        require: described(
          fallback(z.array(later(required), { error: "must be a list of roles of sections" }), []),
          "Sections that runbooks must have, by their roles: in all of them, or in those that patterns name.",
        ),
        "review-every": described(
          z.optional(duration(DAY, TEN_YEARS)),
          "After how long a runbook has to be reviewed that does not say so itself.",
        ),
        index: described(
          fallback(
            path("path of a file").check(
              z.regex(/\.md$/u, { error: "must be a Markdown file: `runbooks/README.md`" }),
            ),
            "runbooks/README.md",
          ),
          "The file with the table of all runbooks.",
        ),
      },
      { error: "must be a mapping with `preset`, `rules`, `require`, `review-every` and `index`" },
    ),
    "How `sitrep lint` judges runbooks.",
  ),
);
