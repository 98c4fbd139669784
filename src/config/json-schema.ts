import { z } from "zod/mini";
import { ConfigFile } from "./schema.ts";

/** The JSON Schema of `.github/incidents.yml`, for editors: what may be written, not what is made of it. */
export const configJsonSchema = (): z.core.JSONSchema.BaseSchema => ({
  title: "Sitrep: .github/incidents.yml",
  ...z.toJSONSchema(ConfigFile, { io: "input", target: "draft-7" }),
});
