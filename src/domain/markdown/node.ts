import type { Nodes } from "mdast";

/** Offset of the node's first character in the text it was parsed from. */
export const startOf = (node: Nodes): number => node.position?.start.offset ?? 0;

/** Offset behind the node's last character. */
export const endOf = (node: Nodes): number => node.position?.end.offset ?? 0;

/** Line on which the node begins, from 1. */
export const lineOf = (node: Nodes): number => node.position?.start.line ?? 1;

/** The characters the node was made from, container prefixes on its further lines included. */
export const sourceOf = (node: Nodes, text: string): string =>
  text.slice(startOf(node), endOf(node));

/**
 * The node and all nodes below it in the order of the document, without recursion, so that depth cannot end the
 * process. Children of a node for which `into` is false are left out.
 */
export function* walk(root: Nodes, into: (node: Nodes) => boolean = () => true): Generator<Nodes> {
  const waiting: Nodes[] = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    yield node;
    if (!("children" in node) || !into(node)) continue;
    for (let index = node.children.length - 1; index >= 0; index -= 1) {
      const child = node.children[index];
      if (child !== undefined) waiting.push(child);
    }
  }
}
