import { lasting, type Clause } from "../../clause.ts";
import { toWords } from "../../markdown/words.ts";
import { momentOf } from "../../probe/age.ts";
import { between, type Instant } from "../../time.ts";
import { withoutTail } from "./tail.ts";
import type { Reading } from "./condition.ts";
import { isDate, readQuantity, scaleOf, type Quantity } from "./quantity.ts";

/** Texts are read so far; more is a log. */
const MOST_READ = 20_000;

/**
 * Readings of a probe: a value by its path, `queue_depth.queued`. A moment before `at`, such as that of a heartbeat, is
 * read as its age; no other moment says anything about a limit.
 */
export const readingsOf = (
  values: Readonly<Record<string, string | number | boolean | null>>,
  at: Instant,
): readonly Reading[] =>
  Object.entries(values).flatMap(([path, value]): readonly Reading[] => {
    if (value === null) return [];
    if (typeof value === "string" && isDate(value)) return ageOf(path, value, at);
    const known = typeof value === "string" ? readQuantity(value) : { value, unit: undefined };
    return known === undefined ? [] : [toReading(path, known, measured(path, String(value)))];
  });

const measured = (name: string, value: string): Clause => ({ kind: "measured", name, value });

function ageOf(path: string, value: string, at: Instant): readonly Reading[] {
  const moment = momentOf(value);
  if (moment === undefined || moment > at) return [];
  const age = between(moment, at);
  const raw: Clause = { kind: "aged", name: path, value, age: lasting(age) };
  return [{ name: toWords(path), value: { value: age / 1000, unit: "s" }, raw }];
}

/**
 * What a text says was measured: `db_connected: false`, `disk usage 91%`, `CPU at 97 %`, `heartbeat age = 30h`. Only
 * the end of each clause is read, where the value stands.
 */
export function readingsIn(text: string): readonly Reading[] {
  const clauses = text.slice(0, MOST_READ).split(/[\n;|()]|,(?=\s)|\.(?=\s)/u);
  return clauses.flatMap((clause) => {
    const found = withoutTail(clause.trim());
    if (found === undefined) return [];
    const { name, value } = found;
    const quantity = readQuantity(value);
    // A bare word at the end of a sentence says nothing about the words before it.
    if (quantity === undefined || (typeof quantity.value === "string" && !found.isPair)) return [];
    return [toReading(name, quantity, found.isPair ? measured(name, value) : `${name} ${value}`)];
  });
}

/** The last word of a path may be the unit: `heartbeat_age_hours`. */
function toReading(name: string, value: Quantity, raw: Reading["raw"]): Reading {
  const words = toWords(name);
  const last = words.split(" ").at(-1) ?? "";
  const scale = last.length >= 2 ? scaleOf(last) : undefined;
  const isBare = value.unit === undefined && typeof value.value === "number";
  return scale === undefined || !isBare || typeof value.value !== "number"
    ? { name: words, value, raw }
    : { name: words, value: { value: value.value * scale[0], unit: scale[1] }, raw };
}
