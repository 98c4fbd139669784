import { z } from "zod/mini";

type Schema = z.core.SomeType;

/** The keys that may stand in the mapping at a path of what a schema reads; none where it reads no mapping there. */
export function keysAt(schema: Schema, path: readonly PropertyKey[]): readonly string[] {
  let schemas = branches(schema);
  for (const step of path) schemas = schemas.flatMap((one) => inside(one, step));
  const keys = schemas.flatMap((one) =>
    one instanceof z.ZodMiniObject ? Object.keys(one.def.shape) : [],
  );
  return [...new Set(keys)];
}

/** Each schema of a union, without what stands around it for values that are left out or made of what was read. */
function branches(schema: Schema): readonly Schema[] {
  if (schema instanceof z.ZodMiniUnion || schema instanceof z.ZodMiniDiscriminatedUnion)
    return schema.def.options.flatMap(branches);
  if (schema instanceof z.ZodMiniLazy) return branches(schema.def.getter());
  if (schema instanceof z.ZodMiniPipe) return branches(schema.def.in);
  return schema instanceof z.ZodMiniOptional ||
    schema instanceof z.ZodMiniNullable ||
    schema instanceof z.ZodMiniDefault ||
    schema instanceof z.ZodMiniPrefault
    ? branches(schema.def.innerType)
    : [schema];
}

function inside(schema: Schema, step: PropertyKey): readonly Schema[] {
  if (schema instanceof z.ZodMiniArray)
    return typeof step === "number" ? branches(schema.def.element) : [];
  if (schema instanceof z.ZodMiniRecord)
    return typeof step === "number" ? [] : branches(schema.def.valueType);
  const shape = schema instanceof z.ZodMiniObject ? schema.def.shape : {};
  const found = Object.hasOwn(shape, step) ? shape[String(step)] : undefined;
  return found === undefined ? [] : branches(found);
}
