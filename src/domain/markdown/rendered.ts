import { lastAtMost } from "./last-at-most.ts";

/** Text as it is rendered, with the way back to the source it was written in. */
export interface Rendered {
  readonly text: string;
  /** Where in the source the character at that index of `text` begins. */
  readonly offsetOf: (index: number) => number;
}

/** What is rendered as something else than it is written. */
const REFERENCE = /\\[!-/:-@[-`{-~]|&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/giu;

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
  let text = "";
  let read = 0;
  // Where a stretch begins that is rendered as it is written: in the text, and in the source.
  const stretches: [number, number][] = [[0, 0]];
  for (const { 0: written, index } of source.matchAll(REFERENCE)) {
    text += source.slice(read, index);
    const rendered = resolve(written);
    // A character of two units stands for the one reference with both.
    for (let unit = 0; unit < rendered.length; unit += 1)
      stretches.push([text.length + unit, index]);
    text += rendered;
    read = index + written.length;
    stretches.push([text.length, read]);
  }
  text += source.slice(read);
  return {
    text,
    offsetOf: (index) => {
      const [from, at] = stretches[lastAtMost(stretches, index, ([begins]) => begins)] ?? [0, 0];
      return Math.min(at + index - from, source.length);
    },
  };
}

function resolve(written: string): string {
  if (written.startsWith("\\")) return written.slice(1);
  const named = NAMED.get(written);
  if (named !== undefined) return named;
  if (!written.startsWith("&#")) return "\uFFFC";
  const code = /^&#x/iu.test(written)
    ? Number.parseInt(written.slice(3), 16)
    : Number(written.slice(2, -1));
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "\uFFFC";
}
