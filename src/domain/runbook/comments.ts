import type { Root } from "mdast";
import { endOf, startOf, walk } from "../markdown/node.ts";

/**
 * Takes HTML comments out of a document, which hide what is not to be read: their nodes become empty, and in the text
 * that comes back blanks stand in their place, so that every position stays what it was.
 */
export function emptyComments(root: Root, source: string): string {
  const parts: string[] = [];
  let at = 0;
  for (const node of walk(root)) {
    if (node.type !== "html" || !node.value.includes(OPENING)) continue;
    node.value = cut(node.value, () => "");
    const [start, end] = [startOf(node), endOf(node)];
    parts.push(source.slice(at, start), cut(source.slice(start, end), blanks));
    at = end;
  }
  return at === 0 ? source : [...parts, source.slice(at)].join("");
}

const OPENING = "<!--";
const CLOSING = "-->";

const blanks = (comment: string): string =>
  comment
    .split("\n")
    .map((line) => " ".repeat(line.length))
    .join("\n");

/** The text with something else for each comment; one left open reaches to the end. */
function cut(text: string, instead: (comment: string) => string): string {
  const parts: string[] = [];
  let at = 0;
  for (let open = text.indexOf(OPENING); open !== -1; open = text.indexOf(OPENING, at)) {
    const close = text.indexOf(CLOSING, open + 2);
    const end = close === -1 ? text.length : close + CLOSING.length;
    parts.push(text.slice(at, open), instead(text.slice(open, end)));
    at = end;
  }
  return [...parts, text.slice(at)].join("");
}
