import { withoutMangledEmoji } from "../mangled.ts";
import { trimEndOf } from "../../trim.ts";
import { BREAK, namesOf, NOUN_BEHIND, readAliases, readShared } from "./aliases.ts";
import { codesAtStart, NOUNS, spell, type Code, type Family } from "./code.ts";
import { colourAtStart } from "./colour.ts";
import { degreeAtStart } from "./degree.ts";
import { fold, narrow } from "./folded.ts";

/** A level as a heading, a cell or the head of an item names it. */
export interface LevelHead {
  readonly code: string;
  /** `WORD` for a level that has no code. */
  readonly family: Family | "WORD";
  readonly rank: number | undefined;
  readonly aliases: readonly string[];
  readonly label: string;
}

/** A level of which nothing but its name is known. */
export const bareHead = (code: string, family: LevelHead["family"], rank?: number): LevelHead => ({
  code,
  family,
  rank,
  aliases: [],
  label: "",
});

/** The levels a text begins with, more than one where they share a place, and where the text goes on. */
export interface LevelHeads {
  readonly levels: readonly LevelHead[];
  /** What stands behind the codes and words of the level, as written. */
  readonly rest: string;
}

const ORNAMENT = /^(?:[^\p{L}\p{N}:]|:(?:[a-z_]{2,30}:)?)+/u;
const NOUN_BEFORE = new RegExp(`^${NOUNS}[ :-]{1,4}`, "u");
/** A letter and number of the team's own before the code: `T1 / SEV1`. */
const OWN_NUMBER = /^(?![ps])[a-z]\d\s?[/|]\s?(?=sev|p\d)/iu;
const MOST_READ = 4000;
/** All codes and words that stand together at the beginning are shorter. */
const MOST_FOLDED = 400;
/**
 * Reads what level a text begins with. A word such as `critical` counts as one only where `mayBeWord`; beside a code
 * it is another name for the level.
 */
export function readHead(text: string, mayBeWord: boolean): LevelHeads | undefined {
  const plain = narrow(withoutMangledEmoji(text.slice(0, MOST_READ).trimStart()));
  const start = ORNAMENT.exec(plain)?.[0].length ?? 0;
  const own = plain.slice(start).replace(OWN_NUMBER, "");
  const folded = fold(own.slice(0, MOST_FOLDED));
  const found = codesAtStart(folded);
  if (found !== undefined) {
    const [first] = found.codes;
    const heads = withCodes(found.codes, own.slice(found.length));
    const isClear = mayBeWord || heads.levels.every(({ aliases }) => aliases.length > 0);
    return first.family === "LEVEL" && !isClear ? undefined : heads;
  }
  return wordFirst(own, folded, mayBeWord) ?? (mayBeWord ? bracketed(own) : undefined);
}

const NAMED =
  /^(?<name>[\p{L}\p{M}]{1,20}(?: [\p{L}\p{M}]{1,20})?) ?[([](?<inside>[^()[\]]{1,20})[)\]]/u;

/** A name of the team's own with its code behind it: `Red (SEV-1)`. */
function bracketed(own: string): LevelHeads | undefined {
  const match = NAMED.exec(own);
  const { name = "", inside = "" } = match?.groups ?? {};
  const found = codesAtStart(fold(inside.trim()));
  if (match === null || found === undefined || found.codes[0].family === "LEVEL") return undefined;
  const { levels } = withCodes(found.codes, "");
  return {
    levels: levels.map((level) => ({ ...level, label: name })),
    rest: own.slice(match[0].length),
  };
}

function withCodes(codes: readonly Code[], behind: string): LevelHeads {
  const isShared = codes.length > 1;
  const names = isShared ? readShared(behind, codes) : readAliases(behind, codes);
  const label = labelOf(behind);
  return {
    levels: codes.map((code, index) => ({
      code: spell(code),
      family: code.family,
      rank: code.rank,
      aliases: "shared" in names ? (names.shared[index] ?? []) : names.aliases,
      label,
    })),
    rest: names.rest,
  };
}

function wordFirst(own: string, folded: string, mayBeWord: boolean): LevelHeads | undefined {
  const colour = colourAtStart(folded);
  if (colour !== undefined)
    return withWord(
      { canonical: colour.canonical, word: own.slice(colour.start, colour.end) },
      own.slice(colour.length),
      true,
    );
  const noun = NOUN_BEFORE.exec(folded)?.[0].length ?? 0;
  const degree = degreeAtStart(folded.slice(noun));
  if (degree === undefined) return undefined;
  const word = own.slice(noun, noun + degree.length);
  return withWord({ ...degree, word }, own.slice(noun + degree.length), mayBeWord);
}

/** A word for a level, in English and as written. */
interface Word {
  readonly canonical: string;
  readonly word: string;
}

function withWord(
  { canonical, word }: Word,
  behind: string,
  mayBeWord: boolean,
): LevelHeads | undefined {
  const nounBehind = NOUN_BEHIND.exec(fold(behind))?.[0].length ?? 0;
  if (!BREAK.test(behind.slice(nounBehind))) return undefined;
  const { aliases, codes, rest } = readAliases(behind.slice(nounBehind), []);
  const [first] = codes;
  const names = namesOf(canonical, word);
  if (first === undefined || first.family === "LEVEL") {
    if (!mayBeWord) return undefined;
    const [code = "", ...others] = names;
    const level = { code, family: "WORD", rank: undefined } as const;
    return {
      levels: [{ ...level, aliases: [...others, ...aliases], label: labelOf(word + behind) }],
      rest,
    };
  }
  const code = spell(first);
  const level = { code, family: first.family, rank: first.rank, label: labelOf(word + behind) };
  return {
    levels: [{ ...level, aliases: [...names, ...aliases.filter((alias) => alias !== code)] }],
    rest,
  };
}

const BRACKETED = /[([{]([^()[\]{}]{0,60})[)\]}]/gu;
const LABEL_LENGTH = 120;

/** What a text says about a level, for people: no brackets that hold only a code, no ornament, no more than the first line or sentence. */
export function labelOf(text: string): string {
  const words = text
    .replaceAll(BRACKETED, (whole, inside: string) => (isOnlyCode(inside) ? " " : whole))
    .replace(/^(?:[^\p{L}\p{N}(]|\((?=\s))+/u, "")
    .replace(/[\n|].*$/su, "")
    .replace(/(?:。|[.;](?=\s)).*$/su, "");
  const bare = trimEndOf(words.replaceAll(/\s+/gu, " "), /[^\p{L}\p{N})\]%!?]/u);
  return balanced(withoutCodes(bare).replace(/^\((?<inside>[^()]*)\)/u, "$<inside>"))
    .slice(0, LABEL_LENGTH)
    .trim();
}

/** Without the pieces that are only another code of the level. */
const withoutCodes = (text: string): string =>
  text
    .split(/(?=\s[-–—|/]\s)/u)
    .filter((piece) => !isOnlyCode(piece.replace(/^[^\p{L}\p{N}]+/u, "")))
    .join("");

/** Without a closing bracket that was opened before the text begins. */
const balanced = (text: string): string =>
  text.endsWith(")") && !text.includes("(") ? text.slice(0, -1).trimEnd() : text;

function isOnlyCode(text: string): boolean {
  const folded = fold(text.trim());
  return codesAtStart(folded)?.length === folded.length;
}
