import { namesLevels, namesMeaning, namesOtherThings } from "./column.ts";
import { degreeAtStart } from "./degree.ts";
import { MOST_LEVELS } from "./draft.ts";
import { fold, narrow } from "./folded.ts";
import type { Grid, Row } from "./grid.ts";
import { labelOf, readHead, type LevelHead, type LevelHeads } from "./level-head.ts";
import { matterOf } from "./matter.ts";

/** A cell beside a level, with the name of its column. */
interface Beside {
  readonly name: string;
  readonly text: string;
  /** Whether the cell is another name for the level. */
  readonly isName: boolean;
}

/** The levels one cell names, and the cells that speak of them. */
export interface Named {
  readonly levels: readonly LevelHead[];
  readonly rest: string;
  readonly raw: string;
  readonly line: number;
  readonly others: readonly Beside[];
}

/** The levels of a table under the name of their column. */
interface LevelColumn {
  readonly name: string;
  readonly entries: readonly Named[];
}

/** Finds the column that holds the levels, or the row of heads that does. */
export const findLevels = (grid: Grid, isSeverity: boolean): LevelColumn | undefined =>
  acrossTop(grid) ?? downColumn(grid, isSeverity);

/** Levels as columns: the first column then says what each row is about. */
function acrossTop([header, ...rows]: Grid): LevelColumn | undefined {
  if (rows.length > MOST_LEVELS || (header?.cells.length ?? 0) > MOST_LEVELS) return undefined;
  const heads = header?.cells.slice(1).map((cell) => readHead(cell, true)) ?? [];
  if (header === undefined || heads.filter((head) => head !== undefined).length < 2)
    return undefined;
  if (rows.every(({ cells }) => matterOf(cells[0] ?? "") === undefined)) return undefined;
  const entries = header.cells.slice(1).flatMap((cell, index) => {
    const found = heads[index];
    if (found === undefined) return [];
    const others = rows.flatMap(({ cells }) => {
      const [name = "", text] = [cells[0], cells[index + 1]];
      return text === undefined ? [] : [{ name, text, isName: false }];
    });
    return [{ ...found, raw: cell, line: header.line, others }];
  });
  return { name: header.cells[0] ?? "", entries };
}

const LAST_COLUMN = 2;

/** The table with a row of nameless columns before it where already its first row is one of a level. */
function withHeader(grid: Grid, isSeverity: boolean): Grid {
  const [first, second] = grid.map(
    ({ cells: [cell = ""] }) => readCell(cell, "", isSeverity)?.levels[0],
  );
  const isRow =
    first !== undefined && first.family === second?.family && first.code !== second.code;
  return isRow ? [{ cells: [], line: grid[0]?.line ?? 0 }, ...grid] : grid;
}

function downColumn(grid: Grid, isSeverity: boolean): LevelColumn | undefined {
  const [header, ...rows] = withHeader(grid, isSeverity);
  if (header === undefined || rows.length > MOST_LEVELS) return undefined;
  const columns: { readonly at: number; readonly hits: readonly (LevelHeads | undefined)[] }[] = [];
  for (let at = 0; at <= LAST_COLUMN; at += 1) {
    const name = header.cells[at] ?? "";
    const hits = rows.map(({ cells }) => readCell(cells[at] ?? "", name, isSeverity));
    const count = hits.filter((hit) => hit !== undefined).length;
    if (count * 5 >= rows.length * 3 && mayHoldLevels(at, header, rows)) columns.push({ at, hits });
  }
  const coded = columns.find(({ hits }) =>
    hits.some((hit) => (hit?.levels[0]?.family ?? "WORD") !== "WORD"),
  );
  const best = coded ?? columns[0] ?? markColumn(header, rows);
  if (best === undefined) return undefined;
  const entries = rows.flatMap((row, index) => {
    const found = best.hits[index];
    return found === undefined ? [] : [toNamed(found, row, header, best.at)];
  });
  return { name: header.cells[best.at] ?? "", entries };
}

