/** Shows a word of a person or of a file as inline code, on one line, shortened, so that nothing in it can act. */
export function code(words: string): string {
  const flat = words
    .replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, " ")
    .replaceAll("`", "'")
    .trim();
  // A pair of surrogates must not be cut in two.
  const shown = flat.length > 60 ? `${flat.slice(0, 59).replace(/[\uD800-\uDBFF]$/u, "")}…` : flat;
  return `\`${shown || " "}\``;
}

/** Shows words as a list: `` `a`, `b` ``; of more than twelve the rest is counted. */
export function codeList(words: readonly string[]): string {
  const shown = words.slice(0, 12).map(code).join(", ");
  return words.length > 12 ? `${shown} and ${words.length - 12} more` : shown;
}
