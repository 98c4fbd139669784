import { toWords } from "../../markdown/words.ts";
import type { Phrases } from "../plan/phrase.ts";
import type { Grid, Row } from "../severity/grid.ts";
import { DUTY_COLUMNS, ROLE_COLUMNS, WHO_COLUMNS } from "./column.ts";
import type { RoleDuty } from "./model.ts";

/**
 * The roles in a table: one in each row, or one in each column where cells hold the letters R, A, C and I. Outside a
 * part about roles a table counts only when its columns say that it is one.
 */
export function roleTable(grid: Grid, isOnRoles: boolean): readonly RoleDuty[] {
  const [head, ...rows] = grid;
  if (head === undefined) return [];
  if (isMatrix(rows)) return matrixRoles(head, rows);
  const columns = columnsOf(head);
  const isTold = columns.role !== undefined && columns.duties.length > 0;
  const hasOther = columns.who.length + columns.duties.length > 0;
  if (!isTold && !(isOnRoles && hasOther)) return [];
  return rows.flatMap((row) => rowRole(row, columns));
}

interface Columns {
  readonly role: number | undefined;
  readonly who: readonly number[];
  readonly duties: readonly number[];
}

function columnsOf({ cells }: Row): Columns {
  const words = cells.map((cell) => toWords(cell));
  const named = (names: Phrases): readonly number[] =>
    words.flatMap((head, column) => (names.whole.test(head) ? [column] : []));
  const [role] = named(ROLE_COLUMNS);
  // Without a column called role the first one says whom a row is about, a person as well as a team.
  const name = role ?? 0;
  return {
    role,
    who: named(WHO_COLUMNS).filter((column) => column !== name),
    duties: named(DUTY_COLUMNS).filter((column) => column !== name),
  };
}

function rowRole({ cells, line }: Row, { role, who, duties }: Columns): readonly RoleDuty[] {
  const at = (column: number): string => (cells[column] ?? "").trim();
  const name = at(role ?? 0);
  if (name === "") return [];
  return [
    {
      name,
      who: [...new Set(who.map((column) => at(column)))].filter((text) => text !== "").join(", "),
      duties: duties.flatMap((column) => dutiesIn(at(column))),
      line,
      raw: cells.join(" | "),
    },
  ];
}

/** Duties of a cell: one on each of its lines, or parted by semicolons. */
export const dutiesIn = (text: string): readonly string[] =>
  text
    .split(/[\n;；]/u)
    .map((duty) => duty.trim().replace(/^[-•*]\s+/u, ""))
    .filter((duty) => duty !== "");

const LETTERS = /^(?:[RACI](?:\s?[/,]\s?[RACI])*)?$/u;

const isMatrix = (rows: readonly Row[]): boolean => {
  const cells = rows.flatMap((row) => row.cells.slice(1)).map((cell) => cell.trim());
  return (
    cells.every((cell) => LETTERS.test(cell.replace(/^[-–—]$/u, ""))) &&
    cells.some((cell) => cell.includes("R")) &&
    cells.some((cell) => cell.includes("A"))
  );
};

/** Whoever does something or answers for it has it as a duty. */
function matrixRoles(head: Row, rows: readonly Row[]): readonly RoleDuty[] {
  const [corner = "", ...names] = head.cells;
  // Turned round, roles stand in the first column.
  if (ROLE_COLUMNS.whole.test(toWords(corner)))
    return rows.map(({ cells: [name = "", ...marks], line }) => ({
      name,
      who: "",
      duties: marks.flatMap((mark, index) => (/[RA]/u.test(mark) ? [names[index] ?? ""] : [])),
      line,
      raw: [name, ...marks].join(" | "),
    }));
  return names.map((name, index) => ({
    name,
    who: "",
    duties: rows.flatMap(({ cells }) =>
      /[RA]/u.test(cells[index + 1] ?? "") ? [cells[0] ?? ""] : [],
    ),
    line: head.line,
    raw: head.cells.join(" | "),
  }));
}
