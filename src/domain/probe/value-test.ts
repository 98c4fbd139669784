import { lasting } from "../clause.ts";
import { between, formatDuration, type Instant } from "../time.ts";
import { momentOf } from "./age.ts";
import type { TrendTest, ValueTest } from "./expectation.ts";
import type { Found } from "./found.ts";
import type { Earlier } from "./history.ts";
import { isScalar, type JsonValue } from "./json.ts";
import { judgeTrend } from "./trend.ts";

/** What a test may look at beside the value. */
export interface TestContext {
  /** When the value was read. */
  readonly at: Instant;
  /** Earlier readings of the value in the same incident, oldest first. */
  readonly earlier: readonly Earlier[];
}

/** What one test of one value came to. */
export interface TestVerdict {
  readonly holds: boolean;
  /** `false` where a trend held only because there was nothing to compare with. */
  readonly isCompared: boolean;
  readonly found: Found;
}

/** A test in words that follow the name of the value: `equals "ok"`, `is older than 26 h`. */
export function describeTest(test: ValueTest): string {
  switch (test.kind) {
    case "equals":
      return `equals ${JSON.stringify(test.value)}`;
    case "not":
      return `is not ${JSON.stringify(test.value)}`;
    case "above":
      return `is above ${test.value}`;
    case "below":
      return `is below ${test.value}`;
    case "between":
      return `is between ${test.from} and ${test.to}`;
    case "matches":
      return `matches /${test.pattern}/`;
    case "exists":
      return test.value ? "exists" : "does not exist";
    case "older-than":
      return `is older than ${formatDuration(test.span)}`;
    case "newer-than":
      return `is no older than ${formatDuration(test.span)}`;
    case "not-growing":
      return "is not growing";
    case "growing":
      return "is growing";
    case "falling":
      return "is falling";
    case "stable-for":
      return `is stable for ${formatDuration(test.span)}`;
  }
}

/** Whether a test compares with earlier readings. */
export const isTrend = (test: ValueTest): test is TrendTest =>
  test.kind === "not-growing" ||
  test.kind === "growing" ||
  test.kind === "falling" ||
  test.kind === "stable-for";

/** Holds a value that is there against a test. Of one that is not there only `exists: false` is true. */
export function judgeValue(test: ValueTest, value: JsonValue, context: TestContext): TestVerdict {
  const shown = JSON.stringify(value);
  if (isTrend(test))
    return isScalar(value)
      ? judgeTrend(test, { value, at: context.at }, context.earlier)
      : { holds: false, isCompared: false, found: unfit(shown, "which cannot be compared") };
  if (test.kind === "older-than" || test.kind === "newer-than") {
    const moment = momentOf(value);
    if (moment === undefined)
      return { holds: false, isCompared: true, found: unfit(shown, "which is no moment") };
    const age = between(moment, context.at);
    return {
      holds: test.kind === "older-than" ? age > test.span : age <= test.span,
      isCompared: true,
      found: { kind: age < 0 ? "ahead" : "aged", value: shown, age: lasting(age) },
    };
  }
  return {
    holds: passes(test, value),
    isCompared: true,
    found: { kind: "measured", value: shown },
  };
}

const unfit = (value: string, why: string): Found => ({ kind: "unfit", value, why });

type PlainTest = Exclude<ValueTest, TrendTest | { readonly span: unknown }>;

function passes(test: PlainTest, value: JsonValue): boolean {
  switch (test.kind) {
    case "equals":
      return value === test.value;
    case "not":
      return value !== test.value;
    case "above":
      return typeof value === "number" && value > test.value;
    case "below":
      return typeof value === "number" && value < test.value;
    case "between":
      return typeof value === "number" && value >= test.from && value <= test.to;
    case "matches":
      return isScalar(value) && matches(test.pattern, String(value));
    case "exists":
      return test.value;
  }
}

/**
 * Most characters of a text that an expression is tried on, from its beginning: what a service answers must not hold up
 * the run, and with the length grows the time an expression takes at worst by more than its square.
 */
export const MOST_MATCHED = 256;

/** Whether the expression matches somewhere in the beginning of the text. One that is none matches nothing. */
function matches(pattern: string, text: string): boolean {
  try {
    return new RegExp(pattern, "u").test(text.slice(0, MOST_MATCHED));
  } catch {
    return false;
  }
}
