import type { Root } from "mdast";
import { endOf, startOf, walk } from "./node.ts";

/** The parser lets an underlined heading begin where the definitions above it do; its words come behind them. */
export function withOwnStarts(root: Root): Root {
  for (const node of walk(root)) {
    if (!("children" in node)) continue;
    for (const [index, child] of node.children.entries()) {
      const before = node.children[index - 1];
      if (child.type !== "heading" || before?.type !== "definition") continue;
      const start = child.children[0]?.position?.start;
      if (child.position && start && startOf(child) < endOf(before))
        child.position.start = { ...start };
    }
  }
  return root;
}
