import type { Nodes, PhrasingContent, Root, TableRow } from "mdast";
import { codeSpan, fence, inline } from "../domain/markdown/escape.ts";
import { parseMarkdown } from "../domain/markdown/parse.ts";
import { address } from "./link.ts";
import { markdown, sourceOf, type Markdown } from "./markdown.ts";

/**
 * Markdown somebody else wrote (a runbook's step), with its emphasis, code and links, but without anything that
 * acts: mentions, references and HTML become text. It is parsed and written anew, so nothing unknown passes.
 */
export const inertInline = (text: string): Markdown => markdown(oneLine(parseMarkdown(text)));

/** The same for whole blocks: paragraphs, lists, quotes, tables and code. */
export const inertBlocks = (text: string): Markdown => markdown(blocks(parseMarkdown(text)));

const DEPTH = 20;

const oneLine = (root: Root): string =>
  root.children
    .map((node) => ("children" in node ? phrasingIn(node) : inline(textIn(node))))
    .join(" ")
    .trim();

/** Inline content of a block, whatever lies between the two. */
const phrasingIn = (node: Nodes): string =>
  "children" in node ? node.children.map((child) => phrase(child)).join("") : phrase(node);

function phrase(node: Nodes, depth = 0): string {
  if (depth > DEPTH) return "";
  const inner = (): string =>
    "children" in node ? node.children.map((child) => phrase(child, depth + 1)).join("") : "";
  switch (node.type) {
    case "inlineCode":
      return codeSpan(node.value);
    case "emphasis":
      return around("*", inner());
    case "strong":
      return around("**", inner());
    case "delete":
      return around("~~", inner());
    case "break":
      return " ";
    case "link":
      return linked(inner(), node.url);
    case "image":
      return linked(inline(node.alt ?? node.url), node.url);
    default:
      return "children" in node ? inner() : inline(textIn(node));
  }
}

const textIn = (node: Nodes): string => ("value" in node ? node.value : "");

const around = (mark: string, text: string): string => (text === "" ? "" : `${mark}${text}${mark}`);

function linked(text: string, url: string): string {
  const target = sourceOf(address(url));
  return target === "" || text === "" ? text : `[${text}](${target})`;
}

const blocks = (parent: { readonly children: readonly Nodes[] }, depth = 0): string =>
  depth > DEPTH
    ? ""
    : parent.children
        .map((node) => block(node, depth))
        .filter((text) => text !== "")
        .join("\n\n");

function block(node: Nodes, depth: number): string {
  switch (node.type) {
    case "heading":
      return around("**", phrasingIn(node));
    case "code":
      return fence(node.value, node.lang ?? undefined);
    case "blockquote":
      return indent(blocks(node, depth + 1), "> ");
    case "list": {
      const first = node.start ?? 1;
      return node.children
        .map((item, index) => {
          const bullet = node.ordered === true ? `${first + index}. ` : "- ";
          const text = blocks(item, depth + 1);
          return bullet + indent(text, " ".repeat(bullet.length)).trimStart();
        })
        .join("\n");
    }
    case "table":
      return node.children.map((row, index) => tableRow(row, index === 0)).join("\n");
    case "thematicBreak":
    case "definition":
    case "yaml":
      return "";
    default:
      return isPhrasing(node) ? phrase(node) : "children" in node ? phrasingIn(node) : inline(textIn(node));
  }
}

const isPhrasing = (node: Nodes): node is PhrasingContent => node.type === "text";

function tableRow(row: TableRow, isHead: boolean): string {
  const cells = `| ${row.children.map((cell) => phrasingIn(cell)).join(" | ")} |`;
  return isHead ? `${cells}\n|${" --- |".repeat(row.children.length)}` : cells;
}

/** Puts the same text before every line that is not empty. */
export const indent = (text: string, by: string): string =>
  text
    .split("\n")
    .map((line) => (line === "" && by.trim() === "" ? line : `${by}${line}`.trimEnd()))
    .join("\n");
