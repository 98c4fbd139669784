import { codesAtStart, spell, type Code } from "./code.ts";

/** Where a code may begin: not within a word, a number or a path, and not as the name of a phase. */
const START =
  /(?<![\p{Script=Latin}\p{Script=Cyrillic}\p{N}_/.#-]|phase |faza |fase )(?:sev|p[0-6]|priorit|severi|gravit|gravid|schweregrad|alvorlig|критичн|重大度|优先级|優先|严重|嚴重|심각도|[1-6一二三四五六](?=(?:级|級|등급) ?(?:故障|事故|事件|障害|장애|사고)))/gu;
/** Letters such as `S1`, which are looked for where there is nothing clearer. */
const LETTER = /(?<![\p{Script=Latin}\p{Script=Cyrillic}\p{N}_/.#-])s[0-4](?![\p{L}\p{N}_-])/gu;
/** What stands between levels that a sentence speaks of together, beside marks. */
const TOGETHER: ReadonlySet<string> = new Set(
  ",and,or,to,i,oraz,lub,und,oder,et,ou,y,e,o,и,или,og,eller,と,および,、,和,及,与,與,및,과,와".split(
    ",",
  ),
);
const MARKS = /[\s,/&+-]+/gu;

const isTogether = (between: string): boolean =>
  TOGETHER.has(between.replaceAll(MARKS, " ").trim().toLowerCase());

/** Levels that a text, folded, speaks of in one place. */
export interface Mention {
  readonly codes: readonly Code[];
  readonly start: number;
  readonly end: number;
}

/** Each code once, so that there are never many. */
const together = (some: readonly Code[], more: readonly Code[]): readonly Code[] => [
  ...some,
  ...more.filter((code) => some.every((other) => spell(other) !== spell(code))),
];

/** Whether two places of a folded text have nothing between them but what joins levels. */
export const areTogether = (folded: string, from: number, to: number): boolean =>
  to - from <= 16 && isTogether(folded.slice(from, to));

/** The levels a folded text names, those together that it speaks of together: `P1 and P2`. */
export function mentionsIn(folded: string): readonly Mention[] {
  const found = startingWith(START, folded);
  return found.length > 0 ? found : startingWith(LETTER, folded);
}

function startingWith(start: RegExp, folded: string): readonly Mention[] {
  const found: Mention[] = [];
  for (const { index } of folded.matchAll(start)) {
    const last = found.at(-1);
    if (index < (last?.end ?? 0)) continue;
    const codes = codesAtStart(folded.slice(index, index + 48));
    if (codes === undefined) continue;
    const mention = { codes: codes.codes, start: index, end: index + codes.length };
    if (last !== undefined && areTogether(folded, last.end, index))
      found[found.length - 1] = {
        codes: together(last.codes, codes.codes),
        start: last.start,
        end: mention.end,
      };
    else found.push(mention);
  }
  return found;
}
