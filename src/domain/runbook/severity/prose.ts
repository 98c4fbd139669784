import type { Code as CodeBlock, RootContent } from "mdast";
import { lineOf, walk } from "../../markdown/node.ts";
import { toWords } from "../../markdown/words.ts";
import { allParts, type Part } from "../outline.ts";
import { isPlainText } from "../other-steps.ts";
import { isCheck } from "../plan/checking.ts";
import { mattersBeside, readClauses, type ClauseContext } from "./clause.ts";
import { spell, type Code } from "./code.ts";
import { namesLevels } from "./column.ts";
import { isCommitted, NO_COMMITMENTS, onlyMeasured } from "./commitments.ts";
import type { Draft } from "./draft.ts";
import { fold, narrow } from "./folded.ts";
import type { Matter } from "./kind-words.ts";
import { readHead } from "./level-head.ts";
import { isAboutNews, matterOf } from "./matter.ts";
import { mentionsIn, type Mention } from "./mentions.ts";
import { spansIn } from "./span.ts";
import { linesOf, plainText } from "./text.ts";

const SENTENCE = /[.!?](?=\s|$)|[。！？\n]/u;
/** What sentences say about levels they name: `SEV-1 must be acknowledged within 15 minutes`. */
export const proseDrafts = (top: Part): readonly Draft[] =>
  [...allParts(top)].flatMap((part) => {
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
  });

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
  if (only === undefined || more.length > 0 || spansIn(folded).length > 0) return [];
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

const usable = (matter: Matter | undefined): Matter | undefined =>
  matter === "escalate" || matter === "other" ? undefined : matter;

/** A paragraph, in one line for each sentence or more. */
interface Paragraph {
  readonly text: string;
  readonly line: number;
}

/** What `START` looks for, in text that is not folded; most paragraphs hold nothing like it. */
const MAY_START =
  /s[e\u0080-\uFFFF]{1,2}v|p[0-6]|priorit|gravi|schweregrad|alvorlig|критичн|[重优優严嚴심\uFF00-\uFFEF]/iu;

/** The paragraphs of a block that may name levels, outside its tables. */
function textsNamingLevels(block: RootContent): readonly Paragraph[] {
  const found: Paragraph[] = [];
  for (const node of walk(block, ({ type }) => type !== "paragraph" && type !== "table")) {
    if (node.type === "code") found.push(...countedLines(node));
    if (node.type !== "paragraph") continue;
    const lines = linesOf(node).map(({ text }) => text);
    if (lines.some((line) => MAY_START.test(line)))
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

function textDrafts({ text, line }: Paragraph, context: ClauseContext): readonly Draft[] {
  let { fallback } = context;
  return text.split(SENTENCE).flatMap((sentence) => {
    const read = sentenceDrafts(sentence, line, { ...context, fallback });
    fallback = read.fallback;
    return read.drafts;
  });
}

/** A line may go on with the sentence before it, but not when it opens with an ornament. */
const joined = (lines: readonly string[]): string =>
  lines.map((line, index) => (index > 0 && ORNAMENTED.test(line) ? `\n${line}` : line)).join(" ");

const ORNAMENTED = /^\s*[\p{Extended_Pictographic}•·*–—-]/u;

interface Read {
  readonly drafts: readonly Draft[];
  /** What the times of the next sentence are for if it does not say. */
  readonly fallback: Matter | undefined;
}

function sentenceDrafts(sentence: string, line: number, context: ClauseContext): Read {
  const folded = fold(sentence);
  const mentions = mentionsIn(folded);
  const [first] = mentions;
  if (first === undefined) return { drafts: [], fallback: context.fallback };
  if (isEnumeration(folded, mentions))
    return { drafts: bareDrafts(sentence, line, mentions), fallback: context.fallback };
  const pieces = cut(sentence, folded, mentions);
  let fallback = context.fallback;
  const drafts = pieces.flatMap((piece, index) => {
    const said = fold(piece.slice(0, MOST_SAID));
    const matters = new Set(mattersBeside(spansIn(said), said).map(({ matter }) => matter));
    if (matters.has("update")) matters.delete("tell");
    if (matters.size > 0) fallback = matters.size === 1 ? usable([...matters][0]) : undefined;
    const commitments = readClauses(piece, { ...context, fallback });
    if (!isCommitted(commitments)) return [];
    return (mentions[index]?.codes ?? []).map((code) => ({
      head: headOf(code),
      raw: sentence.trim(),
      line,
      ...commitments,
    }));
  });
  return { drafts, fallback: drafts.length === 0 ? context.fallback : fallback };
}

/** Characters in which a piece says what its times are for. */
const MOST_SAID = 1000;

/** `Severity: P1 (critical) / P2 (major) / P3`: at least three levels of one scale, each after the one before it, and no time. */
function isEnumeration(folded: string, mentions: readonly Mention[]): boolean {
  const codes = mentions.flatMap((mention) => mention.codes);
  const [first] = codes;
  if (first === undefined || codes.length < 3 || spansIn(folded).length > 0) return false;
  const before = folded.slice(0, mentions[0]?.start);
  return (
    (namesLevels(before) || GRADES.test(before)) &&
    codes.every(({ family, rank }, index) => family === first.family && rank === first.rank + index)
  );
}

/** Asks to give an incident its level. */
const GRADES =
  /(?:^|[^\p{L}])(?:classif|klassifi|klasyfik|sklasyfik|zaklasyfik|clasific|classer|classez|einstuf|einordn|oznacz|классифи|присво|присва)|分類|判定|分级|定级|分級|定級|분류/u;

const bareDrafts = (
  sentence: string,
  line: number,
  mentions: readonly Mention[],
): readonly Draft[] =>
  mentions
    .flatMap(({ codes }) => codes)
    .map((code) => ({ head: headOf(code), raw: sentence.trim(), line, ...NO_COMMITMENTS }));

const headOf = (code: Code): Draft["head"] => ({
  code: spell(code),
  family: code.family,
  rank: code.rank,
  aliases: [],
  label: "",
});

/** The part of the sentence that speaks of each mention: what follows it, or what leads to it where the time comes first. */
function cut(sentence: string, folded: string, mentions: readonly Mention[]): readonly string[] {
  const [first, last] = [mentions[0], mentions.at(-1)];
  const isTimeFirst =
    spansIn(folded.slice(0, first?.start)).length > 0 &&
    spansIn(folded.slice(last?.end)).length === 0;
  return mentions.map(({ start, end }, index) => {
    if (isTimeFirst) return sentence.slice(mentions[index - 1]?.end ?? 0, start);
    const before = index === 0 ? sentence.slice(0, start) : "";
    return `${before.replaceAll(/[,:(]\s*$/gu, " ")} ${sentence.slice(end, mentions[index + 1]?.start)}`;
  });
}
