import { isObject } from "../http/call.ts";
import type { Schema } from "./derived.ts";

/** What GitHub sends with users, Apps, runs, closings and refusals, though its description forgets it in places. */
const FORGOTTEN = new Set([
  "user_view_type",
  "client_id",
  "display_title",
  "state_reason",
  "status",
]);

type Schemas = Readonly<Record<string, Schema>>;
type Keywords = Readonly<Record<string, unknown>>;

/**
 * Properties of a value that no alternative of its schema names, as paths. GitHub's schemas are open, so these are no
 * errors by the letter; but a field that GitHub does not describe is one that nobody can rely on.
 */
export function strangers(schema: Schema, value: unknown, schemas: Schemas): readonly string[] {
  const found = new Set<string>();
  seek([schema], value, "", { schemas, found });
  return [...found];
}

interface Search {
  readonly schemas: Schemas;
  readonly found: Set<string>;
}

function seek(candidates: readonly unknown[], value: unknown, at: string, search: Search): void {
  const alternatives = candidates.flatMap((one) => expand(one, search.schemas));
  if (Array.isArray(value)) {
    const items = alternatives.flatMap((one) => ("items" in one ? [one["items"]] : []));
    for (const entry of value) seek(items, entry, `${at}[]`, search);
  }
  if (!isObject(value)) return;
  const described = alternatives.filter((one) => isObject(one["properties"]));
  const isOpen = alternatives.some(
    (one) => one["additionalProperties"] !== undefined && one["additionalProperties"] !== false,
  );
  if (described.length === 0) return;
  for (const [name, inner] of Object.entries(value)) {
    const known = described.flatMap(({ properties }) =>
      isObject(properties) && name in properties ? [properties[name]] : [],
    );
    if (known.length > 0) seek(known, inner, `${at}/${name}`, search);
    else if (!isOpen && !FORGOTTEN.has(name)) search.found.add(`${at}/${name}`);
  }
}

/** A schema with its references and alternatives laid side by side. */
function expand(schema: unknown, schemas: Schemas): readonly Keywords[] {
  if (!isObject(schema)) return [];
  const ref = schema["$ref"];
  const inner = ["allOf", "anyOf", "oneOf"].flatMap((keyword): readonly unknown[] => {
    const branches: unknown = schema[keyword];
    return Array.isArray(branches) ? branches : [];
  });
  return [
    schema,
    ...(typeof ref === "string" ? expand(schemas[ref], schemas) : []),
    ...inner.flatMap((branch) => expand(branch, schemas)),
  ];
}
