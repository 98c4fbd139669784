const LETTERS: readonly (readonly [string, string])[] = [
  ["ł", "l"],
  ["ø", "o"],
  ["ß", "ss"],
  ["æ", "ae"],
  ["œ", "oe"],
  ["đ", "d"],
  ["ı", "i"],
];

/**
 * Text for comparing, not for showing: lower case, without accents, full-width forms made narrow, everything that
 * is no letter or digit turned into one space. `❗ Schweregrad (Stufe):` becomes `schweregrad stufe`.
 */
export function toWords(text: string): string {
  const bare = text
    .normalize("NFKC")
    .toLowerCase()
    .normalize("NFD")
    .replaceAll(/[\u0300-\u036f]/gu, "");
  return LETTERS.reduce((folded, [from, to]) => folded.replaceAll(from, to), bare.normalize("NFC"))
    .replaceAll(/[^\p{L}\p{N}\p{M}]+/gu, " ")
    .trim();
}

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
