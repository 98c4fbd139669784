import { createLru } from "../../lru.ts";
import type { SectionRole } from "../runbook.ts";
import { alternation, beginnings, fold, narrow } from "./folded.ts";
import { MATTER_WORDS, type Matter } from "./kind-words.ts";

/** A word in folded text that says what a time is for. */
export interface Mention {
  readonly matter: Matter;
  readonly start: number;
  readonly end: number;
}

const ANY = new RegExp(
  MATTER_WORDS.map(([, words], index) => `(?<m${index}>${alternation(words)})`).join("|"),
  "gu",
);

const MAY_BE_ANY = beginnings(MATTER_WORDS.map(([, words]) => words));

/** All such words in order; neighbours for the same matter as one. */
export function mattersIn(folded: string): readonly Mention[] {
  if (!MAY_BE_ANY.test(folded)) return [];
  const found: Mention[] = [];
  for (const match of folded.matchAll(ANY)) {
    const groups = match.groups ?? {};
    const matter = MATTER_WORDS.find((_, index) => groups[`m${index}`] !== undefined)?.[0];
    const last = found.at(-1);
    const end = match.index + match[0].length;
    if (matter === undefined) continue;
    if (last?.matter === matter) found[found.length - 1] = { ...last, end };
    else found.push({ matter, start: match.index, end });
  }
  return found;
}

/** Matters of names: the heading of a part is asked for line by line, and tables have the same columns again and again. */
const KNOWN = createLru<string, ReadonlySet<Matter>>({ most: 300 });

function mattersNamed(name: string): ReadonlySet<Matter> {
  const folded = fold(narrow(name.slice(0, LONGEST_NAME))).slice(0, 120);
  const known = KNOWN.get(folded);
  if (known !== undefined) return known;
  const found = new Set(mattersIn(folded).map(({ matter }) => matter));
  KNOWN.set(folded, found);
  return found;
}

/** Characters of a name that are looked at, before what is wide is made narrow. */
const LONGEST_NAME = 240;

/**
 * What a short name, such as the head of a column or the key of a line, says a time is for. A name may speak of more
 * than one: the one `MATTER_WORDS` names first is meant.
 */
export function matterOf(name: string): Matter | undefined {
  const found = mattersNamed(name);
  return found.size === 0 ? undefined : MATTER_WORDS.find(([matter]) => found.has(matter))?.[0];
}

/** As `matterOf`, of a name that speaks of one matter only: `Response and updates` says of no time what it is for. */
export function soleMatterOf(name: string): Matter | undefined {
  const found = mattersNamed(name);
  return found.size === 1 ? [...found][0] : undefined;
}

/** Whether a part is about keeping people informed, so that a rhythm in it is one of updates. */
export const isAboutNews = (role: SectionRole | undefined, matter: Matter | undefined): boolean =>
  role === "communication" || matter === "update" || matter === "tell";
