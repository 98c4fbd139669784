import type { Code, Html, Link, Nodes, Root, Text } from "mdast";
import { fence } from "./escape.ts";
import {
  GAP,
  REDIRECTING_HOST,
  gapsIn,
  issueHostsIn,
  withoutBacklink,
  withoutControls,
} from "./inert.ts";
import { endOf, sourceOf, startOf, walk } from "./node.ts";
import { parseWholeBody } from "./parse.ts";
import { readCharacters } from "./rendered.ts";

/** A part of the source and what stands there instead. */
interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Taking one thing out can bring another to light; more rounds than this are somebody's attempt to slip through. */
const MAX_ROUNDS = 8;

/**
 * Markdown from outside, to stand between blank lines: lists, code, tables and links stay, but nothing in it
 * mentions anybody, links an issue, is HTML, hides in a comment, or runs on behind its end. Doing it twice is doing
 * it once. What cannot be made inert is shown as code.
 */
export function block(text: string): string {
  let current = tidy(text);
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const root = parseWholeBody(current);
    if (root === undefined) break;
    const edits = editsFor(root, current);
    if (edits.length === 0) return current;
    current = tidy(apply(current, edits));
  }
  return fence(text);
}

/** Blank lines around go; the blanks before the first word stay, as they may mean code. */
const tidy = (text: string): string =>
  withoutControls(text)
    .replace(/^(?:[\t ]*\n)+/u, "")
    .trimEnd();

function apply(text: string, edits: readonly Edit[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const edit of edits.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    // A link and the image inside it name the same address.
    if (edit.from < at) continue;
    parts.push(text.slice(at, edit.from), edit.text);
    at = edit.to;
  }
  return [...parts, text.slice(at)].join("");
}

function editsFor(root: Root, text: string): readonly Edit[] {
  const first = root.children[0];
  const last = root.children.at(-1);
  const edits = [
    ...(first?.type === "code" ? fencing(first, text) : []),
    ...(last?.type === "code" ? closing(last, text) : []),
  ];
  for (const node of walk(root, (parent) => !isAddress(parent, text)))
    edits.push(...editsOf(node, text));
  return edits;
}

function editsOf(node: Nodes, text: string): readonly Edit[] {
  if (node.type === "html") return [htmlEdit(node, text)];
  if (node.type === "text") return textEdits(node, text);
  if (node.type === "link" && isAddress(node, text)) return addressEdits(node, text);
  if (node.type === "link" || node.type === "image" || node.type === "definition")
    return hostEdits(node, text);
  return [];
}

/** Comments go; of everything else the reader sees the source. */
const htmlEdit = (node: Html, text: string): Edit => ({
  from: startOf(node),
  to: endOf(node),
  text: withoutComments(sourceOf(node, text)).replaceAll("<", "&lt;"),
});

function withoutComments(html: string): string {
  const parts: string[] = [];
  let at = 0;
  for (;;) {
    const from = html.indexOf("<!--", at);
    const to = from === -1 ? -1 : html.indexOf("-->", from + 2);
    if (to === -1) break;
    parts.push(html.slice(at, from));
    at = to + "-->".length;
  }
  return [...parts, html.slice(at)].join("");
}

/** An address in running text is one to readers who look for them more eagerly than the parser. */
function textEdits(node: Text, text: string): readonly Edit[] {
  const characters = readCharacters(sourceOf(node, text));
  const at = (index: number): number => startOf(node) + characters.offsetOf(index);
  return [
    ...gapsIn(characters.text).map((gap) => ({ from: at(gap), to: at(gap), text: GAP })),
    ...issueHostsIn(characters.text).map(({ from, to }) => ({
      from: at(from),
      to: at(to),
      text: REDIRECTING_HOST,
    })),
  ];
}

/** Whether the link is an address written out rather than a label with a target. */
const isAddress = (node: Nodes, text: string): boolean =>
  node.type === "link" && text[startOf(node)] !== "[";

/**
 * A bare address is where parsers differ: what one of them takes for part of it may be a mention to another.
 * In angle brackets there is no doubt.
 */
function addressEdits(node: Link, text: string): readonly Edit[] {
  const source = sourceOf(node, text);
  if (source.startsWith("<")) return hostEdits(node, text);
  const led = withoutBacklink(source);
  if (led === source && gapsIn(source).length === 0) return [];
  const scheme = /^www\./iu.test(led) ? "http://" : "";
  const safe = /^https?:/iu.test(scheme + led)
    ? `<${scheme}${led}>`
    : source.replaceAll(/[@#]/gu, `$&${GAP}`);
  return [{ from: startOf(node), to: endOf(node), text: safe }];
}

/** An address GitHub would take for somebody's issue is led around. */
const hostEdits = (node: Nodes, text: string): readonly Edit[] =>
  issueHostsIn(sourceOf(node, text)).map(({ from, to }) => ({
    from: startOf(node) + from,
    to: startOf(node) + to,
    text: REDIRECTING_HOST,
  }));

/** Code by indentation at the very start would depend on what it is put behind. */
const fencing = (node: Code, text: string): readonly Edit[] =>
  /^[\t ]/u.test(sourceOf(node, text))
    ? [{ from: startOf(node), to: endOf(node), text: fence(node.value) }]
    : [];

/** Closes a fence left open, which would swallow whatever comes behind. */
function closing(node: Code, text: string): readonly Edit[] {
  const source = sourceOf(node, text);
  const [opening] = /^(?:`{3,}|~{3,})/u.exec(source) ?? [];
  if (opening === undefined) return [];
  const [, ...lines] = source.split("\n");
  const end = /^ {0,3}(?<marks>`+|~+)[\t ]*$/u.exec(lines.at(-1) ?? "")?.groups?.["marks"];
  const isClosed = end?.startsWith(opening) === true;
  return isClosed ? [] : [{ from: endOf(node), to: endOf(node), text: `\n${opening}` }];
}
