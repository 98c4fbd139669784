import type { Clause } from "../clause.ts";
import { hasWords, isUnspaced, toWords } from "../markdown/words.ts";
import { pathBehind } from "../relative-path.ts";
import type { IndexEntry } from "./care/model.ts";
import {
  readCondition,
  readingThatMeets,
  type Condition,
  type Reading,
} from "./condition/condition.ts";
import type { Score } from "./keywords.ts";
import type { Runbook } from "./runbook.ts";
import { isAlertName } from "./signals.ts";
import { stemOf } from "./title.ts";

/** What is known of an incident when its runbook is looked for. */
export interface Circumstances {
  /** Id of the service, or what the form says instead. */
  readonly service: string | undefined;
  /** Text of the alert. */
  readonly alert: string | undefined;
  readonly title: string;
  /** Code of the severity. */
  readonly severity: string | undefined;
  /** What people wrote: summary, impact. */
  readonly text: string;
  /** What probes measured and people recorded. */
  readonly readings: readonly Reading[];
}

/** Why a runbook fits numbers: the first limit that one of them exceeds, or the first state they are in. */
export function numbersReason(
  conditions: readonly Condition[],
  readings: readonly Reading[],
): Clause | undefined {
  for (const condition of conditions) {
    const met = readingThatMeets(condition, readings);
    if (met !== undefined) return { kind: "numbers", reading: met.raw, condition: condition.raw };
  }
  return undefined;
}

/** Why a runbook fits an alert: it names it, as the alert or the title does. */
export function alertReason(
  alerts: readonly string[],
  { alert, title }: Circumstances,
): Clause | undefined {
  const said = toWords(`${alert ?? ""} . ${title}`);
  const name = alerts.find((candidate) => hasWords(said, toWords(candidate)));
  return name === undefined ? undefined : { kind: "alert", name };
}

/** A row of an index. */
interface Listed extends IndexEntry {
  /** Path of the index. */
  readonly by: string;
}

/** What indexes say of a runbook; one that has had its day says nothing. */
export const entriesFor = (path: string, runbooks: readonly Runbook[]): readonly Listed[] =>
  runbooks
    .filter(({ kind, status }) => kind === "index" && status !== "superseded")
    .flatMap(({ path: by, index }) =>
      index
        .filter(({ target }) => pathBehind(target, by) === path)
        .map((entry) => ({ ...entry, by })),
    );

/** Why the row of an index fits: the alert it names, a limit that a number exceeds, or words that were said. */
export function indexReason(
  entries: readonly Listed[],
  { alert, title, text }: Circumstances,
  readings: readonly Reading[],
): Clause | undefined {
  const said = toWords(`${alert ?? ""} . ${title} . ${text.slice(0, 20_000)}`);
  for (const { signals, by } of entries)
    for (const signal of signals) {
      const condition = readCondition(signal);
      const met = condition && readingThatMeets(condition, readings);
      const words = toWords(signal);
      // One ordinary word says too little: `sync`, `login`.
      const isTelling = words.includes(" ") || isAlertName(signal) || isUnspaced(words);
      if (met !== undefined || (isTelling && hasWords(said, words)))
        return met === undefined
          ? { kind: "index", index: by, signal }
          : { kind: "index-numbers", index: by, signal, reading: met.raw };
    }
  return undefined;
}

/** Whether the name is one of them, however it is spelt. */
export const isOneOf = (name: string, names: readonly string[]): boolean =>
  names.some((other) => toWords(other) === toWords(name));

/** Whether the file or its title carries the name as whole words. */
export const isNamed = (name: string, path: string, title: string): boolean =>
  hasWords(toWords(stemOf(path)), toWords(name)) || hasWords(toWords(title), toWords(name));

/** Why words fit: the most telling ones that were said. */
export function keywordReason(score: Score | undefined): Clause | undefined {
  if (score === undefined || !score.isTelling) return undefined;
  const [first = "", second, third] = new Set(score.words);
  if (second === undefined) return { kind: "word", first };
  return third === undefined
    ? { kind: "two-words", first, second }
    : { kind: "three-words", first, second, third };
}
