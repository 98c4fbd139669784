/** A text without its blanks, in lower case, with the way back to where each character stood. */
export interface Loose {
  readonly text: string;
  readonly offsetOf: (index: number) => number;
}

/** What stands between the halves of a word that was broken over two lines: blanks, and blanks as JSON, or JSON within JSON, writes them. */
const BLANK = /(?<!\\)\\+(?:[nrt]|u000[9ad]|u0020)|\s/giu;

/**
 * Reads a text loosely: a secret in capitals, in hexadecimal of either case, or broken over lines is the secret still.
 * Only ASCII changes case, so that no character becomes two.
 */
export function loosely(text: string): Loose {
  // Most forms of a secret have nothing to leave out.
  if (!/[\s\\]/u.test(text))
    return { text: lowered(text), offsetOf: (index) => Math.min(index, text.length) };
  const offsets: number[] = [];
  const parts: string[] = [];
  let from = 0;
  const take = (to: number): void => {
    parts.push(text.slice(from, to));
    for (let at = from; at < to; at += 1) offsets.push(at);
  };
  for (const { 0: blank, index } of text.matchAll(BLANK)) {
    take(index);
    from = index + blank.length;
  }
  take(text.length);
  return {
    text: lowered(parts.join("")),
    offsetOf: (index) => offsets[index] ?? text.length,
  };
}

const lowered = (text: string): string =>
  text.replaceAll(/[A-Z]+/gu, (capitals) => capitals.toLowerCase());
