import type { Nodes, Root } from "mdast";
import { endOf, lineOf, sourceOf, startOf, walk } from "../domain/markdown/node.ts";

/** A rule that a comment turns off, and where. */
export interface Suppression {
  /** Empty where the comment names none. */
  readonly rule: string;
  /** Of the comment. */
  readonly line: number;
  readonly column: number;
  /** First and last line on which the rule is off. */
  readonly from: number;
  readonly to: number;
}

const WORD = "sitrep-lint-disable";

/**
 * Reads comments such as `<!-- sitrep-lint-disable no-owner -->`. One above everything else in the file counts for the
 * file, one within a paragraph or a row of a table for that, any other for the block behind it. They are read from the text:
 * the tree of a runbook has no comments left in it.
 */
export function readSuppressions(root: Root, text: string): readonly Suppression[] {
  const nodes = [...walk(root)];
  const top = root.children.find(({ type }) => type !== "html" && type !== "yaml");
  const found: Suppression[] = [];
  let holder: Nodes | undefined;
  for (const [index, node] of nodes.entries()) {
    if (HOLDERS.has(node.type)) holder = node;
    const rules = node.type === "html" ? rulesIn(sourceOf(node, text)) : [];
    if (rules.length === 0) continue;
    const place = { line: lineOf(node), column: node.position?.start.column ?? 1 };
    const isAtTop = startOf(node) < (top === undefined ? Infinity : startOf(top));
    const isInside = holder !== undefined && startOf(node) < endOf(holder);
    const block = isInside ? holder : nextBlock(nodes, index, text);
    const span = isAtTop
      ? { from: 1, to: Infinity }
      : { from: block === undefined ? place.line : lineOf(block), to: lastLine(block ?? node) };
    found.push(...rules.map((rule) => ({ rule, ...place, ...span })));
  }
  return found;
}

/** What holds text in lines. */
const HOLDERS: ReadonlySet<string> = new Set(["paragraph", "heading", "tableRow"]);

const lastLine = (node: Nodes): number => node.position?.end.line ?? lineOf(node);

/** The first node behind the comment that is none itself; nodes come in the order of the document, outer ones first. */
function nextBlock(nodes: readonly Nodes[], index: number, text: string): Nodes | undefined {
  for (let at = index + 1; at < nodes.length; at += 1) {
    const node = nodes[at];
    if (node !== undefined && !(node.type === "html" && sourceOf(node, text).startsWith("<!--")))
      return node;
  }
  return undefined;
}

/** The rules that the comments in a piece of HTML turn off; an empty name for a comment that names none. */
function rulesIn(html: string): readonly string[] {
  if (!html.includes(WORD)) return [];
  return html
    .split("<!--")
    .slice(1)
    .flatMap((comment) => {
      const [word, ...rules] = (comment.split("-->", 1)[0] ?? "").trim().split(/[\s,]+/u);
      if (word !== WORD) return [];
      return rules.length === 0 ? [""] : rules.map((rule) => rule.replace(/^runbook\//u, ""));
    });
}
