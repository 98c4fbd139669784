const LETTERS: ReadonlyMap<string, string> = new Map([
  ["ł", "l"],
  ["ø", "o"],
  ["ß", "s"],
  ["đ", "d"],
  ["ı", "i"],
  ["‐", "-"],
  ["‑", "-"],
  ["−", "-"],
  ["–", "-"],
  ["—", "-"],
  ["―", "-"],
  ["〜", "~"],
  ["’", "'"],
]);

/** Text with full-width forms made narrow and every blank but a tab and the end of a line made a space. */
export const narrow = (text: string): string =>
  isPlain(text)
    ? text
    : text.normalize("NFKC").replaceAll(/[^\S\t\n ]|\u200B|\u200C|\u200D|\u2060|\uFE0F/gu, " ");

/** Whether there is nothing but letters and signs of ASCII, as in most texts. */
const isPlain = (text: string): boolean => !/[^\t\n -~]/u.test(text);

/**
 * Narrow text for comparing: lower case, without accents, all dashes alike. It has the length of what it was made from,
 * so that a place found in one is the same place in the other.
 */
export const fold = (text: string): string =>
  isPlain(text)
    ? text.toLowerCase()
    : text
        .replaceAll(/[A-Z]/gu, (letter) => letter.toLowerCase())
        .replaceAll(/[^\0-\x7f]/gu, foldOne);

function foldOne(character: string): string {
  const lower = character.toLowerCase();
  const known = LETTERS.get(lower);
  if (known !== undefined) return known;
  const bare = lower
    .normalize("NFD")
    .replaceAll(/[\u0300-\u036f]/gu, "")
    .normalize("NFC");
  return bare.length === character.length ? bare : character;
}

/** Words separated by commas as `fold` makes them, the longest first. */
export const foldedWords = (list: string): readonly string[] =>
  list
    .split(",")
    .map((word) => fold(narrow(word.replaceAll(/\s+/gu, " ").trim())))
    .filter((word) => word !== "")
    .toSorted((a, b) => b.length - a.length);

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/**
 * An alternation of words for a pattern: spaced scripts count from the start of a word, others anywhere. Words may hold
 * pattern syntax of their own.
 */
export function alternation(list: string): string {
  const words = foldedWords(list);
  const anywhere = words.filter((word) => UNSPACED.test(word));
  const spaced = words.filter((word) => !UNSPACED.test(word));
  const parts = [
    ...(spaced.length === 0
      ? []
      : [String.raw`(?<![\p{Script=Latin}\p{Script=Cyrillic}\p{N}])(?:${spaced.join("|")})`]),
    ...anywhere,
  ];
  return `(?:${parts.join("|")})`;
}

/**
 * What any folded text matches that holds one of the words, given as to `alternation`; most texts that hold none do
 * not. It only looks at the first letters, and so is far sooner done than the search for so many words. Throws where a
 * word begins with a sign of a pattern: every text would match.
 */
export function beginnings(lists: readonly string[]): RegExp {
  const starts = lists
    .flatMap((list) => foldedWords(list))
    .filter((word) => isPlain(word))
    .map((word) => /^(?:[a-z\d ](?!\?)){1,4}/u.exec(word)?.[0] ?? fail(word));
  return new RegExp(`[^\0-\x7f]|(?<![a-z\\d])(?:${[...new Set(starts)].join("|")})`, "u");
}

function fail(word: string): never {
  throw new Error(`${word} does not begin with a letter or a digit`);
}
