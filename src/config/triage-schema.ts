import { z } from "zod";
import { ValueTestFields } from "./expect-schema.ts";
import { line, name, path } from "./scalar.ts";

const Condition = z.strictObject(
  {
    value: line(100).describe(
      "A value that a probe of the triage reports: `queue_depth.queued`, with the name of the probe ahead where several have it, `queue.queue_depth.queued`; or `queue.health`, which is `healthy` or `unhealthy`.",
    ),
    ...ValueTestFields,
  },
  { error: "must be a mapping such as `{value: queue_depth.queued, above: 100}`" },
);

const conditions = () =>
  z
    .array(Condition, { error: "must be a list of conditions, each line beginning with `-`" })
    .min(1, { error: "must have at least one condition" })
    .max(20, { error: "may have at most twenty conditions" });

const Branch = z.strictObject(
  {
    id: name().describe("Its name in the record: `queue-backed-up`."),
    title: line(120)
      .optional()
      .describe("What is wrong then, for people: `The queue is backed up`. Default: the id."),
    when: conditions()
      .optional()
      .describe("Conditions that must all hold. Without `when` and `any` the branch always holds."),
    any: z
      .array(
        z.union([Condition, conditions()], {
          error:
            "must be a condition such as `{value: worker_running, equals: false}`, or a list of them",
        }),
        { error: "must be a list, each line beginning with `-`" },
      )
      .min(1, { error: "must have at least one condition" })
      .max(20, { error: "may have at most twenty conditions" })
      .optional()
      .describe("Conditions, or lists of them, of which one must hold beside all of `when`."),
    runbook: path("path of a file")
      .regex(/\.md$/u, { error: "must be a Markdown file: `runbooks/queue.md`" })
      .optional()
      .describe("The runbook whose steps are attached."),
    part: line(200)
      .optional()
      .describe(
        "The part of the runbook: its heading, a word only this heading has, or its number. Default: what a responder starts with.",
      ),
    severity: line(100)
      .optional()
      .describe("The severity the incident has at least then. It is never lowered."),
    flags: z
      .array(name(), { error: "must be a list of names such as `[stop-deploys]`" })
      .max(10, { error: "may name at most ten flags" })
      .default([])
      .describe(
        "Flags that go up, on the card and as a label `flag/…`, until `/flag lift`: `stop-deploys`.",
      ),
  },
  { error: "must be a mapping such as `{id: database, when: […], severity: sev-1}`" },
);

/** What is looked at to find out what is wrong, as written. */
export const Triage = z
  .strictObject(
    {
      probes: z
        .array(name(), { error: "must be a list of names of probes" })
        .max(20, { error: "may name at most twenty probes" })
        .default([])
        .describe("Probes that run at once on `/triage`."),
      "on-open": z
        .boolean({ error: "must be true or false" })
        .default(false)
        .describe("Whether opening an incident asks for a triage by itself."),
      branches: z
        .array(Branch, { error: "must be a list of branches, each beginning with `-`" })
        .max(50, { error: "may have at most fifty branches" })
        .default([])
        .describe("What may be wrong; of the branches the first whose conditions hold is taken."),
    },
    { error: "must be a mapping with `probes`, `on-open` and `branches`" },
  )
  .describe("What `/triage` looks at, and what follows from the numbers.");

/** What `Triage` reads. */
export type WrittenTriage = z.output<typeof Triage>;
