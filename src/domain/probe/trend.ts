import { lasting } from "../clause.ts";
import { before, between, type Instant } from "../time.ts";
import type { JsonScalar, TrendTest } from "./expectation.ts";
import type { Found } from "./found.ts";
import type { Earlier } from "./history.ts";

/** What a trend came to. */
export interface TrendVerdict {
  /** Whether the value may be so; a number there is nothing to compare with may be anything. */
  readonly holds: boolean;
  /** Whether an earlier reading was there to compare with. */
  readonly isCompared: boolean;
  readonly found: Found;
}

/** A value and when it was read. */
interface Present {
  readonly value: JsonScalar;
  readonly at: Instant;
}

/** Compares a value with earlier readings of the same incident, oldest first. */
export function judgeTrend(
  test: TrendTest,
  present: Present,
  earlier: readonly Earlier[],
): TrendVerdict {
  return test.kind === "stable-for"
    ? judgeStable(test, present, earlier)
    : judgeStep(test.kind, present, earlier);
}

function judgeStep(
  kind: "not-growing" | "growing" | "falling",
  { value, at }: Present,
  earlier: readonly Earlier[],
): TrendVerdict {
  const last = earlier.findLast((reading) => typeof reading.value === "number");
  if (typeof value !== "number")
    return {
      holds: false,
      isCompared: false,
      found: { kind: "unfit", value: JSON.stringify(value), why: "which is no number" },
    };
  if (last === undefined || typeof last.value !== "number") return uncompared(value);
  return {
    holds: steps(kind, value, last.value),
    isCompared: true,
    found: {
      kind: "stepped",
      value: String(value),
      was: String(last.value),
      by: signed(value - last.value),
      age: lasting(between(last.at, at)),
    },
  };
}

function steps(kind: "not-growing" | "growing" | "falling", now: number, was: number): boolean {
  switch (kind) {
    case "not-growing":
      return now <= was;
    case "growing":
      return now > was;
    case "falling":
      return now < was || now === 0;
  }
}

function judgeStable(
  { span }: Extract<TrendTest, { readonly kind: "stable-for" }>,
  { value, at }: Present,
  earlier: readonly Earlier[],
): TrendVerdict {
  const since = before(at, span);
  const within = earlier.filter((reading) => reading.at >= since);
  const other = within.findLast((reading) => reading.value !== value);
  const shown = JSON.stringify(value);
  if (other !== undefined) {
    const [was, age] = [JSON.stringify(other.value), lasting(between(other.at, at))];
    return { holds: false, isCompared: true, found: { kind: "changed", value: shown, was, age } };
  }
  const [first] = within;
  if (first === undefined) return uncompared(value);
  const age = lasting(between(first.at, at));
  return { holds: true, isCompared: true, found: { kind: "steady", value: shown, age } };
}

const uncompared = (value: JsonScalar): TrendVerdict => ({
  holds: true,
  isCompared: false,
  found: {
    kind: "unfit",
    value: JSON.stringify(value),
    why: "with no earlier reading of this incident to compare with",
  },
});

/** A difference with its sign, without the tail that binary fractions leave: `+132`, `-0.3`. */
export const signed = (difference: number): string => {
  const short = Number(difference.toPrecision(12));
  return short > 0 ? `+${short}` : String(short);
};
