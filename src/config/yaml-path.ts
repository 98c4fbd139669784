import { isAlias, isMap, isNode, isScalar, isSeq, type Node } from "yaml";
import type { YamlDocument } from "./yaml-document.ts";

/** A value in a document and, in a mapping, its key. */
export interface Found {
  readonly key: Node | undefined;
  readonly value: Node | undefined;
}

/** The key and the value at a path of plain data; where the path leads nowhere, the last there are on the way. */
export function nodeAt({ document }: YamlDocument, path: readonly PropertyKey[]): Found {
  let found: Found = { key: undefined, value: document.contents ?? undefined };
  for (const step of path) {
    const inside = isAlias(found.value) ? found.value.resolve(document) : found.value;
    const next = childOf(inside, step);
    if (next === undefined) break;
    found = next;
  }
  return found;
}

function childOf(node: Node | undefined, step: PropertyKey): Found | undefined {
  if (isMap(node)) {
    // Of a key that stands twice the last one counts, as in the plain data.
    const pair = node.items.findLast(
      ({ key }) => isScalar(key) && String(key.value) === String(step),
    );
    if (pair === undefined || !isNode(pair.key)) return undefined;
    return { key: pair.key, value: isNode(pair.value) ? pair.value : undefined };
  }
  const item = isSeq(node) ? node.items[Number(step)] : undefined;
  return isNode(item) ? { key: undefined, value: item } : undefined;
}

/** Writes a path for people: `probes.health.expect[0].status`. Long keys are cut. */
export const formatPath = (path: readonly PropertyKey[]): string =>
  path
    .map((step, index) => {
      if (typeof step === "number") return `[${step}]`;
      const key = String(step);
      const shown = key.length > 60 ? `${key.slice(0, 59)}…` : key;
      return index === 0 ? shown : `.${shown}`;
    })
    .join("");
