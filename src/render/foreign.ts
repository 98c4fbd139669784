import { codeSpan, inline } from "../domain/markdown/escape.ts";
import { withoutBacklink } from "../domain/markdown/inert.ts";
import type { walk } from "../domain/markdown/node.ts";
import { parseBody } from "../domain/markdown/parse.ts";
import { address } from "./link.ts";
import { markdown, sourceOf, type Markdown } from "./markdown.ts";

/** Where foreign text comes from and where it goes. */
export interface Passage {
  /** In a table cell, code needs its pipes escaped. */
  readonly place: "text" | "cell";
  /** Where an address leads that was written in the text's own file; relative ones lead nowhere without it. */
  readonly resolve: (url: string) => string;
}

/** A node of the tree the domain's parser makes. */
type Nodes = Parameters<typeof walk>[0];

const DEPTH = 20;
/** Stands before the text while it is parsed, so that its first characters open no list, heading or fence. */
const LEAD = "a ";

/**
 * A line of Markdown that somebody else wrote (a runbook's step), with its emphasis, code and links, but without
 * anything that acts: mentions, references and HTML become text. It is parsed and written anew, so nothing unknown
 * passes.
 */
export function inertInline(text: string, passage: Passage): Markdown {
  const [paragraph] = parseBody(LEAD + text.replaceAll(/\s+/gu, " ").trim()).children;
  if (paragraph?.type !== "paragraph") return markdown(inline(text));
  return markdown(phrase(paragraph, passage).slice(LEAD.length).trim());
}

const MARKS: ReadonlyMap<string, string> = new Map([
  ["emphasis", "*"],
  ["strong", "**"],
  ["delete", "~~"],
]);

function phrase(node: Nodes, passage: Passage, depth = 0): string {
  if (depth > DEPTH) return "";
  if (node.type === "text") return inert(node.value);
  if (node.type === "inlineCode") return codeSpan(node.value, passage.place);
  if (node.type === "html") return html(node.value);
  if (node.type === "break") return " ";
  if (node.type === "image") return linked(inline(node.alt ?? node.url), passage.resolve(node.url));
  const inner =
    "children" in node
      ? node.children.map((child) => phrase(child, passage, depth + 1)).join("")
      : "";
  return node.type === "link"
    ? linked(inner, passage.resolve(node.url))
    : around(MARKS.get(node.type) ?? "", inner);
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

/** A link, unless its text is an address that is a link already. */
function linked(text: string, url: string): string {
  const target = withoutBacklink(sourceOf(address(url)));
  const isAddress = /^<?(?:https?:|www\.)/iu.test(text);
  return target === "" || text === "" || isAddress ? text : `[${text}](${target})`;
}
