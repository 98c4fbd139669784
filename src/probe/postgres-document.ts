import type { JsonScalar } from "../domain/probe/expectation.ts";
import { NoAnswer } from "./failure.ts";
import type { Seen } from "./observe.ts";

/** Most rows of a document. */
export const MOST_ROWS = 1000;

/** Most characters of all its rows as JSON. */
const MOST_TEXT = 256 * 1024;

/** What a query came to. */
interface Answer {
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly fields: readonly { readonly name: string }[];
  /** Of all rows, also of those that are not here. */
  readonly count: number;
}

/** What PostgreSQL calls a column that has no name. */
const NAMELESS = "?column?";

/** The document of an answer. Its values are `row_count`, `value` and, of a single row, its columns by name. */
export function documentOf({ rows, fields, count }: Answer): Seen {
  const [first = {}] = rows;
  const value = first[fields[0]?.name ?? ""] ?? null;
  const texts = withinBounds(rows.map((row) => JSON.stringify(row)));
  const head = JSON.stringify({ row_count: count, value });
  return {
    body: `{"rows":[${texts.join(",")}],${head.slice(1)}`,
    named: {
      row_count: count,
      ...(isScalar(value) ? { value } : {}),
      ...(count === 1 ? scalarsOf(first) : {}),
    },
  };
}

function withinBounds(rows: readonly string[]): readonly string[] {
  let left = MOST_TEXT;
  const kept = rows.filter((row) => (left -= row.length + 1) >= 0);
  if (rows.length > 0 && kept.length === 0)
    throw new NoAnswer({
      reason: "misconfigured",
      message: "the first row alone is longer than 256 KiB: let the query ask for less",
    });
  return kept;
}

const scalarsOf = (
  row: Readonly<Record<string, unknown>>,
): Readonly<Record<string, JsonScalar>> => {
  const named: Record<string, JsonScalar> = {};
  for (const [name, value] of Object.entries(row))
    if (isScalar(value) && name !== NAMELESS) named[name] = value;
  return named;
};

const isScalar = (value: unknown): value is JsonScalar =>
  value === null || ["string", "number", "boolean"].includes(typeof value);
