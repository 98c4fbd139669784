import { z } from "zod/mini";
import { described } from "./schema-part.ts";
import { milliseconds, minutes } from "../domain/time.ts";
import { duration, line } from "./scalar.ts";

/** The tests of a value, as keys that stand beside what names the value; `buildTest` reads one of them. */
export const valueTests = () => {
  const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()], {
    error: "must be text, a number, true, false or null",
  });
  const finite = z.number({ error: "must be a number" });
  const yes = z.literal(true, { error: "must be `true`, or left out" });
  return {
    equals: described(z.optional(scalar), "Test: the value is this."),
    not: described(z.optional(scalar), "Test: the value is not this."),
    above: described(z.optional(finite), "Test: the number is greater."),
    below: described(z.optional(finite), "Test: the number is less."),
    between: described(
      z.optional(z.tuple([finite, finite], { error: "must be two numbers: `[0, 100]`" })),
      "Test: the number is within these two.",
    ),
    matches: described(
      z.optional(line(200)),
      "Test: a regular expression that the first 256 characters of the text must match somewhere.",
    ),
    exists: described(
      z.optional(z.boolean({ error: "must be true or false" })),
      "Test: whether there is a value at all.",
    ),
    "older-than": described(
      z.optional(duration()),
      "Test: the moment lies further back; ISO 8601, or seconds or milliseconds since 1970.",
    ),
    "newer-than": described(
      z.optional(duration()),
      "Test: the moment lies no further back; in the same forms.",
    ),
    "not-growing": described(
      z.optional(yes),
      "Test: the number is not greater than in the last reading of the same incident.",
    ),
    growing: described(
      z.optional(yes),
      "Test: the number is greater than in the last reading of the same incident.",
    ),
    falling: described(
      z.optional(yes),
      "Test: the number is less than in the last reading of the same incident, or zero.",
    ),
    "stable-for": described(
      z.optional(duration()),
      "Test: all readings of the same incident within this time had the same value.",
    ),
  };
};

const status = () =>
  z
    .int({ error: "must be an HTTP status such as `200`" })
    .check(
      z.minimum(100, { error: "must be an HTTP status such as `200`" }),
      z.maximum(599, { error: "must be an HTTP status such as `200`" }),
    );

/** One line of `expect`, as written; `expect-check.ts` says which keys go together. */
export const expectation = () =>
  z.strictObject(
    {
      status: described(
        z.optional(
          z.union(
            [
              status(),
              z.array(status()).check(z.minLength(1, { error: "must name at least one status" })),
            ],
            {
              error: "must be an HTTP status or a list of them",
            },
          ),
        ),
        "The HTTP status, or a list of those that are fine.",
      ),
      latency: described(
        z.optional(
          z.strictObject(
            { below: duration(milliseconds(1), minutes(10)) },
            { error: "must be `{below: 800ms}`" },
          ),
        ),
        "How fast the answer must be: `{below: 800ms}`.",
      ),
      text: described(
        z.optional(
          z.strictObject(
            {
              contains: z
                .string({ error: "must be text" })
                .check(z.minLength(1, { error: "must not be empty" })),
            },
            { error: 'must be `{contains: "…"}`' },
          ),
        ),
        'What the document must contain: `{contains: "…"}`.',
      ),
      header: described(
        z.optional(
          z.string({ error: "must be the name of an HTTP header" }).check(
            z.regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}$/u, {
              error: "must be the name of an HTTP header",
            }),
          ),
        ),
        "A header of the answer; beside it stands one of the tests below.",
      ),
      json: described(
        z.optional(line(300)),
        "A JSONPath (RFC 9535) into the document, `$.overall`; beside it stands one of the tests below.",
      ),
      value: described(
        z.optional(line(100)),
        "A value the probe names itself, `tls.days_left`, or one of its `values`; beside it stands one of the tests below.",
      ),
      ...valueTests(),
    },
    { error: "must be a mapping such as `status: 200`" },
  );
