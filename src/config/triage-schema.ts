import { z } from "zod/mini";
import { described, fallback, later } from "./schema-part.ts";
import { valueTests } from "./expect-schema.ts";
import { line, name, path } from "./scalar.ts";

const condition = () =>
  z.strictObject(
    {
      value: described(
        line(100),
        "A value that a probe of the triage reports: `queue_depth.queued`, with the name of the probe ahead where several have it, `queue.queue_depth.queued`; or `queue.health`, which is `healthy` or `unhealthy`.",
      ),
      ...valueTests(),
    },
    { error: "must be a mapping such as `{value: queue_depth.queued, above: 100}`" },
  );

const conditions = () =>
  z
    .array(condition(), { error: "must be a list of conditions, each line beginning with `-`" })
    .check(
      z.minLength(1, { error: "must have at least one condition" }),
      z.maxLength(20, { error: "may have at most twenty conditions" }),
    );

const branch = () =>
  z.strictObject(
    {
      id: described(name().clone(), "Its name in the record: `queue-backed-up`."),
      title: described(
        z.optional(line(120)),
        "What is wrong then, for people: `The queue is backed up`. Default: the id.",
      ),
      when: described(
        z.optional(conditions()),
        "Conditions that must all hold. Without `when` and `any` the branch always holds.",
      ),
      any: described(
        z.optional(
          z
            .array(
              z.union([condition(), conditions()], {
                error:
                  "must be a condition such as `{value: worker_running, equals: false}`, or a list of them",
              }),
              { error: "must be a list, each line beginning with `-`" },
            )
            .check(
              z.minLength(1, { error: "must have at least one condition" }),
              z.maxLength(20, { error: "may have at most twenty conditions" }),
            ),
        ),
        "Conditions, or lists of them, of which one must hold beside all of `when`.",
      ),
      runbook: described(
        z.optional(
          path("path of a file").check(
            z.regex(/\.md$/u, { error: "must be a Markdown file: `runbooks/queue.md`" }),
          ),
        ),
        "The runbook whose steps are attached.",
      ),
      part: described(
        z.optional(line(200)),
        "The part of the runbook: its heading, a word only this heading has, or its number. Default: what a responder starts with.",
      ),
      severity: described(
        z.optional(line(100)),
        "The severity the incident has at least then. It is never lowered.",
      ),
      flags: described(
        fallback(
          z
            .array(name(), { error: "must be a list of names such as `[stop-deploys]`" })
            .check(z.maxLength(10, { error: "may name at most ten flags" })),
          [],
        ),
        "Flags that go up, on the card and as a label `flag/…`, until `/flag lift`: `stop-deploys`.",
      ),
    },
    { error: "must be a mapping such as `{id: database, when: […], severity: sev-1}`" },
  );

/** What is looked at to find out what is wrong, as written. */
export const Triage = later(() =>
  described(
    z.strictObject(
      {
        probes: described(
          fallback(
            z
              .array(name(), { error: "must be a list of names of probes" })
              .check(z.maxLength(20, { error: "may name at most twenty probes" })),
            [],
          ),
          "Probes that run at once on `/triage`.",
        ),
        "on-open": described(
          fallback(z.boolean({ error: "must be true or false" }), false),
          "Whether opening an incident asks for a triage by itself.",
        ),
        branches: described(
          fallback(
            z
              .array(later(branch), {
                error: "must be a list of branches, each beginning with `-`",
              })
              .check(z.maxLength(50, { error: "may have at most fifty branches" })),
            [],
          ),
          "What may be wrong; of the branches the first whose conditions hold is taken.",
        ),
      },
      { error: "must be a mapping with `probes`, `on-open` and `branches`" },
    ),
    "What `/triage` looks at, and what follows from the numbers.",
  ),
);

/** What `Triage` reads. */
export type WrittenTriage = z.output<typeof Triage>;
