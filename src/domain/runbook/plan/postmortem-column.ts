import type { Table } from "mdast";
import { toString } from "mdast-util-to-string";
import { lineOf, sourceOf } from "../../markdown/node.ts";
import { matterOf } from "../severity/matter.ts";
import { readTarget } from "../severity/span.ts";
import type { Passage } from "./model.ts";

/** A table with a column that says for each row when the postmortem is due. */
export function postmortemColumn(table: Table, source: string): Passage | undefined {
  const [header, ...rows] = table.children;
  for (const [at, cell] of header?.children.entries() ?? []) {
    const name = toString(cell).trim();
    if (at === 0 || matterOf(name) !== "postmortem") continue;
    if (rows.some(({ children }) => readTarget(toString(children[at])) !== undefined))
      return { heading: name, line: lineOf(table), raw: sourceOf(table, source) };
  }
  return undefined;
}
