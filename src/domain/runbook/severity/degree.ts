import { foldedWords } from "./folded.ts";

/** English words for degrees of severity and what other languages say for them, in all their forms. */
const DEGREES: readonly (readonly [canonical: string, foreign: string])[] = [
  [
    "critical",
    `krytyczny, krytyczna, krytyczne, kritisch, kritische, kritischer, kritisches, critique,
      critico, critica, criticos, criticas, критический, критическая, критическое, критичный,
      критичная, критично, kritisk, クリティカル, 致命的, 致命, 危急, 치명적, 치명`,
  ],
  [
    "severe",
    `severo, severa, grave, gravissimo, schwerwiegend, schwer, серьезный, серьезная, серьезно, 深刻, 重大, 严重, 嚴重, 심각`,
  ],
  ["urgent", "pilny, pilna, pilne, dringend, urgente, срочный, срочно, haster, 緊急, 紧急, 긴급"],
  [
    "high",
    `wysoki, wysoka, wysokie, hoch, hohe, hoher, hohes, eleve, elevee, haut, haute, alto, alta,
      высокий, высокая, высокое, hoy, hoyt, 高い, 高, 높음, 상`,
  ],
  [
    "major",
    `powazny, powazna, powazne, erheblich, majeur, majeure, mayor, maior, maggiore, значительный,
      значительная, alvorlig, 重要, 较大, 중대, 중요`,
  ],
  [
    "medium",
    `sredni, srednia, srednie, mittel, mittlere, mittlerer, moyen, moyenne, medio, media, средний,
      средняя, среднее, middels, 中程度, 中等, 中, 보통, 중간, 중`,
  ],
  [
    "moderate",
    `umiarkowany, umiarkowana, moderat, modere, moderee, moderado, moderada, moderato, moderata,
      умеренный, умеренная, 一般`,
  ],
  [
    "low",
    `niski, niska, niskie, niedrig, niedrige, niedriger, gering, geringe, faible, bas, basse, bajo,
      baja, baixo, baixa, basso, bassa, низкий, низкая, низкое, lav, lavt, 低い, 低, 낮음, 하`,
  ],
  [
    "minor",
    `drobny, drobna, drobne, geringfugig, mineur, mineure, menor, minore, незначительный,
      незначительная, mindre, 軽微, 轻微, 輕微, 경미`,
  ],
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
    `blocking, blokujacy, blockierend, bloquant, bloquante, bloqueante, bloccante, блокирующий,
      блокер`,
  ],
  ["trivial", "trywialny, triviale, тривиальный, 提示"],
  ["cosmetic", "kosmetyczny, kosmetisch, cosmetique, cosmetico, косметический"],
];

const CANONICAL: ReadonlyMap<string, string> = new Map(
  DEGREES.flatMap(([canonical, foreign]) =>
    [canonical, ...foldedWords(foreign)].map((word) => [word, canonical] as const),
  ),
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

const VERY = /^(?:very|bardzo|sehr|tres|muy|muito|molto|очень|svært|svaert) /u;

function plainDegree(folded: string): Degree | undefined {
  const [token] = /^[\p{L}\p{M}]{1,24}/u.exec(folded) ?? [];
  if (token === undefined) return undefined;
  const whole = CANONICAL.get(token);
  if (whole !== undefined) return { canonical: whole, length: token.length };
  if (/^[a-zа-я]/u.test(token)) return undefined;
  for (const length of [3, 2, 1]) {
    const canonical = CANONICAL.get(token.slice(0, length));
    const isEnough = length > 1 || /^.[级級度い]/u.test(token);
    if (canonical !== undefined && isEnough) return { canonical, length };
  }
  return undefined;
}

/** Endings of cases and numbers, each before the one that `DEGREES` has instead. */
const ENDINGS: readonly (readonly [ending: string, own: string])[] =
  "ych y,ich i,ego y,ego,iej a,ej a,ym y,im i,ых ыи,их ии,ого ыи,ые ыи,ие ии,ым ыи,им ии,ои ая,en,en e,em e,s,es,i o,i io,i e,che ca,e a,e"
    .split(",")
    .map((pair) => {
      const [ending = "", own = ""] = pair.split(" ");
      return [ending, own] as const;
    });

/** The degree a folded word stands for in any of its forms: `krytycznych`, `критичных`, `kritischen`, `incidenti alti`. */
export function degreeNamed(word: string): string | undefined {
  const whole = CANONICAL.get(word);
  if (whole !== undefined) return whole;
  for (const [ending, own] of ENDINGS) {
    const found = word.endsWith(ending)
      ? CANONICAL.get(word.slice(0, -ending.length) + own)
      : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** An alternation of the words of unspaced scripts that are too long to be part of others by chance. */
export const UNSPACED_DEGREES: string = [...CANONICAL.keys()]
  .filter((word) => word.length > 1 && !/^[a-zа-я]/u.test(word))
  .toSorted((a, b) => b.length - a.length)
  .join("|");
