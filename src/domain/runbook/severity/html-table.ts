import type { Row } from "./grid.ts";

const TAG = /<(?<end>\/?)(?<name>[a-z][a-z\d]*)\b[^<>]*>|<!--/giu;

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ["&lt;", "<"],
  ["&gt;", ">"],
  ["&le;", "≤"],
  ["&ge;", "≥"],
  ["&amp;", "&"],
  ["&nbsp;", " "],
  ["&ndash;", "–"],
  ["&mdash;", "—"],
  ["&quot;", '"'],
]);

const decode = (text: string): string =>
  text
    .replaceAll(/&[a-z]{2,5};/gu, (entity) => ENTITIES.get(entity) ?? entity)
    .replaceAll(/[*`]+/gu, "")
    .replaceAll(/[^\S\n]+/gu, " ")
    .trim();

/** Reads the tables of a piece of HTML as browsers do: a cell ends where the next begins, closed or not. */
export function readHtmlTable(html: string, firstLine: number): readonly (readonly Row[])[] {
  const tables: Row[][] = [];
  let cells: string[] = [];
  let cell: string | undefined;
  let [line, rowLine, from, counted] = [firstLine, firstLine, 0, 0];
  const endCell = (): void => {
    if (cell !== undefined) cells.push(decode(cell));
    cell = undefined;
  };
  const endRow = (): void => {
    endCell();
    if (cells.length > 0) tables.at(-1)?.push({ cells, line: rowLine });
    cells = [];
  };
  for (const match of html.matchAll(TAG)) {
    if (match.index < from) continue;
    if (cell !== undefined) cell += html.slice(from, match.index);
    from = match.index + match[0].length;
    if (match[0] === "<!--") {
      const end = html.indexOf("-->", from);
      from = end === -1 ? html.length : end + 3;
      continue;
    }
    const name = match.groups?.["name"]?.toLowerCase();
    const isEnd = match.groups?.["end"] === "/";
    if (name === "table") {
      endRow();
      if (!isEnd) tables.push([]);
    } else if (name === "tr") {
      endRow();
      line += newlines(html.slice(counted, match.index));
      [counted, rowLine] = [match.index, line];
    } else if (name === "td" || name === "th") {
      endCell();
      if (!isEnd) cell = "";
    } else if (name === "br" && cell !== undefined) cell += "\n";
  }
  endRow();
  return tables;
}

const newlines = (text: string): number => text.split("\n").length - 1;
