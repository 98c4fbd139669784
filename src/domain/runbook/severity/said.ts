import { commitment, mattersBeside, readClauses, type ClauseContext } from "./clause.ts";
import { spell, type Code } from "./code.ts";
import { namesLevels } from "./column.ts";
import { isCommitted, joinAll, NO_COMMITMENTS } from "./commitments.ts";
import type { Draft } from "./draft.ts";
import { fold } from "./folded.ts";
import type { Matter } from "./kind-words.ts";
import { bareHead, type LevelHead } from "./level-head.ts";
import type { Commitments } from "./level.ts";
import { mentionsIn, type Mention } from "./mentions.ts";
import { spansIn } from "./span.ts";
import { MAY_BE_FIXED } from "./span-words.ts";
import { speaksOfIncidents, wordMentionsIn, type Place } from "./word-mentions.ts";

/** What ends a sentence. */
export const SENTENCE = /[.!?](?=\s|$)|[。！？\n]/u;

/** What times are for, unless for what is no target. */
export const usable = (matter: Matter | undefined): Matter | undefined =>
  matter === "escalate" || matter === "other" ? undefined : matter;

/** What `START` looks for, in text that is not folded; most paragraphs hold nothing like it. */
export const MAY_START =
  /s[e\u0080-\uFFFF]{1,2}v|[ps][0-6]|priorit|gravi|schweregrad|alvorlig|критичн|[重优優严嚴심级級등\uFF00-\uFFEF]/iu;

/** Whether a line may tell of a time. */
export const mayTell = (line: string): boolean => /\d/u.test(line) || MAY_BE_FIXED.test(fold(line));

/** A paragraph, in one line for each sentence or more. */
export interface Paragraph {
  readonly text: string;
  readonly line: number;
}

/** What the sentences of a paragraph say about the levels they name. */
export function textDrafts({ text, line }: Paragraph, context: ClauseContext): readonly Draft[] {
  let said: Said = { fallback: context.fallback, order: [] };
  return text.split(SENTENCE).flatMap((sentence) => {
    const read = sentenceDrafts(sentence, line, context, said);
    ({ said } = read);
    return read.drafts;
  });
}

interface Read {
  readonly drafts: readonly Draft[];
  /** What the next sentence may take over. */
  readonly said: Said;
}

function sentenceDrafts(
  sentence: string,
  line: number,
  context: ClauseContext,
  before: Said,
): Read {
  const folded = fold(sentence);
  const mentions = mentionsIn(folded);
  // Words are levels only beside a time.
  const named = mentions.length === 0 && mayTell(sentence) ? wordMentionsIn(folded) : [];
  const places = mentions.length > 0 ? mentions.map(coded) : named;
  if (places.length === 0) return { drafts: [], said: before };
  if (isEnumeration(folded, mentions))
    return {
      drafts: ofCodes(
        mentions.flatMap(({ codes }) => codes),
        sentence,
        line,
        NO_COMMITMENTS,
      ),
      said: before,
    };
  const pieces = cut(sentence, folded, places);
  let said = before;
  const drafts = pieces.flatMap((piece, index) => {
    const { heads = [], isAside = false } = places[index] ?? {};
    said = saidIn(piece, said);
    const { fallback, inOrder } = said;
    const own = { ...context, fallback: isAside ? undefined : fallback };
    const shares = SHARED.exec(piece)?.[0].split("/") ?? [];
    return heads.flatMap((head, at) => {
      const text = shares.length === heads.length ? piece.replace(SHARED, shares[at] ?? "") : piece;
      const all = inOrder ?? readClauses(text, own);
      const commitments = isAside ? { ...all, targets: {} } : all;
      return isCommitted(commitments) ? [{ head, raw: sentence.trim(), line, ...commitments }] : [];
    });
  });
  return { drafts, said: drafts.length === 0 ? before : said };
}

/** Times told together, one for each of the levels: `every 15/30 min for SEV-1/SEV-2`. */
const SHARED = /\d{1,3}(?:\/\d{1,3})+(?= ?\p{L})/u;

const coded = ({ codes, start, end }: Mention): Place => ({
  heads: codes.map((code) => headOf(code)),
  start,
  end,
  isAside: false,
});

/** What pieces of text have said so far. */
export interface Said {
  /** What the times of the next piece are for if it does not say. */
  readonly fallback: Matter | undefined;
  /** The same where a piece told of several times: `P1 15 min to respond / 4 h to resolve; P2 1 h / 1 day`. */
  readonly order: readonly Matter[];
  /** The times of a piece that takes over that order. */
  readonly inOrder?: Commitments;
}

/** How far behind a time a word no longer says what it is for. */
const FAR = 16;

/** Characters between times that are told one after the other. */
const BETWEEN = 6;

/** What a piece says, or takes over from those before it. */
export function saidIn(piece: string, { fallback, order }: Said): Said {
  const said = fold(piece.slice(0, MOST_SAID));
  const spans = spansIn(said);
  const places = mattersBeside(spans, said);
  const end = (spans.at(-1)?.end ?? 0) + FAR;
  if (
    spans.length >= 2 &&
    spans.length === order.length &&
    spans.every((span, index) => span.start - (spans[index - 1] ?? span).end <= BETWEEN) &&
    places.every(({ start }) => start > end)
  ) {
    const times = spans.map((span, index) =>
      commitment(order[index] ?? "other", span, piece.trim()),
    );
    return { fallback, order, inOrder: joinAll(times) };
  }
  const mentions = places.map(({ matter }) => matter);
  const matters = new Set(mentions);
  if (matters.size === 0) return { fallback, order };
  if (matters.has("update")) matters.delete("tell");
  const [only, ...more] = matters;
  return {
    fallback: more.length === 0 ? usable(only) : undefined,
    order: mentions.length >= 2 && mentions.length === spans.length ? mentions : [],
  };
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
  /(?:^|[^\p{L}])(?:classif|klassifi|(?:s|za)?klasyfik|clasific|classer|classez|einstuf|einordn|oznacz|классифи|присво|присва)|分類|判定|分级|定级|分級|定級|분류/u;

/** Whether a text asks to give an incident its level. */
export function asksToGrade(text: string): boolean {
  const folded = fold(text);
  return GRADES.test(folded) && speaksOfIncidents(folded);
}

/** What a text says about levels that are only known by their codes. */
export const ofCodes = (
  codes: readonly Code[],
  raw: string,
  line: number,
  commitments: Commitments,
): readonly Draft[] =>
  codes.map((code) => ({ head: headOf(code), raw: raw.trim(), line, ...commitments }));

/** A level of which there is only the code. */
const headOf = (code: Code): LevelHead => bareHead(spell(code), code.family, code.rank);

/** The part of the sentence that speaks of each mention: what follows it, or what leads to it where the time comes first. */
function cut(sentence: string, folded: string, mentions: readonly Place[]): readonly string[] {
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
