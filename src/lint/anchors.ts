import type { Root } from "mdast";
import { toString } from "mdast-util-to-string";
import { walk } from "../domain/markdown/node.ts";

/**
 * What can follow `#` in a link to the document: its headings as GitHub names them, a number behind those that come
 * again, and what HTML in it names.
 */
export function anchorsOf(root: Root): ReadonlySet<string> {
  const anchors = new Set<string>();
  const counts = new Map<string, number>();
  for (const node of walk(root)) {
    if (node.type === "html") for (const name of namesIn(node.value)) anchors.add(name);
    if (node.type !== "heading") continue;
    const slug = slugOf(toString(node, { includeImageAlt: false }));
    let count = counts.get(slug) ?? 0;
    let anchor = count === 0 ? slug : `${slug}-${count}`;
    while (anchors.has(anchor)) {
      count += 1;
      anchor = `${slug}-${count}`;
    }
    counts.set(slug, count + 1);
    anchors.add(anchor);
  }
  return anchors;
}

/** Small letters, digits, dashes and underscores; each space becomes a dash. */
const slugOf = (title: string): string =>
  title
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, "")
    .replaceAll(" ", "-");

const namesIn = (html: string): readonly string[] =>
  [...html.matchAll(/\b(?:id|name)="(?<name>[^"\s]{1,200})"/gu)].map(
    ({ groups }) => groups?.["name"] ?? "",
  );
