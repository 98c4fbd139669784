import { createHash } from "node:crypto";
import { isObject } from "../http/call.ts";
import type { Schema } from "./derived.ts";

/** Keywords that validate something; all others are words for people. */
const KEPT = new Set([
  "$ref",
  "additionalProperties",
  "allOf",
  "anyOf",
  "const",
  "enum",
  "exclusiveMaximum",
  "exclusiveMinimum",
  "format",
  "items",
  "maxItems",
  "maxLength",
  "maxProperties",
  "maximum",
  "minItems",
  "minLength",
  "minProperties",
  "minimum",
  "multipleOf",
  "not",
  "oneOf",
  "pattern",
  "properties",
  "required",
  "type",
  "uniqueItems",
]);

const PREFIX = "#/components/schemas/";
/** An inline schema at least this long that stands twice is kept once. */
const WORTH_SHARING = 160;

/** Collects schemas of one OpenAPI document, with everything they refer to, as plain JSON Schema. */
export function createReducer(components: Readonly<Record<string, unknown>>) {
  const schemas = new Map<string, Schema>();
  const reduce = (schema: unknown): Schema => {
    if (typeof schema === "boolean") return schema;
    if (!isObject(schema)) throw new Error(`not a schema: ${JSON.stringify(schema)}`);
    if ("oneOf" in schema && "anyOf" in schema) throw new Error("both oneOf and anyOf");
    const kept = Object.fromEntries(
      Object.entries(schema)
        .filter(([keyword]) => KEPT.has(keyword))
        .map(([keyword, value]) => [asWritten(keyword), reduceKeyword(keyword, value)]),
    );
    return schema["nullable"] === true ? orNull(kept) : kept;
  };
  const reduceKeyword = (keyword: string, value: unknown): unknown => {
    switch (keyword) {
      case "$ref":
        return include(String(value).slice(PREFIX.length));
      case "properties":
        return isObject(value) ? mapValues(value, reduce) : value;
      case "items":
      case "not":
      case "additionalProperties":
        return Array.isArray(value) ? value.map((entry: unknown) => reduce(entry)) : reduce(value);
      case "allOf":
      case "anyOf":
      case "oneOf":
        return Array.isArray(value) ? value.map((entry: unknown) => reduce(entry)) : value;
      default:
        return value;
    }
  };
  const include = (name: string): string => {
    if (!schemas.has(name)) {
      schemas.set(name, true);
      schemas.set(name, reduce(components[name]));
    }
    return name;
  };
  return { reduce, schemas };
}

/** GitHub's alternatives overlap where it writes "one of": it means "any of". */
const asWritten = (keyword: string): string => (keyword === "oneOf" ? "anyOf" : keyword);

const mapValues = <T>(
  record: Readonly<Record<string, unknown>>,
  map: (value: unknown) => T,
): Record<string, T> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value)]));

/** OpenAPI 3.0's `nullable` in the words of JSON Schema. */
function orNull(schema: Readonly<Record<string, unknown>>): Schema {
  const { type } = schema;
  if (typeof type !== "string") {
    return Object.keys(schema).length === 0 ? {} : { anyOf: [{ type: "null" }, schema] };
  }
  const values: unknown = schema["enum"];
  return {
    ...schema,
    type: [type, "null"],
    ...(Array.isArray(values) ? { enum: [...new Set<unknown>([...values, null])] } : {}),
  };
}

/** Moves inline schemas that stand in several places into the shared ones, so that a file stays small. */
export function shareRepeated(value: unknown, schemas: ReadonlyMap<string, Schema>) {
  const counts = new Map<string, number>();
  visit([value, Object.fromEntries(schemas)], (text) =>
    counts.set(text, (counts.get(text) ?? 0) + 1),
  );
  const shared = new Map<string, Schema>();
  const replace = (node: unknown, isTop: boolean): unknown => {
    if (Array.isArray(node)) return node.map((entry: unknown) => replace(entry, false));
    if (!isObject(node)) return node;
    const text = JSON.stringify(node);
    const inner = (): Record<string, unknown> => mapValues(node, (entry) => replace(entry, false));
    if (isTop || !isSchema(node) || text.length < WORTH_SHARING || (counts.get(text) ?? 0) < 2)
      return inner();
    const name = `s${createHash("sha1").update(text).digest("hex").slice(0, 10)}`;
    if (!shared.has(name)) shared.set(name, inner());
    return { $ref: name };
  };
  const named = [...schemas].map(([name, schema]) => [name, replace(schema, true)] as const);
  const replaced = replace(value, true);
  const all = [...named, ...shared].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return { value: replaced, schemas: Object.fromEntries(all) };
}

const isSchema = (node: Readonly<Record<string, unknown>>): boolean =>
  typeof node["type"] === "string" || Array.isArray(node["type"]);

function visit(node: unknown, seen: (text: string) => void): void {
  if (Array.isArray(node)) for (const entry of node) visit(entry, seen);
  if (!isObject(node)) return;
  const text = JSON.stringify(node);
  if (text.length >= WORTH_SHARING) seen(text);
  for (const entry of Object.values(node)) visit(entry, seen);
}
