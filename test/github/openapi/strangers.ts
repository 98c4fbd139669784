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

/** All that a schema's alternatives, laid over each other, say of one place in a value. Built as values lead there. */
interface Place {
  /** Undefined where any property may stand. */
  readonly property: (name: string) => Place | undefined;
  readonly isOpen: boolean;
  readonly items: () => Place;
}

type Schemas = Readonly<Record<string, Schema>>;
type Keywords = Readonly<Record<string, unknown>>;

/**
 * Finds properties of a value that no alternative of its schema names, as paths. GitHub's schemas are open, so these are
 * no errors by the letter; but a field that GitHub does not describe is one that nobody can rely on.
 */
export function createStrangerSearch(schema: Schema, schemas: Schemas) {
  const root = placeOf([schema], schemas);
  return (value: unknown): readonly string[] => {
    const found = new Set<string>();
    seek(root, value, "", found);
    return [...found];
  };
}

function seek(place: Place, value: unknown, at: string, found: Set<string>): void {
  if (Array.isArray(value)) {
    for (const entry of value) seek(place.items(), entry, `${at}[]`, found);
    return;
  }
  if (!isObject(value)) return;
  for (const [name, inner] of Object.entries(value)) {
    const next = place.property(name);
    if (next !== undefined) seek(next, inner, `${at}/${name}`, found);
    else if (!place.isOpen && !FORGOTTEN.has(name)) found.add(`${at}/${name}`);
  }
}

function placeOf(candidates: readonly unknown[], schemas: Schemas): Place {
  const alternatives = candidates.flatMap((one) => expand(one, schemas));
  const described = alternatives.flatMap(({ properties }) =>
    isObject(properties) ? [properties] : [],
  );
  const isOpen =
    described.length === 0 ||
    alternatives.some(
      (one) => one["additionalProperties"] !== undefined && one["additionalProperties"] !== false,
    );
  const places = new Map<string, Place | undefined>();
  let items: Place | undefined;
  return {
    isOpen,
    items: () =>
      (items ??= placeOf(
        alternatives.flatMap((one) => ("items" in one ? [one["items"]] : [])),
        schemas,
      )),
    property: (name) => {
      if (places.has(name)) return places.get(name);
      const known = described.flatMap((properties) =>
        name in properties ? [properties[name]] : [],
      );
      const place = known.length === 0 ? undefined : placeOf(known, schemas);
      places.set(name, place);
      return place;
    },
  };
}

/** A schema with its references and alternatives laid side by side. */
function expand(schema: unknown, schemas: Schemas): readonly Keywords[] {
  if (!isObject(schema)) return [];
  const ref = schema["$ref"];
  const inner = ["allOf", "anyOf"].flatMap((keyword): readonly unknown[] => {
    const branches: unknown = schema[keyword];
    return Array.isArray(branches) ? branches : [];
  });
  return [
    schema,
    ...(typeof ref === "string" ? expand(schemas[ref], schemas) : []),
    ...inner.flatMap((branch) => expand(branch, schemas)),
  ];
}
