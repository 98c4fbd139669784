import { z } from "zod/mini";

/** A schema with a sentence for people, which editors show. The schema must be nobody else's: it is not copied. */
export const described = <Schema extends z.ZodMiniType>(
  schema: Schema,
  description: string,
): Schema => {
  z.globalRegistry.add(schema, { description });
  return schema;
};

/**
 * A schema that is made when the first value is held against it. Making one takes longer than reading by it, and what is in
 * a list or a mapping is made for nothing where that is empty.
 */
export const later = z.lazy;

/** A schema of what may be left out, with what is taken then. */
// oxlint-disable-next-line no-underscore-dangle
export const fallback = z._default;
