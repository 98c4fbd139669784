import type { Nodes } from "mdast";
import { codeSpan, inline } from "../domain/markdown/escape.ts";
import { withoutBacklink } from "../domain/markdown/inert.ts";
import { parseBody } from "../domain/markdown/parse.ts";
import { address } from "./link.ts";
import { markdown, sourceOf, type Markdown } from "./markdown.ts";

type Place = "text" | "cell";

const DEPTH = 20;
/** Stands before the text while it is parsed, so that its first characters open no list, heading or fence. */
const LEAD = "a ";

/**
 * A line of Markdown that somebody else wrote (a runbook's step), with its emphasis, code and links, but without
 * anything that acts: mentions, references and HTML become text. It is parsed and written anew, so nothing unknown
 * passes. In a table cell, code needs its pipes escaped.
 */
export function inertInline(text: string, place: Place = "text"): Markdown {
  const [paragraph] = parseBody(LEAD + text.replaceAll(/\s+/gu, " ").trim()).children;
  if (paragraph?.type !== "paragraph") return markdown(inline(text));
  return markdown(phrase(paragraph, place).slice(LEAD.length).trim());
}

const MARKS: ReadonlyMap<string, string> = new Map([
  ["emphasis", "*"],
  ["strong", "**"],
  ["delete", "~~"],
]);

function phrase(node: Nodes, place: Place, depth = 0): string {
  if (depth > DEPTH) return "";
  if (node.type === "text") return inert(node.value);
  if (node.type === "inlineCode") return codeSpan(node.value, place);
  if (node.type === "html") return html(node.value);
  if (node.type === "break") return " ";
  if (node.type === "image") return linked(inline(node.alt ?? node.url), node.url);
  const inner =
    "children" in node
      ? node.children.map((child) => phrase(child, place, depth + 1)).join("")
      : "";
  return node.type === "link" ? linked(inner, node.url) : around(MARKS.get(node.type) ?? "", inner);
}

/** Inert text with the blanks around it, which are what separates it from its neighbours. */
function inert(text: string): string {
  const [lead = ""] = /^\s/u.exec(text) ?? [];
  const [tail = ""] = /\s$/u.exec(text) ?? [];
  const trimmed = text.trim();
  return trimmed === "" ? " " : `${lead}${inline(trimmed)}${tail}`;
}

/** Comments and line breaks are not meant to be seen; every other tag is shown. */
const html = (tag: string): string =>
  tag.startsWith("<!--") ? "" : /^<br\b/iu.test(tag) ? " " : inline(tag);

const around = (mark: string, text: string): string =>
  text.trim() === "" ? text : `${mark}${text.trim()}${mark}`;

function linked(text: string, url: string): string {
  const target = withoutBacklink(sourceOf(address(url)));
  return target === "" || text === "" ? text : `[${text}](${target})`;
}
