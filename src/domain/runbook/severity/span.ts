import { minutes, type Duration } from "../../time.ts";
import { fold, narrow } from "./folded.ts";
import type { Target } from "./level.ts";
import {
  AMOUNT,
  BUSINESS,
  CONDITION,
  EACH,
  EVERY,
  FIXED,
  JOINT,
  LASTED,
  LENGTHS,
  MAY_BE_FIXED,
  RATES,
  TO,
} from "./span-words.ts";
import { countOf, unitNamed } from "./units.ts";

/** A length of time found in folded text. */
export interface Span {
  readonly start: number;
  readonly end: number;
  /** `undefined` for words that put something off without saying how long. */
  readonly duration: Duration | undefined;
  readonly isBusinessTime: boolean;
  readonly isImmediate: boolean;
  /** Whether it says how often: `every 30 minutes`, `hourly`. */
  readonly isRecurring: boolean;
  /** Whether it says how long something has lasted, as conditions do: `for 5 minutes`, `> 10 min`. */
  readonly isCondition: boolean;
}

/** All lengths of time in folded text, in order. */
export function spansIn(folded: string): readonly Span[] {
  const fixed = MAY_BE_FIXED.test(folded)
    ? [...folded.matchAll(FIXED)].map((match) => fixedSpan(match))
    : [];
  const amounts: Span[] = [];
  for (const match of folded.matchAll(AMOUNT)) {
    const next = amountSpan(match, folded);
    const last = amounts.at(-1);
    const joined = next && last && joinSpans(last, next, folded.slice(last.end, next.start));
    if (joined) amounts[amounts.length - 1] = joined;
    else if (next) amounts.push(next);
  }
  const all = withoutOverlaps([...fixed, ...amounts]);
  return all.map((span, index) => ({
    ...span,
    isBusinessTime:
      span.isBusinessTime ||
      BUSINESS.test(around(folded, span, all[index - 1]?.end, all[index + 1]?.start)),
  }));
}

const PAUSES = [",", ";", "，", "、", "。", "\n"] as const;

/** The text beside a span as far as it can speak of it. */
function around(folded: string, span: Span, from = 0, to = folded.length): string {
  const left = folded.slice(Math.max(from, span.start - 40), span.start);
  const right = folded.slice(span.end, Math.min(to, span.end + 40));
  const leftStart = Math.max(...PAUSES.map((mark) => left.lastIndexOf(mark))) + 1;
  const rightEnd = right.search(/[;。\n]/u);
  return `${left.slice(leftStart)} ${rightEnd === -1 ? right : right.slice(0, rightEnd)}`;
}

/** The earlier and longer of spans that share characters. */
function withoutOverlaps(spans: readonly Span[]): readonly Span[] {
  const kept: Span[] = [];
  const length = ({ start, end }: Span): number => end - start;
  for (const span of spans.toSorted((a, b) => a.start - b.start || length(b) - length(a)))
    if (span.start >= (kept.at(-1)?.end ?? 0)) kept.push(span);
  return kept;
}

function fixedSpan(match: RegExpExecArray): Span {
  const groups = match.groups ?? {};
  const rate = RATES.find((_, index) => groups[`rate${index}`] !== undefined);
  const length = LENGTHS.find((_, index) => groups[`length${index}`] !== undefined);
  const said = length ?? rate;
  const before = match.input.slice(Math.max(0, match.index - 24), match.index);
  const isBusinessTime = groups["business"] !== undefined;
  const isDay = isBusinessTime || groups["day"] !== undefined;
  return {
    start: match.index,
    end: match.index + match[0].length,
    duration: isDay ? minutes(24 * 60) : said && minutes(said[0]),
    isBusinessTime,
    isImmediate: groups["immediate"] !== undefined,
    isRecurring: rate !== undefined || (length !== undefined && EVERY.test(before)),
    isCondition: length !== undefined && CONDITION.test(before),
  };
}

