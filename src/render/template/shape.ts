import { isList, isMarkdown, type Model, type Value } from "../markdown.ts";

/** What a value can be asked for, learned from samples. `nothing`: no sample had one. */
export type Shape =
  | { readonly kind: "nothing" }
  | { readonly kind: "text" }
  | { readonly kind: "list"; readonly item: Shape }
  | { readonly kind: "object"; readonly names: ReadonlyMap<string, Shape> };

const NOTHING: Shape = { kind: "nothing" };

/** The shape all samples of a template fit. */
export const shapeOf = (samples: readonly Model[]): Shape =>
  samples.map(shapeOfValue).reduce(merge, NOTHING);

function shapeOfValue(value: Value): Shape {
  if (value === undefined) return NOTHING;
  if (typeof value !== "object" || isMarkdown(value)) return { kind: "text" };
  if (isList(value)) return { kind: "list", item: value.map(shapeOfValue).reduce(merge, NOTHING) };
  return {
    kind: "object",
    names: new Map(Object.entries(value).map(([name, part]) => [name, shapeOfValue(part)])),
  };
}

function merge(a: Shape, b: Shape): Shape {
  if (a.kind === "nothing") return b;
  if (a.kind === "list" && b.kind === "list") return { kind: "list", item: merge(a.item, b.item) };
  if (a.kind !== "object" || b.kind !== "object") return a;
  const names = new Map(a.names);
  for (const [name, shape] of b.names) names.set(name, merge(names.get(name) ?? NOTHING, shape));
  return { kind: "object", names };
}
