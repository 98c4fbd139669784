/**
 * The text without the characters at its end that `tail` names, one at a time. An expression such as `/:+$/` would look
 * at every run of them in the text, each time to its end, which takes hostile text time in the square of its length.
 */
export function trimEndOf(text: string, tail: RegExp): string {
  let end = text.length;
  while (end > 0 && tail.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** The text without a colon at its end and the blanks before it. */
export const withoutColon = (text: string): string =>
  /[:：]$/u.test(text) ? text.slice(0, -1).trimEnd() : text;
