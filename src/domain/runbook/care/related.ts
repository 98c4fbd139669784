import type { Nodes } from "mdast";
import { lineOf, walk } from "../../markdown/node.ts";
import { allParts, type Part } from "../outline.ts";
import { plainText } from "../severity/text.ts";
import type { RelatedLink } from "./model.ts";

/**
 * What parts that list related documents link to or name by its path, and links to other Markdown files of the
 * repository anywhere; each target once, in the order of the document.
 */
export function findRelated(top: Part): readonly RelatedLink[] {
  const parts = [...allParts(top)];
  const targets = definitions(parts);
  const found = new Map<string, RelatedLink>();
  for (const { role, blocks } of parts)
    for (const node of blocks.flatMap((block) => [...walk(block)])) {
      const link = linkOf(node, targets);
      const isMeant =
        link !== undefined &&
        (isMarkdownFile(link.target) || (role === "references" && node.type !== "inlineCode"));
      if (!isMeant || found.has(link.target)) continue;
      if (node.type === "inlineCode" && role !== "references") continue;
      if (!/^(?:#|mailto:|$)/iu.test(link.target)) found.set(link.target, link);
    }
  return [...found.values()];
}

function linkOf(node: Nodes, targets: ReadonlyMap<string, string>): RelatedLink | undefined {
  if (node.type === "inlineCode")
    return { text: node.value, target: node.value, line: lineOf(node) };
  if (node.type !== "link" && node.type !== "linkReference") return undefined;
  const target = targetOf(node, targets);
  if (target === undefined) return undefined;
  const text = plainText(node).trim();
  return { text: text === "" ? target : text, target, line: lineOf(node) };
}

/** Where a link leads, as written; a link by reference by way of its definition. */
export function targetOf(node: Nodes, targets: ReadonlyMap<string, string>): string | undefined {
  if (node.type === "link") return node.url;
  return node.type === "linkReference" ? targets.get(node.identifier) : undefined;
}

/** What links by reference lead to, by identifier. */
export const definitions = (parts: readonly Part[]): ReadonlyMap<string, string> =>
  new Map(
    parts
      .flatMap(({ blocks }) => blocks)
      .flatMap((block) => [...walk(block)])
      .toReversed()
      .flatMap((node) =>
        node.type === "definition" ? [[node.identifier, node.url] as const] : [],
      ),
  );

/** Whether the target is a Markdown file of the same repository, as against an address or a place on the page. */
export const isMarkdownFile = (target: string): boolean =>
  /^(?![a-z][a-z\d+.-]*:|\/\/|#)[^\s?#]{1,400}\.(?:md|markdown|mdx)(?:[?#]|$)/iu.test(target);
