import type { Root } from "mdast";
import { parseBody } from "./parse.ts";

/**
 * Which items of a checklist comment are ticked, in order. Only items of lists at the top level count: what hangs
 * below a step, stands in code, a quote or a folded part, is no step. `tree` is the body as `parseBody` reads it, for
 * those who have it.
 */
export function readTaskList(body: string, tree?: Root): readonly boolean[] {
  const ticks: boolean[] = [];
  let folds = 0;
  for (const node of (tree ?? parseBody(body)).children) {
    if (node.type === "html") folds = Math.max(0, folds + foldsIn(node.value));
    if (node.type !== "list" || folds > 0) continue;
    for (const { checked } of node.children) if (typeof checked === "boolean") ticks.push(checked);
  }
  return ticks;
}

/** How many folded parts a piece of HTML opens more than it closes. */
const foldsIn = (html: string): number =>
  [...html.matchAll(/<(?<end>\/?)details\b/giu)].reduce(
    (sum, { groups }) => sum + (groups?.["end"] === "/" ? -1 : 1),
    0,
  );
