import type { List, ListItem, RootContent, Table } from "mdast";
import { inline } from "./inline.ts";
import { pad, style, widthOf, wrap } from "./style.ts";

/** Blocks of Markdown as lines of a terminal, a blank line between two blocks. */
export function blocks(nodes: readonly RootContent[], width: number): readonly string[] {
  return nodes
    .map((node) => block(node, width))
    .filter((lines) => lines.length > 0)
    .flatMap((lines, index) => (index === 0 ? lines : ["", ...lines]));
}

function block(node: RootContent, width: number): readonly string[] {
  if (node.type === "heading") return wrap(inline(node.children), width).map(style.bold);
  if (node.type === "paragraph") return wrap(inline(node.children), width);
  if (node.type === "code") return node.value.split("\n").map((line) => `  ${style.code(line)}`);
  if (node.type === "blockquote")
    return blocks(node.children, width - 2).map((line) => `│ ${line}`);
  if (node.type === "list") return list(node, width);
  if (node.type === "table") return table(node, width);
  if (node.type === "thematicBreak") return ["─".repeat(Math.min(20, width))];
  return node.type === "html" ? shown(node.value) : [];
}

/** Of HTML only the texts are read; comments, our markers among them, are not to be seen. */
const shown = (html: string): readonly string[] =>
  html
    .replaceAll(/<!--[\s\S]*?-->/gu, "")
    .replaceAll(/<[^>]*>/gu, "")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

const list = (node: List, width: number): readonly string[] =>
  node.children.flatMap((item, index) => {
    const lead = leadOf(item, node.ordered === true ? (node.start ?? 1) + index : undefined);
    const indent = " ".repeat(widthOf(lead));
    return blocks(item.children, width - indent.length).map((line, at) =>
      at === 0 ? lead + line : line === "" ? "" : indent + line,
    );
  });

function leadOf({ checked }: ListItem, number: number | undefined): string {
  if (typeof checked === "boolean") return checked ? `${style.good("☑")} ` : "☐ ";
  return number === undefined ? "• " : `${number}. `;
}

/** Cells side by side; the last column is wrapped when the table is too wide. */
function table(node: Table, width: number): readonly string[] {
  const rows = node.children.map((row) => row.children.map((cell) => inline(cell.children)));
  const isHeadless = rows[0]?.every((cell) => cell === "") === true;
  const columns = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => widthOf(row[column] ?? ""))),
  );
  const before = columns.slice(0, -1).reduce((sum, column) => sum + column + 3, 0);
  return rows.slice(isHeadless ? 1 : 0).flatMap((row, index) => {
    const head = row
      .slice(0, -1)
      .map((cell, column) => `${pad(cell, columns[column] ?? 0)} │ `)
      .join("");
    const last = wrap(row.at(-1) ?? "", Math.max(20, width - before));
    const lines = last.map((part, at) => (at === 0 ? head : " ".repeat(before)) + part);
    return index === 0 && !isHeadless ? lines.map(style.dim) : lines;
  });
}
