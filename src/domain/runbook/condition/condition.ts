import type { Why } from "../../clause.ts";
import { hasWords, splitCase, toWords } from "../../markdown/words.ts";
import { readQuantity, type Quantity } from "./quantity.ts";

/** A limit or state that a runbook is for: `disk > 85 %`, `db_connected: false`, `backup heartbeat older than 26 h`. */
export interface Condition {
  /** What is measured, as `toWords` makes it. */
  readonly name: string;
  readonly comparison: "above" | "below" | "equals";
  readonly bound: Quantity;
  /** As written. */
  readonly raw: string;
}

/** A value that somebody measured or reported. */
export interface Reading {
  /** As `toWords` makes it. */
  readonly name: string;
  readonly value: Quantity;
  /** As people should read it: `disk 91 %`. */
  readonly raw: Why;
}

/** Longer texts are prose. */
const LONGEST = 120;

const SIGNS: readonly (readonly [sign: string, comparison: Condition["comparison"]])[] = [
  [">=", "above"],
  ["≥", "above"],
  ["<=", "below"],
  ["≤", "below"],
  [">", "above"],
  ["＞", "above"],
  ["<", "below"],
  ["＜", "below"],
  ["==", "equals"],
  ["=", "equals"],
  [":", "equals"],
  ["：", "equals"],
];

/** Words of comparison, as `toWords` makes them, in the languages runbooks are written in. */
const COMPARISONS: ReadonlyMap<string, Condition["comparison"]> = new Map([
  ...list(
    `older than, more than, greater than, higher than, longer than, above, over, exceeds, starszy niz, starsze niz,
     powyzej, ponad, wiecej niz, alter als, mehr als, uber, plus de, superieur a, mas de, superior a, mayor que, mais de,
     acima de, maior que, piu di, superiore a, sopra, выше, больше, более, over, eldre enn, hoyere enn, mer enn, 超过, 大于,
     超過, 大於, 高于, 高於, 초과, 이상`,
    "above",
  ),
  ...list(
    `less than, lower than, fewer than, below, under, ponizej, mniej niz, unter, weniger als, moins de, inferieur a,
     menos de, inferior a, menor que, abaixo de, meno di, inferiore a, sotto, ниже, меньше, менее, lavere enn, mindre enn,
     低于, 小于, 低於, 小於, 미만, 이하`,
    "below",
  ),
  ...list("is, equals, jest, ist, est, es, e, er", "equals"),
]);

function list(
  words: string,
  comparison: Condition["comparison"],
): readonly (readonly [string, Condition["comparison"]])[] {
  return words.split(",").map((one) => [toWords(one), comparison] as const);
}

/** What lines of a runbook tell of itself; it is no state of a system. */
const OF_DOCUMENT: ReadonlySet<string> = new Set(
  `severity, priority, level, owner, owners, team, service, services, component, alert, alert name, alerts, trigger, source,
   dashboard, runbook, type, kind, scope, signal, symptom, impact, channel, contact`
    .split(",")
    .map((name) => toWords(name)),
);

/**
 * Reads one condition from a cell, an item or a code span; `undefined` for the many texts that are none. What stands
 * before a colon may be the name of an alert: `HighCpu: CPU above 80 % for ten minutes`.
 */
export function readCondition(text: string): Condition | undefined {
  const raw = text.replaceAll(/\s+/gu, " ").trim();
  if (raw.length > LONGEST) return undefined;
  const bySign = splitBySign(raw);
  if (bySign !== undefined) {
    const read = readParts(raw, bySign, isIdentifier(bySign.before.trim()));
    if (read !== undefined) return read;
  }
  return readParts(raw, splitByWord(raw), false);
}

/** Where a word may be the value, `status: degraded` is a state; `the API is down` is a sentence. */
function readParts(
  raw: string,
  parts: Split | undefined,
  mayBeWord: boolean,
): Condition | undefined {
  if (parts === undefined) return undefined;
  const { comparison } = parts;
  const bound = readQuantity(parts.behind);
  const name = toWords(splitCase(parts.before));
  if (bound === undefined || name === "" || name.length > 60) return undefined;
  if (comparison !== "equals")
    return typeof bound.value === "number" ? { name, comparison, bound, raw } : undefined;
  const isState = typeof bound.value !== "string" || mayBeWord;
  return isState && !OF_DOCUMENT.has(name) ? { name, comparison, bound, raw } : undefined;
}

/** Names of values, as against the beginning of a sentence. */
const isIdentifier = (name: string): boolean =>
  /^[`"']?[\p{L}_][\p{L}\p{N}_.-]*[`"']?$/u.test(name);

interface Split {
  readonly before: string;
  readonly comparison: Condition["comparison"];
  readonly behind: string;
}

function splitBySign(text: string): Split | undefined {
  for (const [sign, comparison] of SIGNS) {
    const at = text.indexOf(sign);
    if (at > 0)
      return { before: text.slice(0, at), comparison, behind: text.slice(at + sign.length) };
  }
  return undefined;
}

/** The first word of comparison; what is left and right of it is found in the text by counting words. */
function splitByWord(text: string): Split | undefined {
  const tokens = text.split(" ");
  const words = tokens.map((token) => toWords(token));
  for (let at = 1; at < tokens.length; at += 1)
    for (const length of [2, 1]) {
      const comparison = COMPARISONS.get(
        words
          .slice(at, at + length)
          .join(" ")
          .trim(),
      );
      if (comparison !== undefined && at + length < tokens.length)
        return {
          before: nameBefore(tokens.slice(0, at).join(" ")),
          comparison,
          behind: tokens.slice(at + length).join(" "),
        };
    }
  return undefined;
}

/** Of `HighCpu: CPU` what is measured; of `DiskLow:` the name alone. */
function nameBefore(text: string): string {
  const at = text.search(/[:：]/u);
  const inner = at === -1 ? "" : text.slice(at + 1).trim();
  return inner === "" ? text.replace(/[:：]\s*$/u, "") : inner;
}

/** The reading that meets a condition, if one does. Either name may say more than the other. */
export const readingThatMeets = (
  condition: Condition,
  readings: readonly Reading[],
): Reading | undefined =>
  readings.find(({ name, value }) => isSame(name, condition.name) && meets(condition, value));

const isSame = (one: string, other: string): boolean =>
  hasWords(one, other) || (one.length >= 3 && hasWords(other, one));

function meets({ comparison, bound }: Condition, { value, unit }: Quantity): boolean {
  if (comparison === "equals") return value === bound.value;
  if (typeof value !== "number" || typeof bound.value !== "number") return false;
  // A bare number is taken to be in the unit of the other.
  if (unit !== undefined && bound.unit !== undefined && unit !== bound.unit) return false;
  return comparison === "above" ? value > bound.value : value < bound.value;
}
