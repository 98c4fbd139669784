import { isUnspaced, toWords } from "../markdown/words.ts";
import { namesOfRole } from "./role-names.ts";
import { SECTION_ROLES, type SectionRole } from "./runbook.ts";

/** One way to name the role of a part. */
export interface Name {
  readonly role: SectionRole;
  readonly words: string;
  /** Whether it still says what a heading is about when it stands in the middle of one. */
  readonly isTelling: boolean;
}

const SHORT_BUT_TELLING: ReadonlySet<string> = new Set(
  "steps,kroki,schritte,pasos,passos,etapes,passi,шаги,triage,impact,symptoms,revert,cause".split(
    ",",
  ),
);

const NAMES: readonly Name[] = SECTION_ROLES.flatMap((role) =>
  namesOfRole(role).map((name) => {
    const words = toWords(name);
    const isLong = words.length >= 8 || words.includes(" ");
    return {
      role,
      words,
      isTelling: isUnspaced(words) ? words.length >= 2 : isLong || SHORT_BUT_TELLING.has(words),
    };
  }),
);

/** Of a name that several roles have, the first counts. */
const BY_WORDS: ReadonlyMap<string, Name> = new Map(
  NAMES.toReversed().map((name) => [name.words, name]),
);
const ORDER: ReadonlyMap<Name, number> = new Map(NAMES.map((name, index) => [name, index]));
const UNSPACED_NAMES: readonly Name[] = NAMES.filter(({ words }) => isUnspaced(words));
const MOST_WORDS = Math.max(...NAMES.map(({ words }) => words.split(" ").length));

/** The name that the words, made by `toWords`, are. */
export const nameOf = (words: string): Name | undefined => BY_WORDS.get(words);

/** The names the words begin with. */
export const namesAtStart = (words: string): readonly Name[] => [
  ...spacedNames(words.split(" ").slice(0, MOST_WORDS), 1),
  ...unspacedNames(words, (name) => words.startsWith(name)),
];

/** The words behind a name at their start. */
export const restOf = (name: Name, words: string): string =>
  words.slice(name.words.length).trimStart();

/** The names the words contain. */
export const namesWithin = (words: string): readonly Name[] => [
  ...spacedNames(words.split(" "), Number.POSITIVE_INFINITY),
  ...unspacedNames(words, (name) => words.includes(name)),
];

/** The names that rows of whole words make, of those that begin with one of the first `starts`. */
function spacedNames(words: readonly string[], starts: number): readonly Name[] {
  const found: Name[] = [];
  for (const first of words.slice(0, Math.min(starts, words.length)).keys()) {
    let text = "";
    for (const word of words.slice(first, first + MOST_WORDS)) {
      text = text === "" ? word : `${text} ${word}`;
      const name = BY_WORDS.get(text);
      if (name !== undefined && !isUnspaced(name.words)) found.push(name);
    }
  }
  return found;
}

const unspacedNames = (words: string, fits: (name: string) => boolean): readonly Name[] =>
  isUnspaced(words) ? UNSPACED_NAMES.filter((name) => fits(name.words)) : [];

/** Of names of one length the one that stands first in the table. */
export function longest(names: readonly Name[]): Name | undefined {
  const order = (name: Name): number => ORDER.get(name) ?? 0;
  return names.toSorted((a, b) => b.words.length - a.words.length || order(a) - order(b))[0];
}
