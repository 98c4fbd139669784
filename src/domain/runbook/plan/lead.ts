import type { Paragraph, PhrasingContent } from "mdast";
import { toString } from "mdast-util-to-string";
import { lineOf, sourceOf } from "../../markdown/node.ts";

/** What a line begins with and what it says of it: `**Escalation path:** A → B`, `Owner: ops`. */
export interface Lead {
  /** Without its colon. */
  readonly label: string;
  readonly value: string;
  readonly isBold: boolean;
  readonly line: number;
  /** Label and value as written, with the further lines of a sentence that is wrapped. */
  readonly raw: string;
}

/**
 * The labels of a paragraph, each with the rest of its line. A line without one has an empty label. Without the source
 * nothing is known of the markup.
 */
export function leadsOf(paragraph: Paragraph, source = ""): readonly Lead[] {
  const leads = linesOf(paragraph, source).flatMap((pieces) => toLead(pieces) ?? []);
  return leads.map((lead, index) => ({ ...lead, raw: rawFrom(leads, index) }));
}

/** A line with those behind it that only go on with its sentence. */
function rawFrom(leads: readonly Lead[], index: number): string {
  let raw = leads[index]?.raw ?? "";
  for (const next of leads.slice(index + 1, index + 1 + MOST_LINES)) {
    if (!/^\p{Ll}/u.test(next.raw)) break;
    raw += `\n${next.raw}`;
  }
  return raw;
}

/** Nobody wraps a sentence more often. */
const MOST_LINES = 5;

/** The children of the paragraph by lines; a text that holds a line break is cut there. */
function linesOf({ children }: Paragraph, source: string): readonly (readonly Piece[])[] {
  const lines: Piece[][] = [[]];
  for (const child of children) {
    if (child.type === "break") lines.push([]);
    else if (child.type === "text") addText(lines, child.value, child);
    else lines.at(-1)?.push(pieceOf(child, toString(child), sourceOf(child, source)));
  }
  return lines.filter((line) => line.length > 0);
}

interface Piece {
  readonly text: string;
  readonly isStrong: boolean;
  readonly line: number;
  readonly raw: string;
}

const pieceOf = (node: PhrasingContent, text: string, raw: string): Piece => ({
  text,
  isStrong: node.type === "strong",
  line: lineOf(node),
  raw,
});

function addText(lines: Piece[][], text: string, node: PhrasingContent): void {
  for (const [index, row] of text.split("\n").entries()) {
    if (index > 0) lines.push([]);
    // A line of a text has no place of its own, and no markup either.
    const piece = pieceOf(node, row, row);
    if (row !== "") lines.at(-1)?.push({ ...piece, line: piece.line + index });
  }
}

function toLead(pieces: readonly Piece[]): Lead | undefined {
  const [first] = pieces;
  if (first === undefined) return undefined;
  const whole = textOf(pieces);
  const place = { line: first.line, raw: pieces.map(({ raw }) => raw).join("") };
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
