import type { Code as CodeBlock, RootContent } from "mdast";
import { lineOf, walk } from "../../markdown/node.ts";
import { toWords } from "../../markdown/words.ts";
import { allParts, type Part } from "../outline.ts";
import { isPlainText } from "../other-steps.ts";
import { isCheck } from "../plan/checking.ts";
import { readClauses } from "./clause.ts";
import { isCommitted, onlyMeasured } from "./commitments.ts";
import { areRealLetters, LATER, withoutLetters, type Draft } from "./draft.ts";
import { mayBeWords } from "./entry.ts";
import { fold, narrow } from "./folded.ts";
import type { Matter } from "./kind-words.ts";
import { readHead } from "./level-head.ts";
import { isAboutNews, matterOf } from "./matter.ts";
import { mentionsIn } from "./mentions.ts";
import { headOf, textDrafts, usable, type Paragraph } from "./said.ts";
import { MAY_BE_FIXED } from "./span-words.ts";
import { linesOf, plainText } from "./text.ts";

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
  const texts = part.blocks.flatMap((block) => textsNamingLevels(block));
  if (texts.length === 0) return [...titled, ...listed];
  const matter = matterOf(part.title);
  const context = {
    fallback: fallbackIn(part, matter),
    isAboutUpdates: isAboutNews(part.role, matter),
  } as const;
  return [...titled, ...listed, ...texts.flatMap((text) => textDrafts(text, context))];
}

/** Letters of a line that only says which levels the list behind it is for. */
const LABEL = 60;

/**
 * What the items of a list say about the levels its lead names, `For P1 and P2 incidents:`, or the heading directly above
 * it, `Playbook (SEV1/SEV2)`.
 */
function listDrafts(
  block: RootContent,
  before: RootContent | undefined,
  { role, title }: Part,
): readonly Draft[] {
  if (block.type !== "list") return [];
  const lead = before === undefined ? title : labelOf(before);
  if (lead === undefined || lead.length > LABEL || !MAY_START.test(lead)) return [];
  if (before === undefined && readHead(title, false) !== undefined) return [];
  const folded = fold(narrow(lead));
  const [only, ...more] = mentionsIn(folded);
  if (only === undefined || more.length > 0) return [];
  const matter = matterOf(title);
  const context = { isAboutUpdates: isAboutNews(role, matter) };
  return block.children.flatMap(({ children: [first] }) => {
    if (first?.type !== "paragraph") return [];
    const raw = plainText(first).trim();
    const commitments = onlyMeasured(readClauses(raw, context));
    return isCommitted(commitments)
      ? only.codes.map((code) => ({ head: headOf(code), raw, line: lineOf(first), ...commitments }))
      : [];
  });
}

/** The text of a line that ends in a colon. */
function labelOf(block: RootContent): string | undefined {
  const text = block.type === "paragraph" ? plainText(block).trim() : "";
  return /[:：]$/u.test(text) ? text : undefined;
}

/** `Updates every 15 minutes (P0) / 30 minutes (P1)`: a heading that is no level but names some. */
const titleDrafts = ({ title, line }: Part): readonly Draft[] =>
  MAY_START.test(title)
    ? textDrafts({ text: narrow(title), line }, {})
        .map((draft) => ({ ...draft, ...onlyMeasured(draft) }))
        .filter((draft) => isCommitted(draft))
    : [];

/** What a time is for that its sentence does not say; steps that search or mend speak of times of their own, and who checks whether all is well again only waits. */
function fallbackIn({ role, title }: Part, matter: Matter | undefined): Matter | undefined {
  if (role === "postmortem") return role;
  if (role === "mitigation" || role === "diagnosis") return undefined;
  return isCheck(toWords(title)) ? undefined : usable(matter);
}

/** What `START` looks for, in text that is not folded; most paragraphs hold nothing like it. */
const MAY_START =
  /s[e\u0080-\uFFFF]{1,2}v|[ps][0-6]|priorit|gravi|schweregrad|alvorlig|критичн|[重优優严嚴심级級등\uFF00-\uFFEF]/iu;

/** Whether a line may tell of a time. */
const mayTell = (line: string): boolean => /\d/u.test(line) || MAY_BE_FIXED.test(fold(line));

/** The paragraphs of a block that may name levels, outside its tables. */
function textsNamingLevels(block: RootContent): readonly Paragraph[] {
  const found: Paragraph[] = [];
  for (const node of walk(block, ({ type }) => type !== "paragraph" && type !== "table")) {
    if (node.type === "code") found.push(...countedLines(node));
    if (node.type !== "paragraph") continue;
    const lines = linesOf(node).map(({ text }) => text);
    if (lines.some((line) => mayTell(line)))
      found.push({ text: joined(lines.map((line) => narrow(line))), line: lineOf(node) });
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
