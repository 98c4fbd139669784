import { z } from "zod";
import { ConfigFile } from "./schema.ts";

/** A part of a JSON Schema, as far as it is looked at here. */
export type JsonSchema = z.core.JSONSchema.BaseSchema;

/** The JSON Schema of `.github/incidents.yml`, for editors: what may be written, not what is made of it. */
export const configJsonSchema = (): JsonSchema => ({
  title: "Sitrep: .github/incidents.yml",
  ...z.toJSONSchema(ConfigFile, { io: "input", target: "draft-7" }),
});

/** Tells the keys that may stand in the mapping at a path. The schema is made when it is first asked for, and once. */
export function createKeysAt(): (path: readonly PropertyKey[]) => readonly string[] {
  let schema: JsonSchema | undefined;
  return (path) => {
    schema ??= configJsonSchema();
    return keysIn(schema, path);
  };
}

function keysIn(schema: JsonSchema, path: readonly PropertyKey[]): readonly string[] {
  let schemas: readonly JsonSchema[] = [schema];
  for (const step of path) schemas = branches(schemas).flatMap((part) => inside(part, step));
  return [...new Set(branches(schemas).flatMap(({ properties }) => Object.keys(properties ?? {})))];
}

const branches = (schemas: readonly JsonSchema[]): readonly JsonSchema[] =>
  schemas.flatMap((schema) => [
    schema,
    ...branches([...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].filter(isSchema)),
  ]);

function inside(
  { properties, additionalProperties, items }: JsonSchema,
  step: PropertyKey,
): readonly JsonSchema[] {
  const next =
    typeof step === "number" ? items : (properties?.[String(step)] ?? additionalProperties);
  return [next].flat().filter(isSchema);
}

const isSchema = (schema: unknown): schema is JsonSchema =>
  typeof schema === "object" && schema !== null;
