import { foldedWords } from "./folded.ts";

/** English words for degrees of severity and what other languages say for them; other forms follow from `ENDINGS`. */
const DEGREES: readonly (readonly [canonical: string, foreign: string])[] = [
  [
    "critical",
    `krytyczny, kritisch, critique, critico, критический, критичный, kritisk, クリティカル, 致命的, 致命, 危急, 치명적, 치명`,
  ],
  [
    "severe",
    `severo, grave, gravissimo, schwerwiegend, schwer, серьезный, 深刻, 重大, 严重, 嚴重, 심각`,
  ],
  ["urgent", "pilny, dringend, urgente, срочный, haster, 緊急, 紧急, 긴급"],
  ["high", `wysoki, hoch, hohe, eleve, haut, alto, высокий, hoy, 高い, 高, 높음, 상`],
  [
    "major",
    `powazny, erheblich, majeur, mayor, maior, maggiore, значительный, alvorlig, 重要, 较大, 중대, 중요`,
  ],
  [
    "medium",
    `sredni, mittel, mittlere, moyen, medio, medi, средний, middels, 中程度, 中等, 中, 보통, 중간, 중`,
  ],
  ["moderate", `umiarkowany, moderat, modere, moderado, moderato, умеренный, 一般`],
  [
    "low",
    `niski, niedrig, gering, faible, bas, bajo, baixo, basso, низкий, lav, 低い, 低, 낮음, 하`,
  ],
  ["minor", `drobny, geringfugig, mineur, menor, незначительный, mindre, 軽微, 轻微, 輕微, 경미`],
  [
    "warning",
    `ostrzezenie, warnung, avertissement, advertencia, aviso, avviso, avvertimento, предупреждение,
      advarsel, 警告, 경고`,
  ],
  [
    "info",
    `informational, information, informacja, informacyjny, informativo, informazione, информация,
      информационный, 情報, 信息, 資訊, 정보`,
  ],
  ["emergency", "awaria, notfall, urgence, emergencia, emergenza, авария, аварийный, nodsituasjon"],
  [
    "blocker",
    `blocking, blokujacy, blockierend, bloquant, bloqueante, bloccante, блокирующий, блокер`,
  ],
  ["trivial", "trywialny, тривиальный, 提示"],
  ["cosmetic", "kosmetyczny, kosmetisch, cosmetique, cosmetico, косметический"],
];

const CANONICAL: ReadonlyMap<string, string> = new Map(
  DEGREES.flatMap(([canonical, foreign]) =>
    [canonical, ...foldedWords(foreign)].map((word) => [word, canonical] as const),
  ),
);

/** Letters with which all forms of a word begin. */
const BEGINNING = 3;
const BEGINNINGS: ReadonlySet<string> = new Set(
  [...CANONICAL.keys()].map((word) => word.slice(0, BEGINNING)),
);

/** The letters that all forms of an English or foreign word share, so that `minutes` are not minor. */
const STEMS: ReadonlySet<string> = new Set(
  [...CANONICAL.keys()]
    .filter((word) => /^[a-z]+$/u.test(word))
    .map((word) => word.replace(/(?<=\w{3})[eoyi]$/u, "").slice(0, 5)),
);

/** What no folded text is without that holds a word for a degree; most texts are. */
export const MAY_HOLD_DEGREE = new RegExp(
  String.raw`[\p{Script=Cyrillic}\u3040-\uffff]|(?<![a-z\d])(?:${[...STEMS].join("|")})`,
  "u",
);

/** A word for a degree at the beginning of a text. */
interface Degree {
  /** In English and lower case. */
  readonly canonical: string;
  /** Number of characters of the word. */
  readonly length: number;
}

/** The degree that folded text begins with. Unspaced scripts may go on behind it, unless it is a single character. */
export function degreeAtStart(folded: string): Degree | undefined {
  const very = VERY.exec(folded)?.[0].length ?? 0;
  const degree = plainDegree(folded.slice(very));
  return degree === undefined || very === 0
    ? degree
    : { canonical: `very ${degree.canonical}`, length: very + degree.length };
}

const VERY = /^(?:very|bardzo|sehr|tres|muy|muito|molto|очень|svaert) /u;

function plainDegree(folded: string): Degree | undefined {
  const [token] = /^[\p{L}\p{M}]{1,24}/u.exec(folded) ?? [];
  if (token === undefined) return undefined;
  const whole = degreeNamed(token);
  if (whole !== undefined) return { canonical: whole, length: token.length };
  if (/^[a-zа-я]/u.test(token)) return undefined;
  for (const length of [3, 2, 1]) {
    const canonical = CANONICAL.get(token.slice(0, length));
    const isEnough = length > 1 || /^.[级級度い]/u.test(token);
    if (canonical !== undefined && isEnough) return { canonical, length };
  }
  return undefined;
}

/** Endings of cases, genders and numbers, each with those that `DEGREES` may have instead. */
const ENDINGS: readonly (readonly [pattern: RegExp, own: readonly string[]])[] = [
  [/(?:[ыи][хмеи]|ого|о[ие]|[ая]я|[ое]е|о)$/u, ["ыи", "ии"]],
  [/(?:i?e(?:go|j)|[iy](?:ch|m)|i?[ae])$/u, ["y", "i"]],
  [/(?:e[nms]|(?<!igh|low|alt)er|[ao]s|[ns]e|he|[aeiost])$/u, ["", "e", "o"]],
];

/** The degree a folded word stands for in any of its forms: `krytycznych`, `критичных`, `kritischen`, `incidenti alti`. */
export function degreeNamed(word: string): string | undefined {
  // No form of a longer word begins otherwise.
  if (word.length > BEGINNING && !BEGINNINGS.has(word.slice(0, BEGINNING))) return undefined;
  const whole = CANONICAL.get(word);
  if (whole !== undefined) return whole;
  for (const [pattern, own] of ENDINGS) {
    const [ending] = pattern.exec(word) ?? [];
    if (ending === undefined) continue;
    const stem = word.slice(0, word.length - ending.length);
    const found = own.find((other) => CANONICAL.has(stem + other));
    if (found !== undefined) return CANONICAL.get(stem + found);
  }
  return undefined;
}

/** An alternation of the words of unspaced scripts that are too long to be part of others by chance. */
export const UNSPACED_DEGREES: string = [...CANONICAL.keys()]
  .filter((word) => word.length > 1 && !/^[a-zа-я]/u.test(word))
  .toSorted((a, b) => b.length - a.length)
  .join("|");
