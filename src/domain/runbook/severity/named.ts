import { commitment, isAtOnce, LASTING, mattersBeside, readClauses } from "./clause.ts";
import { joinAll, joinCommitments, NO_COMMITMENTS } from "./commitments.ts";
import { fold, narrow } from "./folded.ts";
import type { Matter } from "./kind-words.ts";
import type { Commitments, Target } from "./level.ts";
import { matterOf, mattersIn } from "./matter.ts";
import { EVERY } from "./span-words.ts";
import { readTarget, spansIn, type Span } from "./span.ts";

/** Reads a cell of a column that does not say what it is for: one that begins with a rhythm is about updates. */
export function readRhythm(text: string): Commitments {
  const folded = fold(narrow(text));
  const [only, ...more] = spansIn(folded);
  if (only?.isRecurring !== true || more.length > 0) return NO_COMMITMENTS;
  const before = folded.slice(0, only.start).replace(EVERY, "");
  return /\p{L}/u.test(before) ? NO_COMMITMENTS : commitment("update", only, text.trim());
}

/** Reads a value that stands under or behind a name: `Response time`, `15 min`. */
export function readNamed(name: string, value: string): Commitments {
  const many = mattersIn(fold(narrow(name)));
  const spans = spansIn(fold(narrow(value)));
  if (many.length > 1 && many.length === spans.length)
    return joinAll(
      many.map(({ matter }, index) => {
        const span = spans[index];
        const kind = matter === "tell" ? "update" : matter;
        return span === undefined ? NO_COMMITMENTS : commitment(kind, span, value.trim());
      }),
    );
  const named = matterOf(name);
  const told = readClauses(value);
  if (named === "other" || named === "escalate") return NO_COMMITMENTS;
  if (named === "tell" && !isBareRhythm(value, spans)) return told;
  const matter = named === "tell" ? "update" : named;
  const [only, ...more] = spans;
  const isRhythm = only?.isRecurring === true && more.length === 0;
  if (matter === undefined)
    return isRhythm ? commitment("update", only, value.trim()) : NO_COMMITMENTS;
  if (matter === "resolve" && countsFromIt(value)) return told;
  if (isRhythm && matter === "respond") return joinCommitments(readRhythm(value), told);
  const target = readTarget(value) ?? bareNumber(name, value);
  if (target === undefined || saysOtherwise(matter, target, told)) return told;
  if (LASTING.has(matter) && isAtOnce(target)) return told;
  if (matter === "update" ? isAtOnce(target) : isRhythm && told.updateEvery !== undefined)
    return told;
  if (matter !== "update" && told.targets[matter] !== undefined && spans.length > 1) return told;
  const own: Commitments =
    matter === "update"
      ? { targets: {}, updateEvery: target }
      : { targets: { [matter]: target }, updateEvery: undefined };
  return joinAll([own, told]);
}

/** `Resolution`: `within 2 hours of the fix`, which is when people are told of it. */
export function countsFromIt(value: string): boolean {
  const folded = fold(narrow(value));
  return (
    mattersIn(folded).some(isResolve) && !mattersBeside(spansIn(folded), folded).some(isResolve)
  );
}

const isResolve = ({ matter }: { readonly matter: Matter }): boolean => matter === "resolve";

/** Whether a time of news is one of updates: it says how often, or nothing else. `Client within 4 h` is told once. */
function isBareRhythm(value: string, [first, ...more]: readonly Span[]): boolean {
  if (first === undefined || more.length > 0 || first.duration === undefined) return false;
  const folded = fold(narrow(value));
  const beside = folded.slice(0, first.start) + folded.slice(first.end);
  return first.isRecurring || !/\p{L}/u.test(beside);
}

/** Whether the value itself says that its time is for something else: `Response`: `acknowledge within 15 min`. */
const saysOtherwise = (matter: Matter, { duration }: Target, told: Commitments): boolean =>
  duration !== undefined &&
  Object.entries(told.targets).some(
    ([kind, { duration: other }]) => kind !== matter && other === duration,
  );

/** A number whose unit stands in its name: `Response (min)`, `15`. */
function bareNumber(name: string, value: string): ReturnType<typeof readTarget> {
  if (!/^[\s<≤~]{0,3}\d{1,4}(?:\s?[-–]\s?\d{1,4})?\s*$/u.test(value)) return undefined;
  const [, inside = ""] = /[([（［]([^()[\]（）［］]{1,30})[)\]）］]/u.exec(name) ?? [];
  const target = readTarget(`${value.trim()} ${inside}`);
  return target === undefined ? undefined : { ...target, raw: value.trim() };
}
