import { z } from "zod/mini";
import { wholeSchema } from "./schema.ts";

/** The JSON Schema of `.github/incidents.yml`, for editors: what may be written, not what is made of it. */
export const configJsonSchema = (): z.core.JSONSchema.BaseSchema => ({
  title: "Sitrep: .github/incidents.yml",
  ...z.toJSONSchema(wholeSchema(), { io: "input", target: "draft-7" }),
});
