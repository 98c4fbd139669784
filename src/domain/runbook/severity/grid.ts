import type { List, RootContent, Table } from "mdast";
import { endOf, lineOf, sourceOf, startOf, walk } from "../../markdown/node.ts";
import { readHtmlTable } from "./html-table.ts";
import { plainText } from "./text.ts";

/** A row of a table, however it was written. */
export interface Row {
  readonly cells: readonly string[];
  /** In the source, from 1. */
  readonly line: number;
}

/** A table; its first row names the columns. */
export type Grid = readonly Row[];

const toGrid = (table: Table): Grid =>
  table.children.map((row) => ({
    cells: row.children.map((cell) => plainText(cell).trim()),
    line: lineOf(row),
  }));

/** The tables among blocks: Markdown's, HTML's, lines whose columns are parted by tabs, and code that draws one with blanks. */
export function gridsIn(blocks: readonly RootContent[], source: string): readonly Grid[] {
  const grids: Grid[] = [];
  for (let index = 0; index < blocks.length; index += 1) {
    const block = blocks[index];
    if (block?.type === "table") grids.push(toGrid(block));
    else if (block?.type === "list")
      grids.push(...tablesWithin(block).map((table) => toGrid(table)));
    else if (block?.type === "paragraph" || block?.type === "code") {
      const isCode = block.type === "code";
      const text = isCode ? block.value : sourceOf(block, source);
      if (text.includes("\t")) grids.push(parted(text, "\t", lineOf(block) + (isCode ? 1 : 0)));
      else if (isCode && RULED.test(text)) grids.push(parted(text, BLANKS, lineOf(block) + 1));
    } else if (block?.type === "html" && /<table\b/iu.test(block.value)) {
      const end = htmlEnd(blocks, index);
      const last = blocks[end] ?? block;
      grids.push(...readHtmlTable(source.slice(startOf(block), endOf(last)), lineOf(block)));
      index = end;
    }
  }
  return grids.filter(({ length }) => length >= 2);
}

/** Tables that stand below an item: `3. Assign the severity:` */
const tablesWithin = (list: List): readonly Table[] =>
  [...walk(list, ({ type }) => type !== "table" && type !== "paragraph")].filter(
    (node) => node.type === "table",
  );

/** Index of the block in which an HTML table ends; without an end, of the last HTML before anything else. */
function htmlEnd(blocks: readonly RootContent[], from: number): number {
  let end = from;
  for (let index = from; index < blocks.length; index += 1) {
    const block = blocks[index];
    if (block?.type !== "html" && block?.type !== "paragraph" && block?.type !== "code") break;
    end = index;
    if (block.type === "html" && /<\/table\s*>/iu.test(block.value)) break;
  }
  return end;
}

/** A line that rules off the head of a table drawn with blanks. */
const RULED = /^ *[-=─━_]{3,}(?: {2,}[-=─━_]{3,})+ *$/mu;
const BLANKS = /(?<=\S) {2,}/u;

const parted = (text: string, between: string | RegExp, line: number): Grid =>
  text
    .split("\n")
    .map((row, index) => ({
      cells: row.split(between).map((cell) => cell.trim()),
      line: line + index,
    }))
    .filter(({ cells }) => cells.length >= 2 && !cells.every((cell) => /^[-=─━_]+$/u.test(cell)));
