import type { PhrasingContent } from "mdast";
import { style } from "./style.ts";

/** Running text as it is read in a comment: marks become looks, links their text, hidden things nothing, lines stay. */
export const inline = (nodes: readonly PhrasingContent[]): string => nodes.map(one).join("");

function one(node: PhrasingContent): string {
  switch (node.type) {
    case "text":
      // Characters that only keep GitHub from linking something are not to be seen.
      return node.value.replaceAll("\u200b", "");
    case "inlineCode":
      return style.code(node.value);
    case "strong":
      return style.bold(inline(node.children));
    case "emphasis":
    case "link":
    case "linkReference":
      return inline(node.children);
    case "delete":
      return style.dim(inline(node.children));
    case "break":
      return "\n";
    case "html":
      return /^<br\s*\/?>$/iu.test(node.value) ? "\n" : "";
    case "image":
    case "imageReference":
      return node.alt ?? "";
    case "footnoteReference":
      return "";
  }
}
