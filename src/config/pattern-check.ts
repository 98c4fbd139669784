import { MOST_MATCHED } from "../domain/probe/value-test.ts";
import { partsOf, type Alternatives, type Part } from "./pattern-parts.ts";

/** In more ways than this no text may be read: trying them all takes a second or a few. */
const MOST_WAYS = 1e9;

/**
 * Why a regular expression cannot be used; `undefined` where it can. One that may read a text in ever so many ways would
 * let the text of a service hold up the run for hours: it is refused, and with it some that are harmless.
 */
export function whyNoPattern(pattern: string): string | undefined {
  const broken = whyBroken(pattern);
  if (broken !== undefined) return broken;
  return waysToRead(partsOf(pattern)) > MOST_WAYS
    ? "it can read a text in so many ways that some texts would hold up the run; repeat less, or begin with `^`"
    : undefined;
}

function whyBroken(pattern: string): string | undefined {
  try {
    RegExp(pattern, "u");
    return undefined;
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    const message = text.slice(text.lastIndexOf(": ") + 2);
    return `${message.charAt(0).toLowerCase()}${message.slice(1)}`;
  }
}

/** In how many ways a text of the greatest length can be read at worst. */
function waysToRead(alternatives: Alternatives): number {
  const isAnchored = alternatives.every(([first]) => first?.kind === "single" && first.isStart);
  const starts = isAnchored ? 1 : MOST_MATCHED;
  const sharers = endlessIn(alternatives) + (isAnchored ? 0 : 1);
  // Those that share one text among them leave each other only the rest.
  return (starts * waysOf(alternatives)) / factorial(sharers);
}

const waysOf = (alternatives: Alternatives): number =>
  alternatives.reduce(
    (sum, sequence) => sum + sequence.reduce((product, part) => product * waysOfPart(part), 1),
    0,
  );

function waysOfPart(part: Part): number {
  if (part.kind === "single") return 1;
  if (part.kind === "group") return waysOf(part.alternatives);
  const most = Math.min(part.most, MOST_MATCHED);
  const least = Math.min(part.least, most);
  const each = waysOfPart(part.of);
  if (each === 1) return most - least + 1;
  // Of several rounds each way is as long as there are rounds; of one round there are its ways, and that without it.
  return most > 1 ? 2 * most * each ** most : each + 1 - least;
}

/** How many repetitions without a limit worth the name stand one behind the other at most. */
const endlessIn = (alternatives: Alternatives): number =>
  Math.max(
    ...alternatives.map((sequence) => sequence.reduce((sum, part) => sum + endlessInPart(part), 0)),
  );

function endlessInPart(part: Part): number {
  if (part.kind === "single") return 0;
  if (part.kind === "group") return endlessIn(part.alternatives);
  if (part.most >= MOST_MATCHED) return 1;
  return part.most === 1 ? endlessInPart(part.of) : 0;
}

const factorial = (count: number): number => (count < 2 ? 1 : count * factorial(count - 1));
