import type { RootContent } from "mdast";
import { toWords } from "../../markdown/words.ts";
import type { Duration } from "../../time.ts";
import { allParts, type Part } from "../outline.ts";
import { readCycle, readSentence } from "./cycle.ts";
import { readDay } from "./day.ts";
import { factsIn, type Fact } from "./fact.ts";
import { careInMatter } from "./matter.ts";
import type { Care, Reviewed, ReviewCycle } from "./model.ts";
import { readOwners } from "./owner.ts";
import {
  ABOUT_DOCUMENT,
  CYCLE_KEYS,
  OWNER_KEYS,
  REVIEWED_KEYS,
  REVIEWING,
  UPDATED_KEYS,
} from "./words.ts";

/**
 * Who looks after a document, by its front matter, and where that says nothing by the lines below the title, at the
 * end, and in parts about the document itself.
 */
export function findCare(
  top: Part,
  source: string,
  frontMatter: Readonly<Record<string, unknown>> = {},
): Care {
  const said = careInMatter(frontMatter, source);
  const facts = aboutDocument(top, source);
  const owners = said.owners.length > 0 ? said.owners : ownersIn(facts);
  return {
    owners: [...new Set(owners)],
    reviewedOn: said.reviewedOn ?? reviewedIn(facts),
    reviewEvery: said.reviewEvery ?? cycleIn(facts),
  };
}

function aboutDocument(top: Part, source: string): readonly Fact[] {
  const parts = [...allParts(top)];
  const [first] = top.children;
  const title = first?.ownRole === undefined ? (first?.blocks ?? []) : [];
  const named = parts.filter((part) => part !== first && isAboutDocument(part));
  const blocks = new Set([
    ...top.blocks,
    ...title,
    ...named.flatMap((part) => [...allParts(part)].flatMap((below) => below.blocks)),
    ...footerOf(parts.at(-1)),
  ]);
  return [...factsIn([...blocks], source), ...named.flatMap((part) => headingFact(part))];
}

const isAboutDocument = ({ heading }: Part): boolean =>
  ABOUT_DOCUMENT.whole.test(toWords(heading.text));

/** `## Owner` above one line that names them. */
function headingFact({ heading, blocks, line }: Part): readonly Fact[] {
  const [only] = factsIn(blocks.slice(0, 1), "");
  if (blocks.length !== 1 || only === undefined || only.key !== "") return [];
  return [{ ...only, key: toWords(heading.text), line: Math.max(only.line, line) }];
}

/** What stands behind the last rule, or the last lines where there is none. */
function footerOf(last: Part | undefined): readonly RootContent[] {
  if (last === undefined || last.role === "postmortem" || last.role === "communication") return [];
  const rule = last.blocks.findLastIndex(({ type }) => type === "thematicBreak");
  const behind = last.blocks.slice(rule === -1 ? -2 : rule + 1);
  return behind.filter(({ type }) => type === "paragraph" || type === "blockquote");
}

const ownersIn = (facts: readonly Fact[]): readonly string[] =>
  facts.flatMap(({ key, value }) => (OWNER_KEYS.whole.test(key) ? readOwners(value) : []));

const reviewedIn = (facts: readonly Fact[]): Reviewed | undefined =>
  dayUnder(facts, REVIEWED_KEYS.whole) ?? dayUnder(facts, UPDATED_KEYS.whole);

function dayUnder(facts: readonly Fact[], keys: RegExp): Reviewed | undefined {
  for (const { key, value, line } of facts) {
    const at = keys.test(key) ? readDay(value) : undefined;
    if (at !== undefined) return { at, line, raw: value };
  }
  return undefined;
}

function cycleIn(facts: readonly Fact[]): ReviewCycle | undefined {
  for (const { key, value, raw } of facts) {
    const isNamed = CYCLE_KEYS.whole.test(key) && readDay(value) === undefined;
    const found = isNamed ? cycleOf(value, readCycle) : cycleTold(raw);
    if (found !== undefined) return found;
  }
  return undefined;
}

const cycleTold = (raw: string): ReviewCycle | undefined =>
  raw
    .slice(0, 400)
    .split(/(?<=[.!?。])\s/u)
    .filter((sentence) => REVIEWING.within.test(toWords(sentence)))
    .map((sentence) => cycleOf(sentence, readSentence))
    .find((cycle) => cycle !== undefined);

function cycleOf(
  raw: string,
  read: (text: string) => Duration | undefined,
): ReviewCycle | undefined {
  const duration = read(raw);
  return duration === undefined ? undefined : { duration, raw };
}
