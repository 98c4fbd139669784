import { z } from "zod";
import { minutes, milliseconds, seconds } from "../domain/time.ts";
import { duration, line, name } from "./scalar.ts";

const JsonScalar = z.union([z.string(), z.number(), z.boolean(), z.null()], {
  error: "must be text, a number, true, false or null",
});
const finite = () => z.number({ error: "must be a number" });
const Status = z
  .int({ error: "must be an HTTP status such as `200`" })
  .min(100, { error: "must be an HTTP status such as `200`" })
  .max(599, { error: "must be an HTTP status such as `200`" });

/** One line of `expect`, as written; `probe-check.ts` says which keys go together. */
export const Expectation = z.strictObject(
  {
    status: z
      .union([Status, z.array(Status).min(1, { error: "must name at least one status" })], {
        error: "must be an HTTP status or a list of them",
      })
      .optional()
      .describe("The HTTP status, or a list of those that are fine."),
    latency: z
      .strictObject(
        { below: duration(milliseconds(1), minutes(10)) },
        { error: "must be `{below: 800ms}`" },
      )
      .optional()
      .describe("How fast the answer must be: `{below: 800ms}`."),
    text: z
      .strictObject(
        { contains: z.string({ error: "must be text" }).min(1, { error: "must not be empty" }) },
        { error: 'must be `{contains: "…"}`' },
      )
      .optional()
      .describe('What the body must contain: `{contains: "…"}`.'),
    json: line(300)
      .optional()
      .describe(
        "A JSONPath (RFC 9535) into the body, `$.overall`; beside it stands one of the tests below.",
      ),
    equals: JsonScalar.optional().describe("Test of `json`: the value is this."),
    not: JsonScalar.optional().describe("Test of `json`: the value is not this."),
    above: finite().optional().describe("Test of `json`: the number is greater."),
    below: finite().optional().describe("Test of `json`: the number is less."),
    between: z
      .tuple([finite(), finite()], { error: "must be two numbers: `[0, 100]`" })
      .optional()
      .describe("Test of `json`: the number is within these two."),
    exists: z
      .boolean({ error: "must be true or false" })
      .optional()
      .describe("Test of `json`: whether there is a value at all."),
  },
  { error: "must be a mapping such as `status: 200`" },
);

const HttpProbe = z.strictObject({
  kind: z.literal("http"),
  title: line(100).optional().describe("Its name in comments. Default: the key."),
  url: line(2000).describe(
    "An absolute http or https URL. It holds no secrets: they go into headers.",
  ),
  method: z.enum(["GET", "HEAD", "POST", "PUT"]).default("GET").describe("The HTTP method."),
  headers: z
    .record(
      z
        .string()
        .regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/u, { error: "must be the name of an HTTP header" }),
      z.string({ error: "must be text; put it in quotes" }),
      { error: "must be a mapping from header names to values" },
    )
    .prefault({})
    .describe(
      "Headers. `${NAME}` in a value stands for the secret of that name, which never leaves the workflow.",
    ),
  body: z
    .string({ error: "must be text; put it in quotes or behind `|`" })
    .max(16_384, { error: "must be at most 16,384 characters long" })
    .optional()
    .describe("Text sent as the body."),
  timeout: duration(milliseconds(100), minutes(2)).prefault("5s").describe("For one attempt."),
  retries: z
    .int({ error: "must be a whole number from 0 to 10" })
    .min(0, { error: "must be a whole number from 0 to 10" })
    .max(10, { error: "must be a whole number from 0 to 10" })
    .default(2)
    .describe("Further attempts after one that was not healthy."),
  "retry-after": duration(milliseconds(0), minutes(5))
    .prefault("2s")
    .describe("Pause ahead of a further attempt."),
  expect: z
    .array(Expectation, { error: "must be a list, each line beginning with `-`" })
    .min(1, { error: "must say at least one thing" })
    .max(50, { error: "must say at most fifty things" })
    .prefault([{ status: 200 }])
    .describe("What must hold for it to be healthy; all of it."),
});

/** One probe, as written. */
const Probe = z.discriminatedUnion("kind", [HttpProbe], {
  error: (issue) =>
    issue.code === "invalid_union"
      ? "must be a kind of probe I know: `http`"
      : "must be a mapping with a `kind`",
});

/** All probes, by the name people type behind `/probe`. */
export const Probes = z
  .record(name(), Probe, { error: "must be a mapping from names to probes" })
  .describe("Checks of outside things, by the name people type behind `/probe`.");

/** How often probes run while an incident soaks. */
export const Validation = z
  .strictObject(
    {
      probes: z
        .array(name(), { error: "must be a list of names of probes" })
        .default([])
        .describe("Probes that must be healthy for an incident to be resolved."),
      every: duration(seconds(60), minutes(24 * 60))
        .prefault("5m")
        .describe("How often they run between `/resolve` and the resolution."),
    },
    { error: "must be a mapping with `probes` and `every`" },
  )
  .describe("What must be well before an incident is resolved.");
