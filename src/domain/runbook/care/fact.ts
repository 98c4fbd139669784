import type { Paragraph, RootContent } from "mdast";
import { lineOf, walk } from "../../markdown/node.ts";
import { toWords } from "../../markdown/words.ts";
import { gridsIn, type Grid } from "../severity/grid.ts";
import { plainText } from "../severity/text.ts";
import { CARE_KEYS } from "./words.ts";

/** A line that names something and says what it is: `**Owner:** Payments team`. */
export interface Fact {
  /** As `toWords` makes it; empty for a line that names nothing. */
  readonly key: string;
  readonly value: string;
  /** In the source, from 1. */
  readonly line: number;
  /** Without markup. */
  readonly raw: string;
}

/**
 * What paragraphs, lists, quotes and tables of attributes say, in their order. Several on one line are told apart by
 * their bold names, or by the bar or dot between them.
 */
export function factsIn(blocks: readonly RootContent[], source: string): readonly Fact[] {
  const written = blocks.flatMap((block) =>
    block.type === "paragraph" || block.type === "list" || block.type === "blockquote"
      ? [...walk(block, ({ type }) => type !== "paragraph")]
      : [],
  );
  return [
    ...written.flatMap((node) => (node.type === "paragraph" ? paragraphFacts(node) : [])),
    ...gridsIn(blocks, source).flatMap((grid) => gridFacts(grid)),
  ];
}

/** The facts of one paragraph. */
export const paragraphFacts = (paragraph: Paragraph): readonly Fact[] =>
  piecesOf(paragraph).flatMap(({ text, lead, line }) =>
    apart(text).map((piece, index) => toFact(piece, index === 0 ? lead : undefined, line)),
  );

const BETWEEN = /^(?: (?<bar>[|·•]) | [–—-] |[.;,] )/u;

/** Facts on one line: parted by a bar, or by a dash or the end of a sentence where what follows has a known name. */
function apart(text: string): readonly string[] {
  const pieces: string[] = [];
  for (const part of text.slice(0, LONGEST).split(/(?= [|·•–—-] |[.;,] )/u)) {
    const between = BETWEEN.exec(part);
    const rest = part.slice(between?.[0].length ?? 0);
    const isNew = between?.groups?.["bar"] !== undefined || namesCare(rest);
    if (pieces.length === 0 || isNew) pieces.push(rest);
    else pieces[pieces.length - 1] += part;
  }
  return text.length > LONGEST ? [...pieces, text.slice(LONGEST)] : pieces;
}

/** No line of facts is longer; what goes on is prose. */
const LONGEST = 1000;

const namesCare = (text: string): boolean => {
  const key = NAMED.exec(text.slice(0, 100))?.groups?.["key"];
  return key !== undefined && CARE_KEYS.some(({ whole }) => whole.test(toWords(key)));
};

interface Piece {
  readonly text: string;
  /** What is bold at its beginning. */
  readonly lead: string | undefined;
  readonly line: number;
}

/** The lines of a paragraph; also a bold name in the middle of one begins a piece of its own. */
function piecesOf(paragraph: Paragraph): readonly Piece[] {
  const pieces: Piece[] = [];
  let text = "";
  let lead: string | undefined;
  let line = lineOf(paragraph);
  const close = (): void => {
    if (text.trim() !== "") pieces.push({ text, lead, line });
    [text, lead] = ["", undefined];
  };
  for (const [index, child] of paragraph.children.entries()) {
    const said = plainText(child);
    if (child.type === "strong") {
      const next = paragraph.children[index + 1];
      const isName =
        /[:：]\s*$/u.test(said) || /^\s*[:：]/u.test(next === undefined ? "" : plainText(next));
      if (isName && text.trim() !== "") {
        text = text.replace(/\s[|·•,;–—-]\s?$/u, "");
        close();
      }
      if (text.trim() === "") lead = said;
    }
    const [first = "", ...more] = said.split("\n");
    text += first;
    for (const further of more) {
      close();
      line += 1;
      text = further;
    }
  }
  close();
  return pieces;
}

const NAMED = /^(?<key>[^:：]{1,60})[:：](?!\/\/)\s*(?<value>.*)$/u;

function toFact(text: string, lead: string | undefined, line: number): Fact {
  const raw = text.trim().replace(/^\|\s*/u, "");
  const { key, value } = NAMED.exec(raw)?.groups ?? {};
  if (key !== undefined) return { key: toWords(key), value: (value ?? "").trim(), line, raw };
  if (lead === undefined) return { key: "", value: raw, line, raw };
  const rest = raw.slice(lead.trim().length).replace(/^[\s–—-]{1,10}/u, "");
  return { key: toWords(lead), value: rest, line, raw };
}

/** Rows of a name and a value, or one row below names. */
function gridFacts(grid: Grid): readonly Fact[] {
  const [head, ...rows] = grid;
  if (head === undefined) return [];
  const [only] = rows;
  if (head.cells.length > 2 && only !== undefined && rows.length === 1)
    return head.cells.map((name, column) => fact(name, only.cells[column] ?? "", only.line));
  if (head.cells.length !== 2) return [];
  return grid.map(({ cells: [name = "", value = ""], line }) => fact(name, value, line));
}

const fact = (name: string, value: string, line: number): Fact => ({
  key: toWords(name),
  value: value.trim(),
  line,
  raw: `${name.trim()}: ${value.trim()}`,
});