function amountSpan(match: RegExpExecArray, folded: string): Span | undefined {
  const { count = "", upper, unit: name = "", rest } = match.groups ?? {};
  const unit = unitNamed(name);
  if (unit === undefined || isNoAmount(count, name) || isOneWord(match[0], count, name))
    return undefined;
  const start = match.index;
  const end = start + match[0].length;
  const before = folded.slice(Math.max(0, start - 24), start);
  const after = folded.slice(end, end + 8);
  const length = Math.max(countOf(count), countOf(upper ?? count)) * unit.minutes;
  return {
    start,
    end,
    duration: minutes(length + (rest === undefined ? 0 : (Number(rest) * unit.minutes) / 60)),
    isBusinessTime: unit.isBusiness,
    isImmediate: false,
    isRecurring: EVERY.test(before) || EACH.test(after),
    isCondition: CONDITION.test(before) || LASTED.test(after),
  };
}

/** A word is too little beside a letter (`a m`), and `time` is an hour only in Norwegian. */
const isNoAmount = (count: string, unit: string): boolean =>
  !/^\d/u.test(count) &&
  (/^[a-zа-я]{1,2}$/u.test(unit) ||
    (/^timer?$/u.test(unit) && /^(?:an?|one|half|half an?)$/u.test(count)) ||
    (unit === "time" && count === "to"));

/** `times` is one English word, and not ten (`ti`) months (`mes`). */
const isOneWord = (whole: string, count: string, unit: string): boolean =>
  /^\p{L}+$/u.test(count) && /^[a-zа-я]/u.test(unit) && whole.startsWith(`${count}${unit}`);

/** Hours and their minutes, or the two ends of a range, as one. */
function joinSpans(first: Span, second: Span, between: string): Span | undefined {
  const [a, b] = [first.duration ?? 0, second.duration ?? 0];
  const isRange = TO.test(between) && a < b;
  if (!isRange && !(JOINT.test(between) && b < a)) return undefined;
  const duration = minutes((isRange ? b : a + b) / 60_000);
  const isBusinessTime = first.isBusinessTime || second.isBusinessTime;
  return { ...first, end: second.end, duration, isBusinessTime };
}

/** A target from what a span found. */
export const targetOf = (span: Span, raw: string): Target => ({
  duration: span.duration,
  isBusinessTime: span.isBusinessTime,
  isImmediate: span.isImmediate,
  raw,
});

/**
 * Reads a text that is known to hold a target, such as a cell: the first length of time in it, of a range the upper
 * bound. `undefined` when it speaks of no time at all.
 */
export function readTarget(text: string): Target | undefined {
  const raw = text.replaceAll(/\s+/gu, " ").trim();
  const folded = fold(narrow(raw));
  const spans = spansIn(folded);
  const first = spans[0];
  if (first === undefined) return undefined;
  const exact = first.isImmediate ? spans.find(({ duration }) => duration !== undefined) : first;
  const isNear =
    exact !== undefined &&
    (exact.start - first.end <= 12 || NO_LATER.test(folded.slice(first.end, exact.start)));
  return { ...targetOf(isNear ? exact : first, raw), isImmediate: first.isImmediate };
}

/** `Immediately, no later than 30 minutes` */
const NO_LATER =
  /^[ ,(]{0,3}(?:but |and )?(?:no|not) later than|^[ ,(]{0,3}(?:at the latest|nie pozniej niz|najpozniej|maksymalnie|spatestens|au plus tard|a mas tardar|como maximo|no maximo|al piu tardi|al massimo|не позднее|максимум|senest|遅くとも|最迟|最遲|늦어도)/u;

/** What a time alone in brackets behind the name of a level is for: `P1 - High (< 1 hour)`. */
export const bareMatter = (rest: string): "respond" | undefined => {
  const [, inside = ""] =
    /^[^:：]{0,90}[(（]\s?(?:<|≤|≦|<=)\s?(?<time>[^()（）]{1,24})[)）]\s*(?:[:：]|$)/u.exec(rest) ??
    [];
  const folded = fold(narrow(inside));
  const [only, ...more] = spansIn(folded);
  return only?.start === 0 && only.end === folded.trimEnd().length && more.length === 0
    ? "respond"
    : undefined;
};
