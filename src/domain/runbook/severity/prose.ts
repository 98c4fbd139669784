import type { Code as CodeBlock, RootContent } from "mdast";
import { lineOf, walk } from "../../markdown/node.ts";
import { toWords } from "../../markdown/words.ts";
import { allParts, type Part } from "../outline.ts";
import { isPlainText } from "../other-steps.ts";
import { isCheck } from "../plan/checking.ts";
import { areRealLetters, LATER, withoutLetters, type Draft } from "./draft.ts";
import { listDrafts, rowDrafts, titleDrafts } from "./beside.ts";
import { mayBeWords } from "./entry.ts";
import { MAY_HOLD_DEGREE } from "./degree.ts";
import { fold, narrow } from "./folded.ts";
import type { Matter } from "./kind-words.ts";
import { isAboutNews, matterOf } from "./matter.ts";
import { reviewDrafts } from "./review.ts";
import { mayTell, MAY_START, textDrafts, usable, type Paragraph } from "./said.ts";
import { linesOf } from "./text.ts";

/** What sentences say about levels they name: `SEV-1 must be acknowledged within 15 minutes`. */
export const proseDrafts = (top: Part): readonly Told[] =>
  [...allParts(top)].flatMap((part) => draftsIn(part).map((draft) => ({ ...draft, part })));

/** A level of which a sentence tells. */
interface Told extends Draft {
  readonly part: Part;
}

function draftsIn(part: Part): readonly Draft[] {
  const titled = titleDrafts(part);
  const listed = part.blocks.flatMap((block, index) =>
    listDrafts(block, part.blocks[index - 1], part),
  );
  const rows = part.blocks.flatMap((block) =>
    block.type === "table" ? rowDrafts(block, part) : [],
  );
  const others = [...rows, ...reviewDrafts(part)];
  const texts = part.blocks.flatMap((block) => textsNamingLevels(block));
  if (texts.length === 0) return [...titled, ...listed, ...others];
  const matter = matterOf(part.title);
  const context = {
    fallback: fallbackIn(part, matter),
    isAboutUpdates: isAboutNews(part.role, matter),
  } as const;
  return [...titled, ...listed, ...texts.flatMap((text) => textDrafts(text, context)), ...others];
}

/** What a time is for that its sentence does not say; steps that search or mend speak of times of their own, and who checks whether all is well again only waits. */
function fallbackIn({ role, title }: Part, matter: Matter | undefined): Matter | undefined {
  if (role === "postmortem" || matter === "postmortem") return "postmortem";
  if (role === "mitigation" || role === "diagnosis") return undefined;
  return isCheck(toWords(title)) ? undefined : usable(matter);
}

/** The paragraphs of a block that may name levels, outside its tables. */
function textsNamingLevels(block: RootContent): readonly Paragraph[] {
  const found: Paragraph[] = [];
  for (const node of walk(block, ({ type }) => type !== "paragraph" && type !== "table")) {
    if (node.type === "code") found.push(...countedLines(node));
    if (node.type !== "paragraph") continue;
    const lines = linesOf(node).map(({ text }) => text);
    if (!lines.some((line) => mayTell(line))) continue;
    const text = joined(lines.map((line) => narrow(line)));
    if (MAY_START.test(text) || MAY_HOLD_DEGREE.test(fold(text)))
      found.push({ text, line: lineOf(node) });
  }
  return found;
}

/** Steps that stand as text in a fence: `4. Tell — every 15 min (SEV-1) or 30 min (SEV-2).` */
const countedLines = ({ lang, value, position }: CodeBlock): readonly Paragraph[] =>
  isPlainText(lang)
    ? value
        .split("\n")
        .flatMap((text, index) =>
          /^\s{0,20}\d{1,2}[.)]\s/u.test(text) && MAY_START.test(text)
            ? [{ text: narrow(text.trim()), line: (position?.start.line ?? 0) + 1 + index }]
            : [],
        )
    : [];

/** A line may go on with the sentence before it, but not when it opens with an ornament. */
const joined = (lines: readonly string[]): string =>
  lines.map((line, index) => (index > 0 && ORNAMENTED.test(line) ? `\n${line}` : line)).join(" ");

const ORNAMENTED = /^\s*[\p{Extended_Pictographic}•·*–—-]/u;

/** Those of the drafts that make a scale where nothing else does: coded levels, or else two or more of which one sentence tells, or a part on levels. */
export function definingAmong(all: readonly Told[]): readonly Draft[] {
  const drafts = all.filter(({ part }) => !LATER.has(part.role));
  const coded = drafts.filter(({ head: { family } }) => family !== "WORD" && family !== "S");
  if (countOf(coded) >= 2) return coded;
  const placeOf = ({ raw, part }: Told): unknown => (mayBeWords(part) ? part : raw);
  return [...Map.groupBy(drafts, placeOf).values()]
    .filter((some) => countOf(some) >= 2)
    .filter((some) => areRealLetters(some) || withoutLetters(some).length > 0)
    .flat();
}

const countOf = (drafts: readonly Draft[]): number =>
  new Set(drafts.map(({ head }) => head.code)).size;
