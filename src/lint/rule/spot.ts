import type { Nodes, Root } from "mdast";

/** A node with the way up to the root. */
export interface Spot {
  readonly node: Nodes;
  readonly above: Spot | undefined;
  /** Which child of the node above it is. */
  readonly index: number;
}

/** All nodes in the order of the document, without recursion. */
export function* spotsIn(root: Root): Generator<Spot> {
  const waiting: Spot[] = [{ node: root, above: undefined, index: 0 }];
  for (let spot = waiting.pop(); spot !== undefined; spot = waiting.pop()) {
    yield spot;
    const { node } = spot;
    if ("children" in node)
      for (let index = node.children.length - 1; index >= 0; index -= 1) {
        const child = node.children[index];
        if (child !== undefined) waiting.push({ node: child, above: spot, index });
      }
  }
}

/** The node and those around it, from the inside out. */
export function* waysUp(spot: Spot): Generator<Spot> {
  for (let at: Spot | undefined = spot; at !== undefined; at = at.above) yield at;
}
