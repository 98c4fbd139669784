import type { Paragraph, PhrasingContent } from "mdast";
import { toString } from "mdast-util-to-string";
import { endOf, lineOf, startOf } from "../../markdown/node.ts";

/** What a line begins with and what it says of it: `**Escalation path:** A → B`, `Owner: ops`. */
export interface Lead {
  /** Without its colon. */
  readonly label: string;
  readonly value: string;
  readonly isBold: boolean;
  readonly line: number;
  /** Offsets of label and value together. */
  readonly start: number;
  readonly end: number;
}

/** The labels of a paragraph, each with the rest of its line. A line without one has an empty label. */
export const leadsOf = (paragraph: Paragraph): readonly Lead[] =>
  linesOf(paragraph).flatMap((nodes) => toLead(nodes) ?? []);

/** The children of the paragraph by lines; a text that holds a line break is cut there. */
function linesOf({ children }: Paragraph): readonly (readonly Piece[])[] {
  const lines: Piece[][] = [[]];
  for (const child of children) {
    if (child.type === "break") lines.push([]);
    else if (child.type === "text") addText(lines, child.value, child);
    else lines.at(-1)?.push(pieceOf(child, toString(child)));
  }
  return lines.filter((line) => line.length > 0);
}

interface Piece {
  readonly text: string;
  readonly isStrong: boolean;
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

const pieceOf = (node: PhrasingContent, text: string): Piece => ({
  text,
  isStrong: node.type === "strong",
  line: lineOf(node),
  start: startOf(node),
  end: endOf(node),
});

function addText(lines: Piece[][], text: string, node: PhrasingContent): void {
  for (const [index, row] of text.split("\n").entries()) {
    if (index > 0) lines.push([]);
    const piece = pieceOf(node, row);
    if (row !== "") lines.at(-1)?.push({ ...piece, line: piece.line + index });
  }
}

function toLead(pieces: readonly Piece[]): Lead | undefined {
  const [first] = pieces;
  const last = pieces.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const whole = textOf(pieces);
  const place = { line: first.line, start: first.start, end: last.end };
  if (first.isStrong)
    return {
      ...place,
      label: trimLabel(first.text),
      value: trimValue(textOf(pieces.slice(1))),
      isBold: true,
    };
  const colon = whole.slice(0, 80).search(/[:：](?:\s|$)|：/u);
  const [label, value] = colon === -1 ? ["", whole] : [whole.slice(0, colon), whole.slice(colon)];
  return { ...place, label: trimLabel(label), value: trimValue(value), isBold: false };
}

const textOf = (pieces: readonly Piece[]): string => pieces.map(({ text }) => text).join("");

const trimLabel = (label: string): string =>
  label
    .replaceAll("\n", " ")
    .trim()
    .replace(/\s?[:：]$/u, "")
    .trim();

const trimValue = (value: string): string => value.replace(/^[\s:：–—-]{1,10}/u, "").trim();
