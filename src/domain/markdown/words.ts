/** Letters that no accent can be taken off. */
const LETTERS: ReadonlyMap<string, string> = new Map([
  ["ł", "l"],
  ["ø", "o"],
  ["ß", "ss"],
  ["æ", "ae"],
  ["œ", "oe"],
  ["đ", "d"],
  ["ı", "i"],
]);

/**
 * Text for comparing, not for showing: lower case, without accents, full-width forms made narrow, everything that
 * is no letter or digit turned into one space. `❗ Schweregrad (Stufe):` becomes `schweregrad stufe`.
 */
export function toWords(text: string): string {
  // Most text is ASCII, in which there is nothing to fold.
  if (!/[^\0-\x7f]/u.test(text))
    return text
      .toLowerCase()
      .replaceAll(/[^a-z\d]+/gu, " ")
      .trim();
  return text
    .normalize("NFKC")
    .toLowerCase()
    .normalize("NFD")
    .replaceAll(/[\u0300-\u036f]/gu, "")
    .normalize("NFC")
    .replaceAll(/[łøßæœđı]/gu, (letter) => LETTERS.get(letter) ?? letter)
    .replaceAll(/[^\p{L}\p{N}\p{M}]+/gu, " ")
    .trim();
}

/** Names written in one word, in several: `DiskLow` becomes `Disk Low`. */
export const splitCase = (name: string): string => name.replaceAll(/(?<=\p{Ll})(?=\p{Lu})/gu, " ");

/** Scripts written without spaces between words, where a word is found anywhere. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;

/** Whether words of this script are written without a space between them. */
export const isUnspaced = (word: string): boolean => UNSPACED.test(word);

/** Whether the words, both made by `toWords`, contain `wanted` as whole words. */
export const hasWords = (words: string, wanted: string): boolean =>
  wanted !== "" &&
  (UNSPACED.test(wanted) ? words.includes(wanted) : ` ${words} `.includes(` ${wanted} `));

/** Whether the words, both made by `toWords`, begin with `wanted` as whole words. */
export const startsWithWords = (words: string, wanted: string): boolean =>
  wanted !== "" &&
  (UNSPACED.test(wanted) ? words.startsWith(wanted) : `${words} `.startsWith(`${wanted} `));
