import { z } from "zod/mini";

/** A schema with a sentence for people, which editors show. The schema must be nobody else's: it is not copied. */
export const described = <Schema extends z.ZodMiniType>(
  schema: Schema,
  description: string,
): Schema => {
  z.globalRegistry.add(schema, { description });
  return schema;
};

/** A schema of what may be left out, with what is taken then. */
// oxlint-disable-next-line no-underscore-dangle
export const fallback = z._default;