const MARK = /^(?:(?<letter>[A-Z])(?<rank>[0-6])|(?<grade>[A-E]))(?=$|\s|[-–—:(：（])/u;

/** Letters of the team's own in a column of levels: `G1` to `G3`, `A` to `D`, one behind the other. */
function markColumn(
  header: Row,
  rows: Grid,
): { at: number; hits: readonly LevelHeads[] } | undefined {
  const [name = ""] = header.cells;
  const marks = rows.map(({ cells: [cell = ""] }) => MARK.exec(narrow(cell).trim()));
  const places = marks.map((mark) => {
    const { letter = "", rank, grade = "" } = mark?.groups ?? {};
    return rank === undefined ? grade.charCodeAt(0) : letter.charCodeAt(0) * 10 + Number(rank);
  });
  const isRow = places.every((place, index) => place === (places[0] ?? 0) + index);
  if (rows.length < 2 || !isRow || !namesLevels(name) || namesOtherThings(name)) return undefined;
  const hits = rows.flatMap(({ cells: [cell = ""] }, index) => {
    const code = marks[index]?.[0];
    const rest = narrow(cell)
      .trim()
      .slice(code?.length ?? 0);
    const level = { family: "LEVEL", rank: undefined, aliases: [], label: labelOf(rest) } as const;
    return code === undefined ? [] : [{ levels: [{ ...level, code }], rest }];
  });
  return { at: 0, hits };
}

/** A level further right is the row's own only where the columns before it number, name or describe the level. */
function mayHoldLevels(at: number, header: Row, rows: Grid): boolean {
  return header.cells.slice(0, at).every((name, index) => {
    if (namesMeaning(name) && !namesOtherThings(name)) return true;
    return rows.every(({ cells }) => {
      const cell = fold(narrow(cells[index] ?? "")).replace(/^[^\p{L}\p{N}]+/u, "");
      return /^\d{0,2}[.)]?$/u.test(cell) || degreeAtStart(cell) !== undefined;
    });
  });
}

function readCell(cell: string, name: string, isSeverity: boolean): LevelHeads | undefined {
  const isNamed = namesLevels(name);
  const digit = /^\s*(?<rank>[0-6])(?:\s*[-–—:(].*)?\s*$/su.exec(narrow(cell));
  if (digit !== null && isNamed) return readHead(`${nounFor(name)} ${cell.trim()}`, true);
  return readHead(cell, isNamed || isSeverity);
}

/** The noun that makes a code of a bare number in a column of that name. */
function nounFor(name: string): string {
  const folded = fold(narrow(name));
  if (/prio|приор|優先|优先|우선/u.test(folded)) return "priority";
  return /lev|lvl|stuf|niv|poziom|livel|уров|レベル|级别|等|tier|class|klas|grad|grau|degre|stopien|степень|категор|categ|kateg|ランク|등급/u.test(
    folded,
  ) && !/sever|sev\b|wazn|schwere|gravi|критич|alvor|重大|严重|嚴重|심각/u.test(folded)
    ? "level"
    : "severity";
}

function toNamed(found: LevelHeads, row: Row, header: Row, at: number): Named {
  const others = row.cells.flatMap((text, index) =>
    index === at
      ? []
      : [{ name: header.cells[index] ?? "", text, isName: isNameOf(text, index, at, header) }],
  );
  const names = others.filter(({ isName }) => isName).map(({ text }) => text);
  const raw = row.cells[at] ?? "";
  const aliases = names
    .flatMap((name) => readHead(name, true)?.levels ?? [])
    .flatMap(({ code, aliases: more }) => [code, ...more]);
  const levels = found.levels.map((level) => ({
    ...level,
    aliases: [...new Set([...level.aliases, ...(found.levels.length > 1 ? [] : aliases)])].filter(
      (alias) => alias !== level.code,
    ),
  }));
  return { levels, rest: found.rest, raw, line: row.line, others };
}

/** Whether a cell next to the level's, or before it, is nothing but another name for it. */
function isNameOf(text: string, index: number, at: number, header: Row): boolean {
  const name = header.cells[index] ?? "";
  if (index > at + 1 || (namesMeaning(name) && !namesLevels(name)) || matterOf(name) !== undefined)
    return false;
  const found = readHead(text, true);
  return found !== undefined && found.levels.length === 1 && !/[\p{L}\p{N}]/u.test(found.rest);
}
