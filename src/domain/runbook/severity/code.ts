import { alternation } from "./folded.ts";

/** The kinds of codes teams use; `LEVEL` is a number without a scale of its own, `S` a letter that often means something else. */
export type Family = "SEV" | "P" | "S" | "LEVEL";

/** A code of a severity level. */
export interface Code {
  readonly family: Family;
  readonly rank: number;
}

/** The code as this tool writes it: `SEV-1`, `P0`, `S1`, `level 1`. */
export function spell({ family, rank }: Code): string {
  if (family === "SEV") return `SEV-${rank}`;
  return family === "LEVEL" ? `level ${rank}` : `${family}${rank}`;
}

/** Nouns that stand for the scale, by the family of the numbers behind them. */
const SEVERITY_NOUNS = alternation(
  `sev, severity, severity level, sev level, waznosc, poziom waznosci, krytycznosc, schweregrad,
    gravite, severite, niveau de gravite, niveau de severite, severidad, gravedad,
    nivel de severidad, severidade, gravidade, nivel de severidade, gravita, severita,
    livello di gravita, критичность, серьезность, уровень критичности, уровень серьезности,
    alvorlighetsgrad, alvorlighet, 重大度, 深刻度, 严重程度, 严重级别, 严重性, 嚴重程度, 嚴重等級, 嚴重性, 심각도, 장애등급`,
);
const PRIORITY_NOUNS = alternation(
  `priority, prio, priority level, priorytet, prioritat, priorite, prioridad, prioridade, priorita,
    приоритет, prioritet, 優先度, 优先级, 優先級, 우선순위`,
);
/** Nouns that stand for any scale. */
export const LEVEL_NOUNS: string = alternation(
  `level, lvl, poziom, stufe, niveau, nivel, livello, уровень, niva, klasse, tier, レベル, 级别, 等级, 等級,
    級別, 레벨, 등급, stopien, klasa, kategoria, kategorie, degre, classe, categorie, grado, clase, categoria, grau, степень,
    класс, категория, grad, kategori, ランク`,
);

/** All nouns that stand for a scale. */
export const NOUNS = `(?:${SEVERITY_NOUNS}|${PRIORITY_NOUNS}|${LEVEL_NOUNS})`;

const NUMBER = String.raw`(?<rank>\d)(?![\d\p{Script=Latin}%]|[.,]\d)`;
/** `Livello II`, of nouns only. */
const ROMAN = String.raw`(?<roman>i{1,3}|iv|vi?)(?![\p{L}\d])`;
const ROMANS = ["", "i", "ii", "iii", "iv", "v", "vi"];
/** `1등급`, `２級`, `一级`, `Ⅰ级`: the number first. */
const COUNTED =
  /^第?(?:(?<rank>[1-6])|(?<han>[一二三四五六])|(?<roman>i{1,3}|iv|vi?)) ?(?:등급|급(?![\p{L}])|級|级)/u;
const HAN = " 一二三四五六";
const GAP = String.raw`[ ._#:-]{0,3}`;
const PREFIXES: readonly (readonly [family: Family, prefix: string])[] = [
  ["SEV", SEVERITY_NOUNS],
  ["P", PRIORITY_NOUNS],
  ["P", "p"],
  ["S", "s"],
  ["LEVEL", LEVEL_NOUNS],
];
const AT_START: readonly (readonly [family: Family, pattern: RegExp])[] = PREFIXES.map(
  ([family, prefix]) => [
    family,
    prefix.length === 1
      ? new RegExp(`^${prefix}[ _-]?${NUMBER}`, "u")
      : new RegExp(`^${prefix}${GAP}(?:${NUMBER}|${ROMAN})`, "u"),
  ],
);
/** The second of two levels that share a row: `SEV3/4`, `P3 / P4`, `P3-P5`, `P3 and P4`. */
const NEXT =
  /^(?:\s?(?:[/&+,~-]|and|or|i|oraz|lub|und|oder|et|ou|y|e|o|и|или|og|eller|と|・|、|和|及|與|与|및|~)\s?(?<prefix>sev(?:erity)?|p|s)[ _-]?|[/-]|\s\/\s)(?<rank>\d)(?![\d\p{Script=Latin}%]|[.,]\d|\s?(?:min|h|d|時|分|小|天|일|시))/u;

/** Codes at the beginning of a text. */
interface Codes {
  /** One, or those that share a place. */
  readonly codes: readonly [Code, ...Code[]];
  readonly length: number;
}

const HIGHEST = 6;

/** The codes that folded text begins with. */
export function codesAtStart(folded: string): Codes | undefined {
  for (const [family, pattern] of AT_START) {
    const match = pattern.exec(folded);
    const rank = rankIn(match?.groups ?? {});
    if (match === null || rank > HIGHEST) continue;
    return withNext({ family, rank }, folded, match[0].length);
  }
  const counted = COUNTED.exec(folded);
  return counted === null
    ? undefined
    : {
        codes: [{ family: "LEVEL", rank: rankIn(counted.groups ?? {}) }],
        length: counted[0].length,
      };
}

function rankIn({ rank, han, roman }: Readonly<Record<string, string | undefined>>): number {
  if (roman !== undefined) return ROMANS.indexOf(roman);
  return han === undefined ? Number(rank) : HAN.indexOf(han);
}

function withNext(first: Code, folded: string, length: number): Codes {
  const codes: [Code, ...Code[]] = [first];
  let end = length;
  for (;;) {
    const last = codes.at(-1) ?? first;
    const match = NEXT.exec(folded.slice(end, end + 24));
    const { prefix, rank: digit } = match?.groups ?? {};
    const rank = Number(digit);
    if (match === null || rank <= last.rank || rank > HIGHEST) return { codes, length: end };
    if (prefix !== undefined && !first.family.toLowerCase().startsWith(prefix.slice(0, 3)))
      return { codes, length: end };
    const isRange = /^\s?[~-]/u.test(match[0]);
    for (let next = isRange ? last.rank + 1 : rank; next <= rank; next += 1)
      codes.push({ family: first.family, rank: next });
    end += match[0].length;
  }
}
