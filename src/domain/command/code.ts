import { codeSpan } from "../markdown/escape.ts";

const LIMIT = 60;

/** Shows a word of a person or of a file as inline code, on one line, shortened, so that nothing in it can act. */
export function code(words: string): string {
  if (words.length <= LIMIT) return codeSpan(words);
  // A pair of surrogates must not be cut in two.
  return codeSpan(`${words.slice(0, LIMIT - 1).replace(/[\uD800-\uDBFF]$/u, "")}…`);
}

/** Shows words as a list: `` `a`, `b` ``; of more than twelve the rest is counted. */
export function codeList(words: readonly string[]): string {
  const shown = words.slice(0, 12).map(code).join(", ");
  return words.length > 12 ? `${shown} and ${words.length - 12} more` : shown;
}
