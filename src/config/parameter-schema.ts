import { z } from "zod/mini";
import { described, fallback } from "./schema-part.ts";
import { line } from "./scalar.ts";

const bound = () => z.optional(z.number({ error: "must be a number" }));
const forPeople = () => ({
  description: described(z.optional(line(200)), "What it means, for people."),
});

const DEFAULT = "Taken where nothing is given; without it, it has to be given.";

/** A parameter of an operation, as written. */
export const parameter = () =>
  z.discriminatedUnion(
    "type",
    [
      z.strictObject({
        type: described(z.literal("text"), "What kind of value it is."),
        pattern: described(z.optional(line(300)), "Regular expression the whole text must match."),
        most: described(
          fallback(z.int().check(z.minimum(1), z.maximum(1000)), 200),
          "Most characters.",
        ),
        default: described(z.optional(z.string().check(z.maxLength(2000))), DEFAULT),
        ...forPeople(),
      }),
      z.strictObject({
        type: described(z.literal("number"), "What kind of value it is."),
        from: described(bound(), "The least it may be."),
        to: described(bound(), "The most it may be."),
        whole: described(fallback(z.boolean(), true), "Whether it must be a whole number."),
        default: described(z.optional(z.number()), DEFAULT),
        ...forPeople(),
      }),
      z.strictObject({
        type: described(z.literal("flag"), "What kind of value it is."),
        default: described(z.optional(z.boolean()), DEFAULT),
        ...forPeople(),
      }),
      z.strictObject({
        type: described(z.literal("choice"), "What kind of value it is."),
        of: described(z.array(line(200)).check(z.minLength(1), z.maxLength(50)), "What it may be."),
        default: described(z.optional(line(200)), DEFAULT),
        ...forPeople(),
      }),
    ],
    { error: "must be a mapping with a `type`: `text`, `number`, `flag` or `choice`" },
  );

/** One parameter as written. */
export type WrittenParameter = z.output<ReturnType<typeof parameter>>;
