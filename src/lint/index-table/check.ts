import type { Root } from "mdast";
import type { Finding } from "../rule.ts";
import { BEGIN, END, findRegion } from "./region.ts";
import type { Row } from "./row.ts";
import { readTable, writeTable, type ShownRow } from "./table.ts";

/** The file with the table; `undefined`: there is none. */
export type IndexFile = { readonly text: string; readonly root: Root } | undefined;

const HINT = "`sitrep lint --index --fix` writes it.";

/**
 * What is wrong with the table of runbooks, and what mends it. How its columns are padded does not matter. Where there is
 * none, that is wrong only if one `isNeeded`.
 */
export function checkIndex(
  file: IndexFile,
  rows: readonly Row[],
  isNeeded: boolean,
): Finding | undefined {
  const table = writeTable(rows);
  const region = file === undefined ? undefined : findRegion(file.root, file.text);
  if (region === undefined || region.kind === "none")
    return isNeeded ? missing(file?.text, table) : undefined;
  if (region.kind === "open")
    return {
      line: region.line,
      column: 1,
      message: `The table of runbooks has no end: \`${END}\` is missing.`,
      hint: "Put it behind the table, on a line of its own.",
    };
  const { from, to, line } = region;
  const shown = readTable(file?.text.slice(from, to) ?? "") ?? [];
  const difference = differenceOf(shown, readTable(table) ?? []);
  if (difference === undefined) return undefined;
  return {
    line,
    column: 1,
    message: `The table of runbooks is not current: ${difference}.`,
    hint: HINT,
    fix: { from, to, text: `\n\n${table}\n\n` },
  };
}

function missing(text: string | undefined, table: string): Finding {
  const block = `${BEGIN}\n\n${table}\n\n${END}\n`;
  const end = text?.length ?? 0;
  const gap = text === undefined ? "# Runbooks\n\n" : text.endsWith("\n") ? "\n" : "\n\n";
  return {
    line: 1,
    column: 1,
    message: "There is no table of runbooks here.",
    hint: HINT,
    fix: { from: end, to: end, text: text === "" ? block : `${gap}${block}` },
  };
}

/** What is first seen to be different; `undefined` for tables that say the same. */
function differenceOf(shown: readonly ShownRow[], wanted: readonly ShownRow[]): string | undefined {
  if (JSON.stringify(shown) === JSON.stringify(wanted)) return undefined;
  const [[, ...rows], [, ...wantedRows]] = [shown, wanted];
  const added = wantedRows.find(({ link }) => rows.every((row) => row.link !== link));
  if (added !== undefined) return `it lacks \`${added.link}\``;
  const gone = rows.find(({ link }) => wantedRows.every((row) => row.link !== link));
  if (gone !== undefined) return `it has \`${gone.link}\`, which is no runbook to respond with`;
  const changed = wantedRows.find(
    (row, index) => JSON.stringify(row) !== JSON.stringify(rows[index]),
  );
  return changed === undefined
    ? "its columns are others"
    : `\`${changed.link}\` says something else`;
}
