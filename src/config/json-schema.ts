import { z } from "zod/mini";
import { wholeSchema } from "./schema.ts";

/** A part of the schema, and what was made of it. */
type Part = Parameters<NonNullable<z.core.ToJSONSchemaParams["override"]>>[0];

/** The JSON Schema of `.github/incidents.yml`, for editors: what may be written, not what is made of it. */
export const configJsonSchema = (): z.core.JSONSchema.BaseSchema => ({
  title: "Sitrep: .github/incidents.yml",
  ...z.toJSONSchema(wholeSchema(), { io: "input", target: "draft-7", override: keepDefault }),
});

/**
 * Zod leaves out what is taken for a setting that is not there wherever something inside is read into another shape, such
 * as a time. It is told all the same where somebody could write it as it is and nothing else would be made of it.
 */
function keepDefault({ zodSchema, jsonSchema }: Part): void {
  // oxlint-disable-next-line no-underscore-dangle
  const { def } = zodSchema._zod;
  if (def.type !== "default" || jsonSchema.default !== undefined) return;
  const { defaultValue } = def;
  const read = z.safeParse(def.innerType, defaultValue);
  const written = JSON.stringify(defaultValue);
  if (read.success && JSON.stringify(read.data) === written)
    jsonSchema.default = JSON.parse(written);
}
