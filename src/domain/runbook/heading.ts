import { withoutMangledEmoji } from "./mangled.ts";
import { trimEndOf } from "../trim.ts";

/** A heading taken apart: `3.2 Restart the worker:` is number 2 and `Restart the worker`. */
export interface HeadingParts {
  /** Without emoji, number and closing colon. */
  readonly text: string;
  /** The last component of its number; letters count from `A`. */
  readonly number: number | undefined;
  /** Whether it calls itself a step: `Step 2: …`, `Krok 2`, `2단계`. */
  readonly isStep: boolean;
}

const ORNAMENT = /^[^\p{L}\p{N}¿¡`"'“「【[(<{]+/u;
const STEP =
  /^(?:step|krok|schritt|[eé]tape|paso|passo|шаг|steg|trinn|ステップ|手順|步骤|步驟|단계)\s*#?(?:\d{1,2}\.|[A-Z]\.)?(?<number>\d{1,3})(?![\d.]*\d)\s*[.):：\-–—]*\s*/iu;
const COUNTED =
  /^(?:第\s*(?<ordinal>\d{1,3}|[一二三四五六七八九十])\s*步|(?<before>\d{1,3})\s*단계)\s*[.):：\-–—]*\s*/u;
const NUMBER =
  /^(?:\d{1,3}[.-])*(?:(?<number>\d{1,3})[.):]|(?<plain>\d{1,2})(?=\s))\s*(?:[-–—]\s+)?(?=\S)/u;
const LETTER =
  /^(?:\d{1,3}\.?)?(?=[A-Za-z](?:[.)]\s|\s[-–—]\s)|(?<=\d\.)[A-Za-z]\s)(?<letter>[A-Za-z])[.)]?\s+(?:[-–—]\s+)?(?=\S)/u;
/** `二、处理步骤`, `（三）回滚` */
const ROMAN = /^(?<roman>[IVX]{1,4})[.)]\s+(?=\S)/u;
const HAN_NUMBER = /^\(?(?<ordinal>[一二三四五六七八九十])(?:[、.)]|\s)\s*(?=\S)/u;
const ORDINALS = "一二三四五六七八九十";

/** Takes the text of a heading apart. */
export function readHeading(heading: string): HeadingParts {
  const plain = withoutMangledEmoji(heading.trim()).normalize("NFKC").replace(ORNAMENT, "").trim();
  for (const [pattern, isStep] of [
    [STEP, true],
    [COUNTED, true],
    [HAN_NUMBER, false],
    [ROMAN, false],
    [LETTER, false],
    [NUMBER, false],
  ] as const) {
    const match = pattern.exec(plain);
    if (match !== null) {
      const text = trimEnd(plain.slice(match[0].length).replace(ORNAMENT, ""));
      return {
        text: text === "" ? trimEnd(plain) : text,
        number: numberOf(match.groups ?? {}),
        isStep,
      };
    }
  }
  return { text: trimEnd(plain), number: undefined, isStep: false };
}

const trimEnd = (text: string): string => trimEndOf(text, /[\s:：]/u);

function numberOf(groups: Readonly<Record<string, string | undefined>>): number | undefined {
  const { number, plain, ordinal, before, letter, roman } = groups;
  if (roman !== undefined) return valueOfRoman(roman);
  if (letter !== undefined) return letter.toLowerCase().charCodeAt(0) - 96;
  const digits = number ?? plain ?? ordinal ?? before ?? "";
  const position = ORDINALS.indexOf(digits);
  return position === -1 ? Number(digits) : position + 1;
}

const ROMAN_VALUES: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10 };

/** A smaller sign before a greater one is taken off. */
const valueOfRoman = (roman: string): number =>
  roman.split("").reduce((sum, sign, index, signs) => {
    const value = ROMAN_VALUES[sign] ?? 0;
    return sum + (value < (ROMAN_VALUES[signs[index + 1] ?? ""] ?? 0) ? -value : value);
  }, 0);

/** Whether a heading can be the document's title: no mere ornament such as `=====`, not filled in by a program when the page is built, and no file's name. */
export const isTitle = (text: string): boolean =>
  /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(text) &&
  !/<%|\{\{|\{%|\$\{/u.test(text) &&
  !/^[\w.-]+\.(?:md|markdown)$/iu.test(text.trim());
