import { z } from "zod";
import { milliseconds, minutes } from "../domain/time.ts";
import { duration, line } from "./scalar.ts";

const JsonScalar = z.union([z.string(), z.number(), z.boolean(), z.null()], {
  error: "must be text, a number, true, false or null",
});
const FINITE = z.number({ error: "must be a number" });
const YES = z.literal(true, { error: "must be `true`, or left out" });

/** The tests of a value, as keys that stand beside what names the value; `buildTest` reads one of them. */
export const ValueTestFields = {
  equals: JsonScalar.optional().describe("Test: the value is this."),
  not: JsonScalar.optional().describe("Test: the value is not this."),
  above: FINITE.optional().describe("Test: the number is greater."),
  below: FINITE.optional().describe("Test: the number is less."),
  between: z
    .tuple([FINITE, FINITE], { error: "must be two numbers: `[0, 100]`" })
    .optional()
    .describe("Test: the number is within these two."),
  matches: line(200)
    .optional()
    .describe(
      "Test: a regular expression that the first 256 characters of the text must match somewhere.",
    ),
  exists: z
    .boolean({ error: "must be true or false" })
    .optional()
    .describe("Test: whether there is a value at all."),
  "older-than": duration()
    .optional()
    .describe(
      "Test: the moment lies further back; ISO 8601, or seconds or milliseconds since 1970.",
    ),
  "newer-than": duration()
    .optional()
    .describe("Test: the moment lies no further back; in the same forms."),
  "not-growing": YES.optional().describe(
    "Test: the number is not greater than in the last reading of the same incident.",
  ),
  growing: YES.optional().describe(
    "Test: the number is greater than in the last reading of the same incident.",
  ),
  falling: YES.optional().describe(
    "Test: the number is less than in the last reading of the same incident, or zero.",
  ),
  "stable-for": duration()
    .optional()
    .describe("Test: all readings of the same incident within this time had the same value."),
};

const Status = z
  .int({ error: "must be an HTTP status such as `200`" })
  .min(100, { error: "must be an HTTP status such as `200`" })
  .max(599, { error: "must be an HTTP status such as `200`" });

/** One line of `expect`, as written; `expect-check.ts` says which keys go together. */
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
      .describe('What the document must contain: `{contains: "…"}`.'),
    header: z
      .string({ error: "must be the name of an HTTP header" })
      .regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}$/u, {
        error: "must be the name of an HTTP header",
      })
      .optional()
      .describe("A header of the answer; beside it stands one of the tests below."),
    json: line(300)
      .optional()
      .describe(
        "A JSONPath (RFC 9535) into the document, `$.overall`; beside it stands one of the tests below.",
      ),
    value: line(100)
      .optional()
      .describe(
        "A value the probe names itself, `tls.days_left`, or one of its `values`; beside it stands one of the tests below.",
      ),
    ...ValueTestFields,
  },
  { error: "must be a mapping such as `status: 200`" },
);
