/** Text as it is rendered, with the way back to the source it was written in. */
export interface Rendered {
  readonly text: string;
  /** Where in the source the character at that index of `text` begins. */
  readonly offsetOf: (index: number) => number;
}

const UNIT = /\\[!-/:-@[-`{-~]|&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});|[^]/giu;

/** Named references for what GitHub's links are made of; others cannot be part of one. */
const NAMED: ReadonlyMap<string, string> = new Map([
  ["&commat;", "@"],
  ["&num;", "#"],
  ["&lowbar;", "_"],
  ["&UnderBar;", "_"],
  ["&fjlig;", "fj"],
]);

/** Resolves the escapes and character references of a piece of running text. */
export function readCharacters(source: string): Rendered {
  const offsets: number[] = [];
  const parts: string[] = [];
  for (const { 0: unit, index } of source.matchAll(UNIT)) {
    const part = resolve(unit);
    parts.push(part);
    for (let count = part.length; count > 0; count -= 1) offsets.push(index);
  }
  return { text: parts.join(""), offsetOf: (index) => offsets[index] ?? source.length };
}

function resolve(unit: string): string {
  if (unit.length === 1) return unit;
  if (unit.startsWith("\\")) return unit.slice(1);
  if (!unit.startsWith("&")) return unit;
  const named = NAMED.get(unit);
  if (named !== undefined) return named;
  if (!unit.startsWith("&#")) return "\uFFFC";
  const code = /^&#x/iu.test(unit) ? Number.parseInt(unit.slice(3), 16) : Number(unit.slice(2, -1));
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "\uFFFC";
}
