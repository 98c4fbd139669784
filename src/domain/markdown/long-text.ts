import type { Heading, Paragraph, RootContent } from "mdast";
import { trimEndOf } from "../trim.ts";
import { AT_MARGIN } from "./pieces.ts";

/**
 * How much of a file is read in full, in characters of plain prose: of ordinary runbooks some 60,000 characters, which
 * with what is kept of the rest takes less than 100 ms, whatever the file is made of. What else costs the parser time
 * counts as so many of them: each line, each blank or quote at its beginning, each delimiter, each bracket that may
 * begin a link, and each sign of an address.
 */
const MOST_WEIGHT = 250_000;
const LINE_WEIGHT = 60;
const INDENT_WEIGHT = 20;
const DELIMITER_WEIGHT = 30;
const BRACKET_WEIGHT = 150;
/** Times the lines that the parser has to read in one, which cost more the longer they are. */
const RUN_WEIGHT = 0.15;

/** Of what lies behind, this many headings begin sections; further ones are part of the last. */
const MOST_SECTIONS = 500;
/** So much of each section's text is kept as text; its position spans all of it. */
const MOST_TEXT = 300;

/** Where in a text to stop reading in full. */
export interface Cut {
  readonly offset: number;
  /** From 1. */
  readonly line: number;
  /** What would close the block of code that is open there. */
  readonly fence: string | undefined;
}

interface TextLine extends Cut {
  readonly text: string;
}

/** The lines of a text from a cut on, with the fence that is open before each. */
function* linesFrom(source: string, { offset, line, fence }: Cut): Generator<TextLine> {
  let [at, number, open] = [offset, line, fence];
  while (at < source.length) {
    const end = source.indexOf("\n", at);
    const next = end === -1 ? source.length : end + 1;
    const text = source.slice(at, end === -1 ? next : end);
    yield { text, offset: at, line: number, fence: open };
    open = fenceBehind(text, open);
    [at, number] = [next, number + 1];
  }
}

function fenceBehind(line: string, open: string | undefined): string | undefined {
  const [matched = "", marks = ""] = /^ {0,3}(`{3,}|~{3,})/u.exec(line) ?? [];
  const rest = line.slice(matched.length);
  if (open !== undefined) return marks.startsWith(open) && rest.trim() === "" ? undefined : open;
  const isCode = marks.startsWith("`") && rest.includes("`");
  return marks === "" || isCode ? undefined : marks;
}

const START: Cut = { offset: 0, line: 1, fence: undefined };

/**
 * Where to stop reading a text that is too long to be read in full: before the last heading that still can be, or at an
 * empty line, or anywhere where there is neither in the second half. `undefined` for a text that is short enough.
 */
export function cutOf(source: string): Cut | undefined {
  let [weight, run] = [0, 0];
  let isBehindEmpty = false;
  let [heading, blank]: (Cut | undefined)[] = [];
  for (const line of linesFrom(source, START)) {
    const isEmpty = line.text.trim() === "";
    if (line.fence === undefined && weight * 2 > MOST_WEIGHT) {
      if (headingOf(line.text) !== undefined) heading = line;
      if (isEmpty) blank = line;
    }
    run = isBehindEmpty && AT_MARGIN.test(line.text) ? 1 : run + 1;
    isBehindEmpty = isEmpty;
    weight += weightOf(line.text) + run * RUN_WEIGHT;
    if (weight > MOST_WEIGHT) return heading ?? blank ?? line;
  }
  return undefined;
}

const DELIMITERS = /[*_~|`<&\\![\]@]|:\/\/|www\./giu;

function weightOf(line: string): number {
  const [indent = ""] = /^[\s>]*/u.exec(line) ?? [];
  const delimiters = line.match(DELIMITERS) ?? [];
  const brackets = delimiters.filter((delimiter) => delimiter === "[");
  return (
    line.length +
    LINE_WEIGHT +
    indent.length * INDENT_WEIGHT +
    delimiters.length * DELIMITER_WEIGHT +
    brackets.length * BRACKET_WEIGHT
  );
}

function headingOf(
  line: string,
): { readonly depth: 1 | 2 | 3 | 4 | 5 | 6; readonly title: string } | undefined {
  const [marks] = /^#{1,6}(?=[\t ]+\S)/u.exec(line) ?? [];
  const depth = ([1, 2, 3, 4, 5, 6] as const).find((level) => level === marks?.length);
  if (depth === undefined) return undefined;
  return { depth, title: trimEndOf(line.slice(depth), /[#\s]/u).trim() };
}

/** What lies behind the cut: its headings, and below each one paragraph with how the text there begins. */
export function coarseBlocks(source: string, cut: Cut): readonly RootContent[] {
  const blocks: RootContent[] = [];
  let sections = 0;
  let from: TextLine | undefined;
  for (const line of linesFrom(source, cut)) {
    const heading =
      line.fence === undefined && sections < MOST_SECTIONS ? headingOf(line.text) : undefined;
    if (heading === undefined) {
      if (line.text.trim() !== "") from ??= line;
      continue;
    }
    if (from !== undefined) blocks.push(toParagraph(source, from, line));
    from = undefined;
    sections += 1;
    blocks.push(toHeading(heading.depth, heading.title, line));
  }
  if (from !== undefined)
    blocks.push(toParagraph(source, from, { offset: source.length, line: linesIn(source) }));
  return blocks;
}

/** How many lines the text has. */
export const linesIn = (source: string): number => {
  let count = 1;
  for (let at = source.indexOf("\n"); at !== -1; at = source.indexOf("\n", at + 1)) count += 1;
  return count;
};

type Place = Pick<Cut, "offset" | "line">;

function toParagraph(source: string, from: Place, to: Place): Paragraph {
  const text = source.slice(from.offset, to.offset).trimEnd();
  const position = {
    start: { line: from.line, column: 1, offset: from.offset },
    end: {
      line: from.line + linesIn(text) - 1,
      column: text.length - text.lastIndexOf("\n"),
      offset: from.offset + text.length,
    },
  };
  const value = text.slice(0, MOST_TEXT);
  return { type: "paragraph", position, children: [{ type: "text", value, position }] };
}

function toHeading(
  depth: Heading["depth"],
  title: string,
  { text, offset, line }: TextLine,
): Heading {
  const position = {
    start: { line, column: 1, offset },
    end: { line, column: text.length + 1, offset: offset + text.length },
  };
  return { type: "heading", depth, position, children: [{ type: "text", value: title, position }] };
}
