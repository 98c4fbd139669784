import type { Nodes, Root } from "mdast";
import { endOf, startOf, walk } from "./node.ts";

/**
 * How much of what is quadratic to read is read. The Markdown parser looks back over every open delimiter of a
 * paragraph, opens every container of a line again, and looks over a whole paragraph for each of its lines that goes
 * on with a quote or a list item without saying so. Thus 65,536 well-chosen characters keep it busy for a minute.
 * Texts people mean are far below these bounds.
 */
const MAX_CONTAINERS_IN_LINE = 200;
const MAX_DELIMITERS_IN_LEAF = 4000;
const MAX_LINES_GOING_ON = 1000;

const CONTAINER = /[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))/uy;
/** A quote's line, which ends no paragraph that went on behind an earlier one. */
const QUOTE = /^[ \t]*>/u;
/** A container's first line; also of a footnote. */
const STARTS = /^[ \t]*(?:>|[-+*](?:[ \t]|$)|\d{1,9}[.)](?:[ \t]|$)|\[\^[^\]]+\]:)/u;
const RULE = /^[ \t]*([-*_])(?:[ \t]*\1)*[ \t]*$/u;
const DELIMITER = /[*_~[\]]/gu;

/** Whether the containers of the text alone would take too long to read. */
export function isTooDemanding(text: string): boolean {
  let goingOn = 0;
  for (const line of text.split(/\r\n|\r|\n/u)) {
    if (line.length > MAX_CONTAINERS_IN_LINE && opensTooMany(line)) return true;
    if (line.trim() === "") goingOn = 0;
    else if (QUOTE.test(line)) goingOn = Math.max(goingOn, 1);
    else if (STARTS.test(line)) goingOn = 1;
    else if (goingOn > 0) goingOn += 1;
    if (goingOn > MAX_LINES_GOING_ON) return true;
  }
  return false;
}

function opensTooMany(line: string): boolean {
  if (RULE.test(line)) return false;
  CONTAINER.lastIndex = 0;
  let count = 0;
  while (count <= MAX_CONTAINERS_IN_LINE && CONTAINER.test(line)) count += 1;
  return count > MAX_CONTAINERS_IN_LINE;
}

/** Each line that underlines the one above it costs the parser a look over everything before it. */
const MAX_UNDERLINES = 200;
const UNDERLINE = /^ {0,3}(?:=+|-+)[ \t]*$/u;

/** Whether more lines are underlined than anybody underlines headings; in logs and tables pasted as they are. */
export function hasMassOfUnderlines(text: string): boolean {
  let count = 0;
  let before = "";
  for (const line of text.split(/\r\n|\r|\n/u)) {
    if (UNDERLINE.test(line) && before.trim() !== "") count += 1;
    before = line;
  }
  return count > MAX_UNDERLINES;
}

/** Whether the text can hold a paragraph with too many delimiters at all; no paragraph goes on behind an empty line. */
export const mayBeTangled = (text: string): boolean =>
  countDelimiters(text) > MAX_DELIMITERS_IN_LEAF &&
  text.split(/\n[\t ]*\n/u).some((run) => countDelimiters(run) > MAX_DELIMITERS_IN_LEAF);

/** Whether some paragraph, heading or cell has too many delimiters. */
export function isTangled(root: Root, text: string): boolean {
  for (const node of walk(root))
    if (
      isLeaf(node) &&
      countDelimiters(text.slice(startOf(node), endOf(node))) > MAX_DELIMITERS_IN_LEAF
    )
      return true;
  return false;
}

const isLeaf = ({ type }: Nodes): boolean =>
  type === "paragraph" || type === "heading" || type === "tableCell";

const countDelimiters = (text: string): number => {
  let count = 0;
  for (const _ of text.matchAll(DELIMITER)) count += 1;
  return count;
};
