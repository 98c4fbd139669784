import type { Root } from "mdast";
import { walk } from "../../domain/markdown/node.ts";
import { parseMarkdown } from "../../domain/markdown/parse.ts";
import { plainText } from "../../domain/runbook/severity/text.ts";
import type { Row } from "./row.ts";

const HEADER: Row = ["Runbook", "Alert signal", "Severity"];

/** The table as Markdown, its columns in line. */
export function writeTable(rows: readonly Row[]): string {
  const all = [HEADER, ...rows];
  const widths = HEADER.map((_, column) =>
    Math.max(3, ...all.map((row) => lengthOf(row[column] ?? ""))),
  );
  const line = (row: readonly string[], filler: string): string =>
    `| ${row.map((cell, column) => cell + filler.repeat((widths[column] ?? 0) - lengthOf(cell))).join(" | ")} |`;
  const [header = "", ...body] = all.map((row) => line(row, " "));
  return [
    header,
    line(
      HEADER.map(() => ""),
      "-",
    ),
    ...body,
  ].join("\n");
}

const lengthOf = (cell: string): number => Array.from(cell).length;

/** A row as a reader sees it: where it leads, and what its cells say. */
export interface ShownRow {
  readonly link: string;
  readonly cells: readonly string[];
}

/** The rows of the first table in Markdown, its header as the first; `undefined` where there is none. */
export function readTable(markdown: string | Root): readonly ShownRow[] | undefined {
  const root = typeof markdown === "string" ? parseMarkdown(markdown) : markdown;
  const table = root.children.find((node) => node.type === "table");
  return table?.children.map((row) => {
    const link = [...walk(row)].find((node) => node.type === "link");
    return {
      link: link?.url ?? "",
      cells: row.children.map((cell) => plainText(cell).replaceAll(/\s+/gu, " ").trim()),
    };
  });
}
