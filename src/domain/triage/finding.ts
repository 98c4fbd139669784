import { lasting, type Clause } from "../clause.ts";
import type { ValueTest } from "../probe/expectation.ts";
import type { Found } from "../probe/found.ts";

/** Longest text of one value in a clause; a value may be a whole message of somebody's server. */
const LONGEST = 120;

/** A value of the triage, and what was found of it: `queue_depth.queued is 512, was 380 (+132) 5 min ago`. */
export function toldOf(name: string, found: Found): Clause {
  const value = shorten(found.value);
  return found.kind === "unfit" ? { kind: "measured", name, value } : { ...found, name, value };
}

/** What was measured, and what the value was held against: `…, above 100`. Of some tests the value itself says it all. */
export function heldAgainst(test: ValueTest, measured: Clause): Clause {
  switch (test.kind) {
    case "not":
      return { kind: "held-not", measured, limit: shorten(JSON.stringify(test.value)) };
    case "above":
    case "below":
      return { kind: `held-${test.kind}`, measured, limit: test.value };
    case "between":
      return { kind: "held-between", measured, from: test.from, to: test.to };
    case "matches":
      return { kind: "held-matches", measured, pattern: shorten(test.pattern) };
    case "older-than":
    case "newer-than":
      return { kind: `held-${test.kind}`, measured, limit: lasting(test.span) };
    case "equals":
    case "exists":
    case "not-growing":
    case "growing":
    case "falling":
    case "stable-for":
      return measured;
  }
}

/** Never half a surrogate pair. */
const shorten = (text: string): string =>
  text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1).replace(/[\uD800-\uDBFF]$/u, "")}…`;
