import type { Html } from "mdast";
import { sourceOf, startOf } from "../../domain/markdown/node.ts";

/** An address that an element of HTML leads to or shows. */
export interface HtmlLink {
  readonly url: string;
  /** Of the element in the text the node was parsed from. */
  readonly offset: number;
}

/** Elements with such an address: `<a class="x" href="y.md">`, `<img src=y.png>`. */
const LINKING =
  /<(?:a|img)\s(?:[^<>]{0,500}\s)?(?:href|src)\s*=\s*(?:"(?<quoted>[^"<>]*)"|'(?<single>[^'<>]*)'|(?<bare>[^\s"'<>]+))/giu;

/** Links and images written in HTML, apart from those in a comment. */
export function htmlLinks(node: Html, text: string): readonly HtmlLink[] {
  const source = sourceOf(node, text).replaceAll(/<!--[\s\S]*?(?:-->|$)/gu, (comment) =>
    " ".repeat(comment.length),
  );
  return [...source.matchAll(LINKING)].map(({ index, groups }) => ({
    url: (groups?.["quoted"] ?? groups?.["single"] ?? groups?.["bare"] ?? "").trim(),
    offset: startOf(node) + index,
  }));
}
